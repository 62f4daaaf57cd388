package org.bleepline.detect.tagger;

/**
 * The hash functions of the model. Changing one makes every stored model unreadable, so they are pinned by a test.
 *
 * <p>Mixing is the 32-bit finalizer of MurmurHash3 (Austin Appleby, public domain).
 */
final class Hash {
    static final int SEED = 0x2F0B_91D5;
    private static final int FOLDED_CHARS = 0x180;
    private static final char[] FOLDED = foldedLatin();

    private Hash() {}

    static int mix(int value) {
        int h = value;
        h ^= h >>> 16;
        h *= 0x85EB_CA6B;
        h ^= h >>> 13;
        h *= 0xC2B2_AE35;
        h ^= h >>> 16;
        return h;
    }

    static int combine(int first, int second) {
        return (first ^ second * 0x9E37_79B1) * 0x01B8_73AF + Integer.rotateLeft(first, 13);
    }

    /** One character into a running hash. */
    static int step(int hash, char character) {
        return (hash ^ character) * 0x0100_0193;
    }

    /** Lower case, without the accents of Latin letters; digits become {@code 0}. */
    static char fold(char character) {
        if (character < FOLDED_CHARS) {
            return FOLDED[character];
        }
        return Character.toLowerCase(character);
    }

    /** The hash of a word as {@link Tokens} computes it for a token without punctuation. */
    static int word(CharSequence word) {
        int hash = SEED;
        for (int index = 0; index < word.length(); index++) {
            char character = word.charAt(index);
            if (!isApostrophe(character)) {
                hash = step(hash, fold(character));
            }
        }
        return mix(hash);
    }

    static boolean isApostrophe(char character) {
        return character == '\'' || character == '\u2019' || character == '\u2018';
    }

    private static char[] foldedLatin() {
        char[] table = new char[FOLDED_CHARS];
        for (char character = 0; character < FOLDED_CHARS; character++) {
            char lower = Character.toLowerCase(character);
            String decomposed = java.text.Normalizer.normalize(String.valueOf(lower), java.text.Normalizer.Form.NFD);
            char base = decomposed.charAt(0);
            table[character] = base >= '0' && base <= '9' ? '0' : base < 0x80 ? base : lower;
        }
        return table;
    }
}
