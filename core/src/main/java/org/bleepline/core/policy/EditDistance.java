package org.bleepline.core.policy;

/** How unlike two words are: Levenshtein distance with unit costs (V. Levenshtein, 1966), in two rows. Safe for use by several threads. */
public final class EditDistance {
    private EditDistance() {}

    /** Letters (UTF-16 code units) to be changed, put in or taken out to make one of the other. */
    public static int between(String left, String right) {
        int[] previous = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int substitution = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                current[column] = Math.min(
                        Math.min(current[column - 1], previous[column]) + 1, previous[column - 1] + substitution);
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[right.length()];
    }
}
