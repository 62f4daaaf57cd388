package org.bleepline.detect.lexicon;

import java.util.Arrays;

/**
 * A set of {@linkplain Marks marks}; used to ask whether a token carries any of them. Filled once, then only read. Holds
 * only the stretches of marks in which it has some: there are thousands of marks, and most sets have a few.
 */
final class MarkSet {
    /** Which sixty-four marks the bits are about; in rising order. */
    private int[] cells = new int[0];

    private long[] bits = new long[0];

    void add(int mark) {
        int cell = mark >>> 6;
        int index = Arrays.binarySearch(cells, cell);
        if (index < 0) {
            index = -index - 1;
            cells = widened(cells, index);
            cells[index] = cell;
            bits = widened(bits, index);
        }
        bits[index] |= 1L << mark;
    }

    boolean meets(MarkedTokens tokens, int token) {
        for (int index = 0; index < cells.length; index++) {
            if ((bits[index] & tokens.cell(token, cells[index])) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many stretches of sixty-four marks the set has a mark in. */
    int size() {
        return cells.length;
    }

    /** The first of the sixty-four marks of a stretch. */
    int firstMark(int index) {
        return cells[index] << 6;
    }

    /** The marks of a stretch that both the set and the token have. */
    long common(int index, MarkedTokens tokens, int token) {
        return bits[index] & tokens.cell(token, cells[index]);
    }

    private static int[] widened(int[] values, int at) {
        int[] wider = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at, wider, at + 1, values.length - at);
        return wider;
    }

    private static long[] widened(long[] values, int at) {
        long[] wider = Arrays.copyOf(values, values.length + 1);
        System.arraycopy(values, at, wider, at + 1, values.length - at);
        wider[at] = 0;
        return wider;
    }
}
