package org.bleepline.detect.lexicon;

/**
 * What is known about a sequence of words: a number for its senses, and whether a longer phrase begins with it. An
 * open-addressing table from 64-bit hashes; the words themselves are not kept.
 *
 * <p>Safe for use by several threads once it is filled.
 */
final class PhraseTable {
    /** Nothing begins with this sequence. */
    static final int UNKNOWN = 0;

    private static final int LONGER_FLAG = 1;
    private static final int KNOWN_FLAG = 2;
    private static final int SENSES_SHIFT = 2;

    private long[] keys;
    private int[] values;
    private int size;

    PhraseTable(int expectedSize) {
        int capacity = Integer.highestOneBit(Math.max(16, expectedSize * 2 - 1)) * 2;
        keys = new long[capacity];
        values = new int[capacity];
    }

    /** What stands behind a sequence, to be read with {@link #senses(int)} and {@link #goesOn(int)}. */
    int find(long sequence) {
        int slot = slot(sequence);
        return values[slot];
    }

    static int senses(int value) {
        return value >>> SENSES_SHIFT;
    }

    static boolean goesOn(int value) {
        return (value & LONGER_FLAG) != 0;
    }

    void putSenses(long sequence, int senses) {
        int slot = slotForWriting(sequence);
        values[slot] = (values[slot] & LONGER_FLAG) | KNOWN_FLAG | (senses << SENSES_SHIFT);
    }

    void putGoesOn(long sequence) {
        values[slotForWriting(sequence)] |= LONGER_FLAG | KNOWN_FLAG;
    }

    int size() {
        return size;
    }

    private int slotForWriting(long sequence) {
        if (size * 2 >= keys.length) {
            grow();
        }
        int slot = slot(sequence);
        if (values[slot] == UNKNOWN) {
            keys[slot] = sequence;
            size++;
        }
        return slot;
    }

    private int slot(long sequence) {
        int mask = keys.length - 1;
        // By the highest bits: a compiled list is sorted, so it fills the table from one end to the other.
        int slot = (int) (sequence >>> (Long.numberOfLeadingZeros(mask)));
        while (values[slot] != UNKNOWN && keys[slot] != sequence) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        for (int index = 0; index < oldKeys.length; index++) {
            if (oldValues[index] != UNKNOWN) {
                int slot = slot(oldKeys[index]);
                keys[slot] = oldKeys[index];
                values[slot] = oldValues[index];
            }
        }
    }
}
