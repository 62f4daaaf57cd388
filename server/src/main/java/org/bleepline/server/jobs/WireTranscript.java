package org.bleepline.server.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.api.WireUtterance;
import org.bleepline.server.api.WireWord;

/**
 * A transcript in the shapes of the wire.
 *
 * @param utterances empty where they were not asked for
 */
record WireTranscript(String text, List<WireWord> words, List<WireUtterance> utterances) {
    private static final double CONFIDENCE_STEPS = 1e5;
    private static final int LETTERS = 26;

    static WireTranscript of(Transcript transcript, TranscriptParameters parameters) {
        Map<String, String> voices = voices(transcript);
        List<WireWord> words = new ArrayList<>(transcript.words().size());
        long lastEnd = 0;
        long[] next = nextStarts(transcript.words());
        for (int index = 0; index < next.length; index++) {
            Word word = transcript.words().get(index);
            TimeRange time = word.timing();
            // A word without a time stands where the last one ended, or the next begins: clients need a number.
            long start = time == null ? Math.min(lastEnd, next[index]) : time.startMillis();
            long end = time == null ? start : time.endMillis();
            lastEnd = end;
            words.add(new WireWord(
                    word.text(),
                    start,
                    end,
                    rounded(word.confidence()),
                    speaker(word, parameters, voices),
                    parameters.multichannel() ? channel(word) : null));
        }
        boolean turns = parameters.speakerLabels() || parameters.multichannel();
        return new WireTranscript(
                transcript.text(),
                words,
                turns
                        ? transcript.utterances().stream()
                                .map(utterance -> utterance(transcript, utterance, words))
                                .toList()
                        : List.of());
    }

    /** For each word the start of the first one from there on that has a time. */
    private static long[] nextStarts(List<Word> words) {
        long[] starts = new long[words.size()];
        long next = Long.MAX_VALUE;
        for (int index = starts.length - 1; index >= 0; index--) {
            TimeRange time = words.get(index).timing();
            next = time == null ? next : time.startMillis();
            starts[index] = next;
        }
        return starts;
    }

    double confidence() {
        return rounded(
                words.stream().mapToDouble(WireWord::confidence).average().orElse(0));
    }

    private static WireUtterance utterance(Transcript transcript, Utterance utterance, List<WireWord> all) {
        List<WireWord> words = utterance.words().stream().map(all::get).toList();
        String speaker = words.get(0).speaker();
        return new WireUtterance(
                transcript.text(utterance),
                words.get(0).start(),
                words.stream().mapToLong(WireWord::end).max().orElse(0),
                rounded(words.stream()
                        .mapToDouble(WireWord::confidence)
                        .average()
                        .orElse(0)),
                speaker == null ? "A" : speaker,
                words.get(0).channel(),
                words);
    }

    private static @org.jspecify.annotations.Nullable String speaker(
            Word word, TranscriptParameters parameters, Map<String, String> voices) {
        if (parameters.multichannel()) {
            return parameters.speakerLabels() ? channel(word) + "A" : channel(word);
        }
        return parameters.speakerLabels() ? voices.getOrDefault(voice(word), "A") : null;
    }

    private static String channel(Word word) {
        return Integer.toString(word.channel() + 1);
    }

    /** Speakers get their letters in the order in which they speak. */
    private static Map<String, String> voices(Transcript transcript) {
        Map<String, String> voices = new HashMap<>();
        for (Word word : transcript.words()) {
            voices.computeIfAbsent(voice(word), voice -> letter(voices.size()));
        }
        return voices;
    }

    /** A to Z, then AA and so on. */
    private static String letter(int number) {
        String last = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? last : letter(number / LETTERS - 1) + last;
    }

    private static String voice(Word word) {
        return word.channel() + ":" + word.speaker();
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * CONFIDENCE_STEPS) / CONFIDENCE_STEPS;
    }
}
