/**
 * Finds numbers of patients and of members of health plans.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.health;

import org.jspecify.annotations.NullMarked;
