/**
 * What a score is worth: turns the scores that recognizers weigh their candidates with into how often spans are right.
 *
 * <p>May use: core.
 */
@NullMarked
package org.bleepline.detect.calibration;

import org.jspecify.annotations.NullMarked;
