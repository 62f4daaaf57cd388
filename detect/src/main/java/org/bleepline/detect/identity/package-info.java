/**
 * Finds the numbers that a state gives its people: social security, passport, driver's licence.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.identity;

import org.jspecify.annotations.NullMarked;
