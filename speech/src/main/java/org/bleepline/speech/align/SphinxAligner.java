package org.bleepline.speech.align;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.WordAligner;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.speech.segment.Segment;
import org.bleepline.speech.segment.SpeechSegmenter;
import org.jspecify.annotations.Nullable;

/**
 * Forced alignment with the acoustic model of the embedded engine, for English. Written numbers, sums of money, dates,
 * addresses and abbreviations are looked for in each way in which they may be said; a word that is in no dictionary by
 * its spelling. Speech that is not in the text, and text that was not said, are passed over; a text of which hardly two
 * words that follow one another are found one behind the other is not placed at all.
 *
 * <p>{@snippet :
 * try (WordAligner aligner = new SphinxAligner()) {
 *     List<Word> timed = aligner.align(sound, List.of(Word.untimed("Hello"), Word.untimed("4111")), SpeechMonitor.none());
 * }
 * }
 *
 * <p>The models are loaded when they are first needed, once for each thread that works at the same time.
 */
public final class SphinxAligner implements WordAligner {
    private static final int FRAMES_AT_ONCE = 1600;
    private static final int FRAME_SAMPLES = 160;
    private static final int FRAME_MILLIS = 10;
    /** A word is looked for this much before and behind the time that it has already. */
    private static final long TRUST_MILLIS = 1_500;

    private final Deque<Acoustics> free = new ArrayDeque<>();

    /** Takes no time; models are loaded later. */
    public SphinxAligner() {}

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public List<Word> align(PcmSource sound, List<Word> words, SpeechMonitor monitor) {
        if (sound.sampleRateHz() != SpeechEngine.SAMPLE_RATE_HZ) {
            throw new SpeechException("alignment needs sound of " + SpeechEngine.SAMPLE_RATE_HZ + " Hz, not "
                    + sound.sampleRateHz() + " Hz");
        }
        Acoustics acoustics = take();
        List<Word> aligned = new Run(sound, words, monitor, acoustics).words();
        give(acoustics);
        return aligned;
    }

    @Override
    public void close() {
        synchronized (free) {
            free.clear();
        }
    }

    private Acoustics take() {
        synchronized (free) {
            Acoustics waiting = free.poll();
            if (waiting != null) {
                return waiting;
            }
        }
        try {
            return Acoustics.load();
        } catch (IOException e) {
            throw new SpeechException("the models for alignment cannot be loaded", e);
        }
    }

    private void give(Acoustics acoustics) {
        synchronized (free) {
            free.push(acoustics);
        }
    }

    /** One alignment. */
    private static final class Run {
        private final PcmSource sound;
        private final List<Word> words;
        private final SpeechMonitor monitor;
        private final Acoustics acoustics;
        private final List<List<Integer>> indexes = new ArrayList<>();
        private final List<Search> searches = new ArrayList<>();
        private long heardMillis;

        Run(PcmSource sound, List<Word> words, SpeechMonitor monitor, Acoustics acoustics) {
            this.sound = sound;
            this.words = words;
            this.monitor = monitor;
            this.acoustics = acoustics;
        }

        List<Word> words() {
            List<SpeechSegmenter> segmenters = new ArrayList<>();
            for (int channel = 0; channel < sound.channelCount(); channel++) {
                List<Integer> own = new ArrayList<>();
                for (int index = 0; index < words.size(); index++) {
                    if (sound.channelCount() == 1 || words.get(index).channel() == channel) {
                        own.add(index);
                    }
                }
                indexes.add(own);
                List<Word> said = own.stream().map(words::get).toList();
                Graph graph = Graph.of(said.stream().map(Word::text).toList(), acoustics);
                searches.add(new Search(graph, acoustics, firstFrames(said), lastFrames(said)));
                segmenters.add(new SpeechSegmenter(channel, SpeechEngine.SAMPLE_RATE_HZ, this::hear));
            }
            short[] buffer = new short[FRAMES_AT_ONCE * sound.channelCount()];
            for (int frames = sound.read(buffer); frames >= 0; frames = sound.read(buffer)) {
                for (SpeechSegmenter segmenter : segmenters) {
                    segmenter.accept(buffer, frames, sound.channelCount());
                }
                requireNotCancelled();
            }
            segmenters.forEach(SpeechSegmenter::finish);
            List<Continuity> found = new ArrayList<>();
            for (int channel = 0; channel < searches.size(); channel++) {
                Search search = searches.get(channel);
                found.add(Continuity.of(indexes.get(channel).size(), search.best(), search::spokenFrames));
            }
            boolean said = Continuity.isOneText(found);
            List<Word> aligned = new ArrayList<>(words);
            for (int channel = 0; channel < searches.size(); channel++) {
                place(indexes.get(channel), found.get(channel), said, aligned);
            }
            return List.copyOf(aligned);
        }

        private void hear(Segment segment) {
            if (indexes.get(segment.channel()).isEmpty()) {
                return;
            }
            Search search = searches.get(segment.channel());
            int frame = (int) (segment.startFrame() / FRAME_SAMPLES);
            for (float[] features : acoustics.features(segment.samples())) {
                search.hear(frame++, features);
                if (frame % 100 == 0) {
                    requireNotCancelled();
                }
            }
            heardMillis = Math.max(heardMillis, (long) frame * FRAME_MILLIS);
            monitor.heard(heardMillis);
        }

        private void requireNotCancelled() {
            if (monitor.cancelled()) {
                throw new CancellationException("stopped on request");
            }
        }

        private static int[] firstFrames(List<Word> words) {
            int[] first = new int[words.size()];
            long last = 0;
            for (int index = 0; index < first.length; index++) {
                TimeRange time = words.get(index).timing();
                last = time == null ? last : Math.max(0, time.startMillis() - TRUST_MILLIS);
                first[index] = (int) (last / FRAME_MILLIS);
            }
            return first;
        }

        private static int[] lastFrames(List<Word> words) {
            int[] last = new int[words.size()];
            long next = (long) Integer.MAX_VALUE * FRAME_MILLIS;
            for (int index = last.length - 1; index >= 0; index--) {
                TimeRange time = words.get(index).timing();
                next = time == null ? next : time.endMillis() + TRUST_MILLIS;
                last[index] = (int) (next / FRAME_MILLIS);
            }
            return last;
        }

        private static void place(List<Integer> indexes, Continuity found, boolean said, List<Word> words) {
            @Nullable TimeRange[] times = new TimeRange[indexes.size()];
            for (int word = 0; word < times.length; word++) {
                if (said && found.holds(word)) {
                    times[word] = new TimeRange(
                            (long) found.first(word) * FRAME_MILLIS, (long) found.end(word) * FRAME_MILLIS);
                }
            }
            long last = 0;
            for (int word = 0; word < times.length; word++) {
                int index = indexes.get(word);
                TimeRange time = times[word] == null ? old(words.get(index), last, next(times, word)) : times[word];
                words.set(index, words.get(index).withTiming(time));
                last = time == null ? last : time.startMillis();
            }
        }

        private static long next(@Nullable TimeRange[] times, int word) {
            for (int index = word + 1; index < times.length; index++) {
                if (times[index] != null) {
                    return times[index].startMillis();
                }
            }
            return Long.MAX_VALUE;
        }

        private static @Nullable TimeRange old(Word word, long from, long to) {
            TimeRange time = word.timing();
            return time != null && time.startMillis() >= from && time.startMillis() <= to ? time : null;
        }
    }
}
