package org.bleepline.wording.restore;

/**
 * The hash functions of the model; changing one makes the stored model useless, so that a test pins them.
 *
 * <p>Mixing is the 32-bit finalizer of MurmurHash3 (Austin Appleby, public domain); the running hash is FNV-1a.
 */
final class Hash {
    private static final int START = 0x811C_9DC5;
    private static final int STEP = 0x0100_0193;

    private Hash() {}

    static int mix(int value) {
        int hash = value;
        hash ^= hash >>> 16;
        hash *= 0x85EB_CA6B;
        hash ^= hash >>> 13;
        hash *= 0xC2B2_AE35;
        hash ^= hash >>> 16;
        return hash;
    }

    static int combine(int first, int second) {
        return Integer.rotateLeft(first, 7) * 0x9E37_79B1 ^ second;
    }

    static int text(CharSequence text, int from, int to) {
        int hash = START;
        for (int index = from; index < to; index++) {
            hash = (hash ^ text.charAt(index)) * STEP;
        }
        return mix(hash);
    }

    static int word(CharSequence word) {
        return text(word, 0, word.length());
    }
}
