/**
 * What a speech engine is, to those who use one and to those who write one.
 *
 * <p>May use: core.model, core.transcript.
 */
@NullMarked
package org.bleepline.core.speech;

import org.jspecify.annotations.NullMarked;
