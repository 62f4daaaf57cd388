package org.bleepline.speech.sphinx;

/**
 * A word of one segment.
 *
 * @param text lower case
 * @param startMillis from the start of the segment
 * @param endMillis from the start of the segment
 * @param confidence 0 to 1
 */
record HeardWord(String text, long startMillis, long endMillis, double confidence) {}
