/**
 * Finds out when given English words were said: forced alignment with the acoustic model of CMU Sphinx.
 *
 * <p>May use: core.speech, core.transcript, speech.segment, edu.cmu.sphinx.
 */
@NullMarked
package org.bleepline.speech.align;

import org.jspecify.annotations.NullMarked;
