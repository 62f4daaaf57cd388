package org.bleepline.detect.lexicon;

import java.text.Normalizer;

/**
 * Hashes of words as a lexicon compares them: without case, accents and apostrophes, once as they stand and once without
 * a plural ending.
 *
 * <p>Not safe for use by several threads: it keeps the letters of the last word.
 *
 * <p>The hash is FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv) over UTF-16 units, spread by the finaliser of
 * MurmurHash3 (Appleby, public domain). With 2^17 phrases, the chance that some other phrase hits one of them is about
 * 10^-14 for each look-up.
 */
final class WordHash {
    /** Longer runs of letters are not words; they match nothing. */
    static final int MAX_LETTERS = 40;

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    /** The hash of no letters. */
    static final long ENDING = 0x2545f4914f6cdd1dL;

    private static final long FNV_PRIME = 0x100000001b3L;
    private static final int FOLDED_TO = 0x250;
    private static final char[] FOLDED = foldedLetters();

    private final char[] letters = new char[MAX_LETTERS + 2];
    private int length;

    /** Starts a new word. */
    void clear() {
        length = 0;
    }

    /** Adds a character of the word; apostrophes and dots are to be left out by the caller. */
    void add(char character) {
        if (length <= MAX_LETTERS) {
            letters[length++] = fold(character);
        }
    }

    /** Whether the word is short enough to be looked up. */
    boolean isWord() {
        return length > 0 && length <= MAX_LETTERS;
    }

    int length() {
        return length;
    }

    char letter(int index) {
        return letters[index];
    }

    /** The hash of the letters as they stand. */
    long exact() {
        return hash(letters, length);
    }

    /** The hash of the letters as they stand, but for the last. */
    long exactWithoutLast() {
        return hash(letters, length - 1);
    }

    /**
     * Takes the plural off, in place: ies to y, es behind a hiss, men to man, else s. A light stemmer after Harman (1991),
     * "How effective is suffixing?", with its exceptions us, ss and is.
     */
    void stem() {
        if (length > 4 && ends("ies")) {
            length -= 2;
            letters[length - 1] = 'y';
        } else if (length > 5 && (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zes"))) {
            length -= 2;
        } else if (length > 3 && ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
            length -= 1;
        } else if (length >= 3 && ends("men")) {
            letters[length - 2] = 'a';
        }
    }

    /** The hash of an ending, read backwards, one letter longer; the empty one is {@link #ENDING}. */
    static long lengthenEnding(long ending, char letter) {
        return spread((ending ^ letter) * FNV_PRIME);
    }

    /** The hash of a sequence, one word longer. */
    static long append(long sequence, long word) {
        return spread((sequence ^ word) * FNV_PRIME + (sequence >>> 29));
    }

    private boolean ends(String ending) {
        int offset = length - ending.length();
        if (offset < 0) {
            return false;
        }
        for (int index = 0; index < ending.length(); index++) {
            if (letters[offset + index] != ending.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private static long hash(char[] letters, int length) {
        long hash = FNV_BASIS;
        for (int index = 0; index < length; index++) {
            hash = (hash ^ letters[index]) * FNV_PRIME;
        }
        return spread(hash);
    }

    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    private static char fold(char character) {
        if (character < FOLDED_TO) {
            return FOLDED[character];
        }
        return Character.toLowerCase(character);
    }

    private static char[] foldedLetters() {
        char[] folded = new char[FOLDED_TO];
        for (char character = 0; character < FOLDED_TO; character++) {
            String plain = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD);
            folded[character] = Character.toLowerCase(plain.charAt(0));
        }
        return folded;
    }
}
