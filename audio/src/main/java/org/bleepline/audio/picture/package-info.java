/**
 * Draws recordings: the waveform and what was cut out of it.
 *
 * <p>May use: core.
 */
@NullMarked
package org.bleepline.audio.picture;

import org.jspecify.annotations.NullMarked;
