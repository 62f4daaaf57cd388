package org.bleepline.detect.tagger;

/**
 * Sums for all labels, four of them in each {@code long}, so that one addition serves four labels.
 *
 * <p>A long holds {@code a + b * 2^16 + c * 2^32 + d * 2^48} for signed a to d. Sums of such numbers are again of this
 * form as long as each of the four stays within 16 bits, so plain addition adds all four ("SIMD within a register",
 * Fisher and Dietz, LCPC 1998). The first long holds only the label outside, in its highest quarter; each further one
 * the four labels of a type.
 */
final class Lanes {
    private static final long LOW = 0x8000_8000_8000_8000L;
    private static final int BITS = 16;

    private Lanes() {}

    /** How many longs hold the labels of so many types. */
    static int width(int types) {
        return 1 + types;
    }

    /** Which long a label stands in. */
    static int index(int label) {
        return label + 3 >> 2;
    }

    /** A value of one label, to be added to the long at its {@link #index}. */
    static long of(int label, int value) {
        return (long) value << BITS * (label + 3 & 3);
    }

    /** Makes the four values of a long independent of each other; only then they can be read with {@link #value}. */
    static long readable(long lanes) {
        return lanes + LOW ^ LOW;
    }

    /** One of the four values of a {@linkplain #readable readable} long. */
    static int value(long readable, int position) {
        return (short) (readable >>> BITS * position);
    }

    /** The value of the label outside in the first long of a row. */
    static int outside(long first) {
        return value(readable(first), 3);
    }

    /** Adds a row of lanes to another. */
    static void add(long[] sums, int at, long[] rows, int from, int width) {
        for (int index = 0; index < width; index++) {
            sums[at + index] += rows[from + index];
        }
    }
}
