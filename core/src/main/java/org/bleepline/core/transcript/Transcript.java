package org.bleepline.core.transcript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said in one recording.
 *
 * <p>Every word belongs to exactly one utterance. Words with a time stand in order of their start.
 *
 * @param languageCode lower case, such as {@code en} or {@code en_us}
 * @param words in time order
 * @param utterances in order of their first word
 */
public record Transcript(String languageCode, List<Word> words, List<Utterance> utterances) {
    /** A silence of this length on a channel ends a turn, even when nobody else speaks. */
    private static final long TURN_PAUSE_MILLIS = 2_000;

    public Transcript {
        words = List.copyOf(words);
        utterances = List.copyOf(utterances);
        requireTimeOrder(words);
        requireEachWordOnce(words.size(), utterances);
    }

    /**
     * Makes utterances from words: a turn ends where the speaker or channel changes, or after two seconds of silence.
     * Words are sorted by start; a word without a time stays behind the one it followed.
     */
    public static Transcript ofWords(String languageCode, List<Word> words) {
        List<Word> ordered = inTimeOrder(words);
        List<List<Integer>> turns = new ArrayList<>();
        Map<String, List<Integer>> open = new HashMap<>();
        String lastVoice = null;
        for (int index = 0; index < ordered.size(); index++) {
            Word word = ordered.get(index);
            String voice = word.channel() + ":" + word.speaker();
            List<Integer> turn = open.get(voice);
            boolean takenOver = lastVoice != null && !lastVoice.equals(voice);
            if (turn == null || endsTurn(ordered.get(turn.get(turn.size() - 1)), word, takenOver, ordered, index)) {
                turn = new ArrayList<>();
                turns.add(turn);
                open.put(voice, turn);
            }
            turn.add(index);
            lastVoice = voice;
        }
        List<Utterance> utterances = turns.stream()
                .map(turn -> new Utterance(turn, ordered.get(turn.get(0)).speaker()))
                .toList();
        return new Transcript(languageCode, ordered, utterances);
    }

    /** All words joined by one space. */
    public String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** The words of one utterance joined by one space. */
    public String text(Utterance utterance) {
        return utterance.words().stream().map(index -> words.get(index).text()).collect(Collectors.joining(" "));
    }

    /** From the first timed word's start to the last timed word's end, or null where no word has a time. */
    public @Nullable TimeRange time(Utterance utterance) {
        TimeRange whole = null;
        for (int index : utterance.words()) {
            TimeRange time = words.get(index).timing();
            if (time != null) {
                whole = whole == null ? time : whole.span(time);
            }
        }
        return whole;
    }

    private static List<Word> inTimeOrder(List<Word> words) {
        long[] keys = new long[words.size()];
        long last = 0;
        for (int index = 0; index < keys.length; index++) {
            TimeRange time = words.get(index).timing();
            last = time == null ? last : time.startMillis();
            keys[index] = last;
        }
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(index -> keys[index]))
                .map(words::get)
                .toList();
    }

    /**
     * A turn goes on over a pause shorter than {@link #TURN_PAUSE_MILLIS}. Where another voice came in between, it goes
     * on only if this word overlaps or directly follows the previous one: then the other spoke across it.
     */
    private static boolean endsTurn(Word previous, Word word, boolean takenOver, List<Word> words, int index) {
        TimeRange before = previous.timing();
        TimeRange now = word.timing();
        if (before == null || now == null) {
            return takenOver;
        }
        if (now.startMillis() - before.endMillis() >= TURN_PAUSE_MILLIS) {
            return true;
        }
        TimeRange other = words.get(index - 1).timing();
        return takenOver && (other == null || other.startMillis() >= before.endMillis());
    }

    private static void requireTimeOrder(List<Word> words) {
        long last = 0;
        for (int index = 0; index < words.size(); index++) {
            TimeRange time = words.get(index).timing();
            if (time != null) {
                if (time.startMillis() < last) {
                    throw new IllegalArgumentException("word " + index + " starts before the word in front of it");
                }
                last = time.startMillis();
            }
        }
    }

    private static void requireEachWordOnce(int wordCount, List<Utterance> utterances) {
        boolean[] seen = new boolean[wordCount];
        int count = 0;
        for (Utterance utterance : utterances) {
            for (int index : utterance.words()) {
                if (index < 0 || index >= wordCount || seen[index]) {
                    throw new IllegalArgumentException("word " + index + " is not in exactly one utterance");
                }
                seen[index] = true;
                count++;
            }
        }
        if (count != wordCount) {
            throw new IllegalArgumentException((wordCount - count) + " words are in no utterance");
        }
    }
}
