/**
 * Fits the curves that turn scores into how often spans are right. Not a part of the product.
 *
 * <p>May use: core, detect, detect.calibration, evaluation.
 */
@NullMarked
package org.bleepline.training.calibration;

import org.jspecify.annotations.NullMarked;
