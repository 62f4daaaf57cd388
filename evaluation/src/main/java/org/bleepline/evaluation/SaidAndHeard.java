package org.bleepline.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;

/**
 * Which word that was said stands behind which word that was heard: an alignment with the fewest words left out, put in or
 * changed (V. Levenshtein, 1966; word error rates are counted on the same). Takes time and memory in proportion to the product of
 * both counts, one byte a pair.
 */
final class SaidAndHeard {
    /** 12,000 words, an hour and a half of talk, take 144 MB for the moment. */
    static final int MOST_WORDS = 12_000;

    private static final byte BOTH = 0;
    private static final byte ONLY_SAID = 1;
    private static final byte ONLY_HEARD = 2;

    private final Document said;
    private final Document heard;
    /** For each word heard the word said, or -1 where nobody said it. */
    private final int[] saidBehind;

    private SaidAndHeard(Document said, Document heard) {
        this.said = said;
        this.heard = heard;
        this.saidBehind = align(words(said), words(heard));
    }

    /** @throws GoldLine.Unreadable if one of the texts has more than {@value #MOST_WORDS} words */
    static SaidAndHeard of(Document said, Document heard) throws GoldLine.Unreadable {
        if (Math.max(said.wordCount(), heard.wordCount()) > MOST_WORDS) {
            throw new GoldLine.Unreadable("more than " + MOST_WORDS + " words: cut the recording into parts");
        }
        return new SaidAndHeard(said, heard);
    }

    /**
     * Spans of what was heard as spans of what was said. A span of words that nobody said comes to lie on the word said before it (or the
     * first), so that it is counted as found, unless another span lies there.
     */
    List<Span> onWhatWasSaid(List<Span> spans) {
        List<Span> moved = new ArrayList<>();
        int free = 0;
        for (Span span : spans) {
            int first = -1;
            int last = -1;
            int before = 0;
            for (int word = 0; word < heard.wordCount() && heard.wordStart(word) < span.end(); word++) {
                int behind = saidBehind[word];
                if (heard.wordEnd(word) <= span.start()) {
                    before = behind < 0 ? before : behind;
                } else if (behind >= 0) {
                    first = first < 0 ? behind : first;
                    last = behind;
                }
            }
            if (said.wordCount() == 0) {
                continue;
            }
            int from = Math.max(free, said.wordStart(first < 0 ? before : first));
            int to = said.wordEnd(last < 0 ? before : last);
            if (from < to) {
                moved.add(new Span(span.label(), from, to, span.score(), span.recognizer(), span.evidence()));
                free = to;
            }
        }
        return moved;
    }

    private static String[] words(Document document) {
        String[] words = new String[document.wordCount()];
        Arrays.setAll(words, word -> plain(document.word(word)));
        return words;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}']", "");
    }

    private static int[] align(String[] said, String[] heard) {
        byte[][] steps = new byte[said.length + 1][heard.length + 1];
        int[] above = new int[heard.length + 1];
        for (int column = 1; column <= heard.length; column++) {
            above[column] = column;
            steps[0][column] = ONLY_HEARD;
        }
        for (int row = 1; row <= said.length; row++) {
            int[] here = new int[heard.length + 1];
            here[0] = row;
            steps[row][0] = ONLY_SAID;
            for (int column = 1; column <= heard.length; column++) {
                int both = above[column - 1] + (said[row - 1].equals(heard[column - 1]) ? 0 : 1);
                int onlySaid = above[column] + 1;
                int onlyHeard = here[column - 1] + 1;
                here[column] = Math.min(both, Math.min(onlySaid, onlyHeard));
                steps[row][column] = here[column] == both ? BOTH : here[column] == onlySaid ? ONLY_SAID : ONLY_HEARD;
            }
            above = here;
        }
        int[] behind = new int[heard.length];
        Arrays.fill(behind, -1);
        int row = said.length;
        int column = heard.length;
        while (row > 0 || column > 0) {
            byte step = steps[row][column];
            if (step == BOTH) {
                behind[column - 1] = row - 1;
            }
            row -= step == ONLY_HEARD ? 0 : 1;
            column -= step == ONLY_SAID ? 0 : 1;
        }
        return behind;
    }
}
