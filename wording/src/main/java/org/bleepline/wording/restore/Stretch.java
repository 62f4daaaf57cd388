package org.bleepline.wording.restore;

import java.util.List;
import java.util.Locale;

/**
 * Words that follow each other, as the model sees them: which features speak at a place. A feature is a row of the weights,
 * found by hashing; rows may be shared ("feature hashing", Weinberger et al., ICML 2009). Not for use by several threads.
 */
public final class Stretch {
    /** Features of a mark. */
    public static final int MARK_FEATURES = 32;
    /** Features of the capitals of a word. */
    public static final int CAPITALS_FEATURES = 28;

    private static final int EDGE = 3;
    private static final int BEGIN = Hash.mix(1);
    private static final int END = Hash.mix(2);
    private static final int MAX_AFFIX = 4;

    private final int size;
    /** With {@link #EDGE} words that stand for the edges on both sides. */
    private final int[] words;

    private final int[] suffixes;
    private final int[] names;
    private final int[] longSuffixes;
    private final int[] shortSuffixes;
    private final int[] prefixes;
    private final int[] lengths;
    private final Pause[] pauses;

    private Stretch(int size) {
        this.size = size;
        this.words = new int[size + 2 * EDGE];
        this.suffixes = new int[size + 2 * EDGE];
        this.names = new int[size + 2 * EDGE];
        this.longSuffixes = new int[size];
        this.shortSuffixes = new int[size];
        this.prefixes = new int[size];
        this.lengths = new int[size];
        this.pauses = new Pause[size];
    }

    /** @param pauses behind each word */
    public static Stretch of(List<String> words, List<Pause> pauses, NameWords names) {
        Stretch stretch = new Stretch(words.size());
        for (int edge = 0; edge < EDGE; edge++) {
            stretch.words[edge] = BEGIN;
            stretch.suffixes[edge] = BEGIN;
            stretch.words[EDGE + stretch.size + edge] = END;
            stretch.suffixes[EDGE + stretch.size + edge] = END;
        }
        for (int index = 0; index < stretch.size; index++) {
            String word = plain(words.get(index));
            int length = word.length();
            int at = index + EDGE;
            stretch.words[at] = Hash.word(word);
            stretch.suffixes[at] = Hash.text(word, Math.max(0, length - 3), length);
            stretch.names[at] = names.lists(stretch.words[at]);
            stretch.longSuffixes[index] = Hash.text(word, Math.max(0, length - MAX_AFFIX), length);
            stretch.shortSuffixes[index] = Hash.text(word, Math.max(0, length - 2), length);
            stretch.prefixes[index] = Hash.text(word, 0, Math.min(3, length));
            stretch.lengths[index] = Math.min(length, 12);
            stretch.pauses[index] = pauses.get(index);
        }
        return stretch;
    }

    /** Lower case, straight apostrophes, each digit a zero, without what stands at the edges. */
    static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        int start = 0;
        int end = lower.length();
        while (start < end && !Character.isLetterOrDigit(lower.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
            end--;
        }
        StringBuilder plain = new StringBuilder(end - start);
        for (int index = start; index < end; index++) {
            plain.append(Character.isDigit(lower.charAt(index)) ? '0' : lower.charAt(index));
        }
        return plain.toString();
    }

    public int size() {
        return size;
    }

    /** The hash of a word, for the table of mixed case. */
    int word(int index) {
        return words[index + EDGE];
    }

    /**
     * The rows that speak for the mark behind a word.
     *
     * @param sentenceStart the first word behind the last mark that ended a sentence
     * @param markBehind the first word behind the last mark of any kind
     * @param rows receives {@link #MARK_FEATURES} rows below {@code 1 << bits}
     */
    public void markRows(int index, int sentenceStart, int markBehind, int bits, int[] rows) {
        int at = index + EDGE;
        int w0 = words[at];
        int w1 = words[at + 1];
        int w2 = words[at + 2];
        int back1 = words[at - 1];
        int back2 = words[at - 2];
        int first = words[sentenceStart + EDGE];
        int second = sentenceStart < index ? words[sentenceStart + EDGE + 1] : BEGIN;
        int open = bucket(index - sentenceStart);
        int pause = pauses[index].ordinal();
        int sinceMark = bucket(index - markBehind);
        Rows out = new Rows(rows, bits);
        out.add(w0);
        out.add(w1);
        out.add(back1);
        out.add(w2);
        out.add(back2);
        out.add(words[at + EDGE]);
        out.add(back1, w0);
        out.add(w0, w1);
        out.add(w1, w2);
        out.add(Hash.combine(back1, w0), w1);
        out.add(Hash.combine(w0, w1), w2);
        out.add(Hash.combine(back2, back1), w0);
        out.add(Hash.combine(w1, w2), words[at + EDGE]);
        out.add(suffixes[at]);
        out.add(suffixes[at + 1]);
        out.add(suffixes[at], suffixes[at + 1]);
        out.add(names[at] * 256 + names[at + 1]);
        out.add(first, Math.min(open, 1));
        out.add(Hash.combine(first, second), Math.min(open, 2));
        out.add(first, w1);
        out.add(first, w0);
        out.add(first, w1 == END ? 1 : 0);
        out.add(Hash.combine(first, second), w1 == END ? 1 : 0);
        out.add(open);
        out.add(open, w1);
        out.add(sinceMark, w1);
        out.add(sinceMark, w0);
        out.add(pause);
        out.add(pause, w1);
        out.add(pause, w0);
        out.add(pause, open);
        out.add(Hash.combine(pause, first), w1 == END ? 1 : 0);
        out.requireFull(MARK_FEATURES);
    }

    /**
     * The rows that speak for the capitals of a word.
     *
     * @param previous capitals of the word in front
     * @param rows receives {@link #CAPITALS_FEATURES} rows below {@code 1 << bits}
     */
    public void capitalsRows(int index, Capitals previous, int bits, int[] rows) {
        int at = index + EDGE;
        int w0 = words[at];
        int w1 = words[at + 1];
        int back1 = words[at - 1];
        int before = previous.ordinal();
        Rows out = new Rows(rows, bits);
        out.add(w0);
        out.add(w0, 1);
        out.add(w1);
        out.add(back1);
        out.add(words[at + 2]);
        out.add(words[at - 2]);
        out.add(back1, w0);
        out.add(w0, w1);
        out.add(back1, w1);
        out.add(words[at - 2], back1);
        out.add(Hash.combine(back1, w0), w1);
        out.add(w1, words[at + 2]);
        out.add(suffixes[at]);
        out.add(longSuffixes[index]);
        out.add(shortSuffixes[index]);
        out.add(prefixes[index]);
        out.add(lengths[index]);
        out.add(suffixes[at + 1]);
        out.add(names[at]);
        out.add(names[at], back1);
        out.add(names[at], w1);
        out.add(names[at] * 256 + names[at + 1]);
        out.add(names[at] * 256 + names[at - 1], before);
        out.add(before);
        out.add(before, w0);
        out.add(before, names[at]);
        out.add(before, back1);
        out.add(before, suffixes[at]);
        out.requireFull(CAPITALS_FEATURES);
    }

    private static int bucket(int words) {
        if (words < 4) {
            return words;
        }
        return words < 6 ? 4 : words < 9 ? 5 : words < 14 ? 6 : words < 22 ? 7 : 8;
    }

    /** Hashes each feature together with its place in the list. */
    private static final class Rows {
        private final int[] rows;
        private final int shift;
        private int count;

        Rows(int[] rows, int bits) {
            this.rows = rows;
            this.shift = 32 - bits;
        }

        void add(int value) {
            rows[count] = Hash.mix(Hash.combine(value, count * 0x01B8_73AF + 1)) >>> shift;
            count++;
        }

        void add(int first, int second) {
            add(Hash.combine(Hash.mix(first), second));
        }

        void requireFull(int size) {
            if (count != size) {
                throw new IllegalStateException(count + " features instead of " + size);
            }
        }
    }
}
