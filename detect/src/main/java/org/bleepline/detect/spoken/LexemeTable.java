package org.bleepline.detect.spoken;

import org.jspecify.annotations.Nullable;

/**
 * A hash table of words that is asked with a stretch of text, so that a known word costs no object. Open addressing with
 * linear probing (D. Knuth, The Art of Computer Programming 3, section 6.4); hash: FNV-1a over UTF-16 units.
 */
final class LexemeTable {
    private static final int FNV_OFFSET = 0x811c9dc5;
    private static final int FNV_PRIME = 0x01000193;

    private @Nullable Lexeme[] slots = new Lexeme[1024];
    private int size;

    static int hash(String text, int start, int end) {
        int hash = FNV_OFFSET;
        for (int index = start; index < end; index++) {
            hash = (hash ^ fold(text.charAt(index))) * FNV_PRIME;
        }
        return hash ^ (hash >>> 15);
    }

    /** Lower case; the typographic apostrophe becomes the plain one. */
    static char fold(char unit) {
        if (unit < 0x80) {
            return unit >= 'A' && unit <= 'Z' ? (char) (unit + 32) : unit;
        }
        return unit == '\u2019' ? '\'' : Character.toLowerCase(unit);
    }

    @Nullable
    Lexeme find(String text, int start, int end, int hash) {
        int slot = hash & (slots.length - 1);
        Lexeme lexeme = slots[slot];
        while (lexeme != null) {
            if (equal(lexeme.text(), text, start, end)) {
                return lexeme;
            }
            slot = (slot + 1) & (slots.length - 1);
            lexeme = slots[slot];
        }
        return null;
    }

    @Nullable
    Lexeme find(String word) {
        return find(word, 0, word.length(), hash(word, 0, word.length()));
    }

    /** Adds a word, or replaces the equal one. */
    void put(Lexeme lexeme) {
        if (size * 2 >= slots.length) {
            grow();
        }
        insert(lexeme);
    }

    private void insert(Lexeme lexeme) {
        String word = lexeme.text();
        int slot = hash(word, 0, word.length()) & (slots.length - 1);
        Lexeme present = slots[slot];
        while (present != null && !present.text().equals(word)) {
            slot = (slot + 1) & (slots.length - 1);
            present = slots[slot];
        }
        if (present == null) {
            size++;
        }
        slots[slot] = lexeme;
    }

    private void grow() {
        @Nullable Lexeme[] old = slots;
        slots = new Lexeme[old.length * 2];
        size = 0;
        for (Lexeme lexeme : old) {
            if (lexeme != null) {
                insert(lexeme);
            }
        }
    }

    private static boolean equal(String word, String text, int start, int end) {
        if (word.length() != end - start) {
            return false;
        }
        for (int index = 0; index < word.length(); index++) {
            if (word.charAt(index) != fold(text.charAt(start + index))) {
                return false;
            }
        }
        return true;
    }
}
