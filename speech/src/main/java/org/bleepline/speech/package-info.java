/**
 * The speech engines that ship with the product.
 *
 * <p>May use: core.speech, core.transcript, speech.
 */
@NullMarked
package org.bleepline.speech;

import org.jspecify.annotations.NullMarked;
