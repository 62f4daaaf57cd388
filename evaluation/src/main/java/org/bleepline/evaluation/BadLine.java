package org.bleepline.evaluation;

/**
 * A line that could not be read; it is left out of the measurement.
 *
 * @param number 1 is the first line
 * @param reason what is wrong with it; holds no words of the text
 */
public record BadLine(long number, String reason) {}
