/**
 * Finds dates, dates of birth, card expirations, periods, clock times and durations.
 *
 * <p>May use: core, detect.spoken, detect.reading.
 */
@NullMarked
package org.bleepline.detect.datetime;

import org.jspecify.annotations.NullMarked;
