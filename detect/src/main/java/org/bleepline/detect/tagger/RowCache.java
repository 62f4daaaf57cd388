package org.bleepline.detect.tagger;

/**
 * Remembers rows of {@link Lanes} that were once added up, under a key of three numbers; a new row takes the place of an
 * older one. The whole key is compared, so that what is found is always what would be added up again.
 *
 * <p>Not safe for use by several threads.
 */
final class RowCache {
    private static final int KEY = 3;
    /** Set in the first number of each stored key, so that an empty place holds no key. */
    private static final long STORED = 1L << 63;

    final long[] rows;

    private final long[] keys;
    private final int width;
    private final int shift;
    private int found;

    /**
     * @param bits so many rows, as a power of two
     * @param width longs of a row
     */
    RowCache(int bits, int width) {
        this.keys = new long[KEY << bits];
        this.rows = new long[width << bits];
        this.width = width;
        this.shift = Long.SIZE - bits;
    }

    /**
     * Looks for a row; where it is, or where it is to be put, is then {@link #found()}.
     *
     * @param first its highest bit is of no account
     * @return whether the row is there; if not the place is taken for it and holds zeros
     */
    boolean find(long first, long second, long third) {
        long key = first | STORED;
        long mixed =
                ((key * 0x9E37_79B9_7F4A_7C15L ^ second) * 0xC2B2_AE3D_27D4_EB4FL ^ third) * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xC2B2_AE3D_27D4_EB4FL;
        int slot = (int) (mixed >>> shift);
        int at = slot * KEY;
        found = slot * width;
        if (keys[at] == key && keys[at + 1] == second && keys[at + 2] == third) {
            return true;
        }
        keys[at] = key;
        keys[at + 1] = second;
        keys[at + 2] = third;
        java.util.Arrays.fill(rows, found, found + width, 0);
        return false;
    }

    /** Index of the first long of the row that was looked for last. */
    int found() {
        return found;
    }
}
