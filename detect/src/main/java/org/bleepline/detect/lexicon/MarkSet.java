package org.bleepline.detect.lexicon;

import java.util.Arrays;

/** A set of {@linkplain Marks marks}; used to ask whether a token carries any of them. Filled once, then only read. */
final class MarkSet {
    private long[] bits = new long[1];

    void add(int mark) {
        int cell = mark >>> 6;
        if (cell >= bits.length) {
            bits = Arrays.copyOf(bits, cell + 1);
        }
        bits[cell] |= 1L << mark;
    }

    boolean meets(MarkedTokens tokens, int token) {
        for (int cell = 0; cell < bits.length; cell++) {
            if ((bits[cell] & tokens.cell(token, cell)) != 0) {
                return true;
            }
        }
        return false;
    }

    void addTo(MarkedTokens tokens, int token) {
        for (int cell = 0; cell < bits.length; cell++) {
            tokens.or(token, cell, bits[cell]);
        }
    }
}
