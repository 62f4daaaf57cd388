/**
 * Finds vehicle identification numbers and license plates.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.vehicle;

import org.jspecify.annotations.NullMarked;
