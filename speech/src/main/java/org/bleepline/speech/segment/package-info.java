/**
 * Finds stretches of speech in a stream of samples and cuts them at pauses, for engines that want short pieces.
 *
 * <p>May use: core.speech.
 */
@NullMarked
package org.bleepline.speech.segment;

import org.jspecify.annotations.NullMarked;
