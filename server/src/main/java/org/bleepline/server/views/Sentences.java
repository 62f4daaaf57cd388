package org.bleepline.server.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bleepline.server.api.WireWord;

/**
 * Divides words into sentences and sentences into paragraphs. Where the engine writes no punctuation, pauses do its work.
 */
final class Sentences {
    private static final Pattern END =
            Pattern.compile(".*[.?!\u3002\uff1f\uff01][\"'\u2019\u201d)\\]]*", Pattern.DOTALL);
    /** As long as a breath between two sentences. */
    private static final long PAUSE_MILLIS = 800;

    private static final int MAX_WORDS = 60;
    private static final int PARAGRAPH_SENTENCES = 6;
    private static final long PARAGRAPH_PAUSE_MILLIS = 2_500;

    private Sentences() {}

    static List<List<WireWord>> of(List<WireWord> words) {
        boolean punctuated =
                words.stream().anyMatch(word -> END.matcher(word.text()).matches());
        List<List<WireWord>> sentences = new ArrayList<>();
        List<WireWord> open = new ArrayList<>();
        for (WireWord word : words) {
            if (!open.isEmpty() && ends(open, word, punctuated)) {
                sentences.add(List.copyOf(open));
                open.clear();
            }
            open.add(word);
        }
        if (!open.isEmpty()) {
            sentences.add(List.copyOf(open));
        }
        return sentences;
    }

    static List<List<WireWord>> paragraphs(List<List<WireWord>> sentences) {
        List<List<WireWord>> paragraphs = new ArrayList<>();
        List<WireWord> open = new ArrayList<>();
        int count = 0;
        for (List<WireWord> sentence : sentences) {
            boolean pause = !open.isEmpty() && sentence.get(0).start() - TimedWords.end(open) >= PARAGRAPH_PAUSE_MILLIS;
            if (pause || count == PARAGRAPH_SENTENCES) {
                paragraphs.add(List.copyOf(open));
                open.clear();
                count = 0;
            }
            open.addAll(sentence);
            count++;
        }
        if (!open.isEmpty()) {
            paragraphs.add(List.copyOf(open));
        }
        return paragraphs;
    }

    private static boolean ends(List<WireWord> open, WireWord next, boolean punctuated) {
        WireWord last = open.get(open.size() - 1);
        return END.matcher(last.text()).matches()
                || !Objects.equals(last.speaker(), next.speaker())
                || !Objects.equals(last.channel(), next.channel())
                || open.size() >= MAX_WORDS
                || (!punctuated && next.start() - last.end() >= PAUSE_MILLIS);
    }
}
