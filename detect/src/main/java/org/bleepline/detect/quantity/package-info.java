/**
 * Finds amounts with a meaning: money, ages, percentages, heights and weights.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.quantity;

import org.jspecify.annotations.NullMarked;
