package org.bleepline.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.WordAligner;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;

/** Gives the words of a transcript the times at which they are heard in a recording. */
final class Alignment {
    /** A text of which less than this is found was not said in this recording, or not in this order. */
    private static final double LEAST_FOUND = 0.5;

    /**
     * A transcript and what the times of its words are worth.
     *
     * @param precisions by the index of a word
     */
    record Timed(Transcript transcript, IntFunction<TimePrecision> precisions) {}

    private final WordAligner aligner;
    private final Recordings recordings;

    Alignment(WordAligner aligner, Recordings recordings) {
        this.aligner = aligner;
        this.recordings = recordings;
    }

    /**
     * @param given what the times are worth that the transcript has already; a word that is not found keeps its time
     * @param untimed whether the transcript has no times at all, so that they must be found
     * @throws TranscriptMismatchException if the transcript has no times and does not fit the recording
     */
    Timed align(
            Transcript transcript,
            Path recording,
            RecordingInfo info,
            boolean untimed,
            TimePrecision given,
            SpeechMonitor monitor) {
        long channels =
                transcript.words().stream().mapToInt(Word::channel).distinct().count();
        ChannelHearing hearing = channels > 1 ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        List<Word> aligned;
        try (PcmSource sound = recordings.listen(recording, info, hearing)) {
            aligned = aligner.align(sound, transcript.words(), monitor);
        }
        long found = aligned.stream().filter(word -> word.timing() != null).count();
        if (untimed && found < LEAST_FOUND * aligned.size()) {
            throw new TranscriptMismatchException("the transcript does not fit the recording: only " + found
                    + " of its "
                    + aligned.size() + " words were found in the sound; check that both belong together, or give a"
                    + " transcript with 'start' and 'end' for its words");
        }
        return inTimeOrder(transcript, aligned, given);
    }

    /** Words of different channels may have changed places. */
    private static Timed inTimeOrder(Transcript transcript, List<Word> words, TimePrecision given) {
        long[] keys = new long[words.size()];
        Map<Integer, Long> last = new HashMap<>();
        for (int index = 0; index < keys.length; index++) {
            TimeRange time = words.get(index).timing();
            int channel = words.get(index).channel();
            keys[index] = time == null ? last.getOrDefault(channel, 0L) : time.startMillis();
            last.put(channel, keys[index]);
        }
        List<Integer> order = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(index -> keys[index]))
                .toList();
        int[] place = new int[keys.length];
        for (int index = 0; index < keys.length; index++) {
            place[order.get(index)] = index;
        }
        List<Utterance> utterances = new ArrayList<>();
        for (Utterance utterance : transcript.utterances()) {
            utterances.add(new Utterance(
                    utterance.words().stream()
                            .map(index -> place[index])
                            .sorted()
                            .toList(),
                    utterance.speaker()));
        }
        utterances.sort(Comparator.comparingInt(utterance -> utterance.words().get(0)));
        List<TimePrecision> precisions = order.stream()
                .map(index -> {
                    boolean kept = Objects.equals(
                            words.get(index).timing(),
                            transcript.words().get(index).timing());
                    return kept ? given : TimePrecision.MEASURED;
                })
                .toList();
        return new Timed(
                new Transcript(
                        transcript.languageCode(),
                        order.stream().map(words::get).toList(),
                        utterances),
                precisions::get);
    }
}
