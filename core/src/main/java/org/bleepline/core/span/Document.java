package org.bleepline.core.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.jspecify.annotations.Nullable;

/**
 * A text as recognizers read it: its characters, where its words are, and which words belong to one turn.
 *
 * <p>Of a transcript the words stand in <em>turn order</em>, utterance by utterance, so that a number spoken while
 * somebody else says "uh-huh" is in one piece; {@link #transcriptWord(int)} leads back. All offsets are UTF-16 code
 * units into {@link #text()}. Immutable and safe for use by several threads.
 */
public final class Document {
    /**
     * Words of one speaker that follow each other.
     *
     * @param firstWord index of the first word, inclusive
     * @param endWord index behind the last word
     * @param speaker who speaks, or null where speakers are not told apart
     */
    public record Turn(int firstWord, int endWord, @Nullable String speaker) {}

    private final String text;
    private final String languageCode;
    private final int[] starts;
    private final int[] ends;
    private final int[] transcriptWords;
    private final List<Turn> turns;

    private Document(
            String text, String languageCode, int[] starts, int[] ends, int[] transcriptWords, List<Turn> turns) {
        this.text = text;
        this.languageCode = languageCode;
        this.starts = starts;
        this.ends = ends;
        this.transcriptWords = transcriptWords;
        this.turns = List.copyOf(turns);
    }

    /** Words are what stands between white space; a line break starts a new turn. */
    public static Document of(String text, String languageCode) {
        Objects.requireNonNull(languageCode, "languageCode");
        IntList starts = new IntList();
        IntList ends = new IntList();
        List<Turn> turns = new ArrayList<>();
        int turnStart = 0;
        int length = text.length();
        int offset = 0;
        while (offset < length) {
            int codePoint = text.codePointAt(offset);
            if (isSpace(codePoint)) {
                if (isLineBreak(codePoint) && starts.size() > turnStart) {
                    turns.add(new Turn(turnStart, starts.size(), null));
                    turnStart = starts.size();
                }
                offset += Character.charCount(codePoint);
                continue;
            }
            starts.add(offset);
            while (offset < length && !isSpace(text.codePointAt(offset))) {
                offset += Character.charCount(text.codePointAt(offset));
            }
            ends.add(offset);
        }
        if (starts.size() > turnStart) {
            turns.add(new Turn(turnStart, starts.size(), null));
        }
        int[] identity = new int[starts.size()];
        for (int index = 0; index < identity.length; index++) {
            identity[index] = index;
        }
        return new Document(text, languageCode, starts.toArray(), ends.toArray(), identity, turns);
    }

    /** The words of a transcript in turn order, one space between words and a line break between turns. */
    public static Document of(Transcript transcript) {
        StringBuilder text = new StringBuilder();
        int count = transcript.words().size();
        int[] starts = new int[count];
        int[] ends = new int[count];
        int[] order = new int[count];
        List<Turn> turns = new ArrayList<>();
        int next = 0;
        for (Utterance utterance : transcript.utterances()) {
            int first = next;
            for (int index : utterance.words()) {
                if (next > 0) {
                    text.append(next == first ? '\n' : ' ');
                }
                starts[next] = text.length();
                text.append(transcript.words().get(index).text());
                ends[next] = text.length();
                order[next] = index;
                next++;
            }
            turns.add(new Turn(first, next, utterance.speaker()));
        }
        return new Document(text.toString(), transcript.languageCode(), starts, ends, order, turns);
    }

    public String text() {
        return text;
    }

    /** Lower case, such as {@code en} or {@code en_us}. */
    public String languageCode() {
        return languageCode;
    }

    public int wordCount() {
        return starts.length;
    }

    /** Offset of the first character of a word. */
    public int wordStart(int word) {
        return starts[word];
    }

    /** Offset behind the last character of a word. */
    public int wordEnd(int word) {
        return ends[word];
    }

    /** The word with its punctuation. */
    public String word(int word) {
        return text.substring(starts[word], ends[word]);
    }

    /** In reading order; together they hold every word once. */
    public List<Turn> turns() {
        return turns;
    }

    /** The index of a word in {@link Transcript#words()}; of a plain text the same index. */
    public int transcriptWord(int word) {
        return transcriptWords[word];
    }

    /** The first word that ends behind an offset; {@link #wordCount()} if there is none. */
    public int firstWordEndingAfter(int offset) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first word that starts at or behind an offset; {@link #wordCount()} if there is none. */
    public int firstWordStartingAt(int offset) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isLineBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\u2028' || codePoint == '\u2029';
    }

    /** A growing array of int, so that a text of a million words costs no boxes. */
    private static final class IntList {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = java.util.Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return java.util.Arrays.copyOf(values, size);
        }
    }
}
