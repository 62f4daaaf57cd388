package org.bleepline.training;

/** Which values go where, by a hash of the value (FNV-1a), the same in every run. */
final class Split {
    private static final int HELD_OUT_PERCENT = 12;
    private static final int HELD_BACK_PERCENT = 10;

    private Split() {}

    /** Whether made-up dev turns may use the value; the training turns must not. */
    static boolean heldOut(String value) {
        return percent(value, 17) < HELD_OUT_PERCENT;
    }

    /** Whether the lexicon used in training lacks the value. */
    static boolean leftOut(String value, int percent) {
        return percent(value, 71) < percent;
    }

    /** Whether a line of text is kept for measuring how well marks and case are restored. */
    static boolean heldBack(String line) {
        return percent(line, 29) < HELD_BACK_PERCENT;
    }

    private static int percent(String value, int salt) {
        int hash = 0x811C_9DC5 ^ salt;
        for (int index = 0; index < value.length(); index++) {
            hash = (hash ^ Character.toLowerCase(value.charAt(index))) * 0x0100_0193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B_3C6D;
        hash ^= hash >>> 13;
        return Math.floorMod(hash, 100);
    }
}
