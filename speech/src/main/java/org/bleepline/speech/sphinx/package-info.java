/**
 * The embedded English engine: CMU Sphinx, with models from its jar.
 *
 * <p>May use: core.model, core.speech, core.transcript, speech.segment, edu.cmu.sphinx.
 */
@NullMarked
package org.bleepline.speech.sphinx;

import org.jspecify.annotations.NullMarked;
