package org.bleepline.speech.sphinx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.speech.segment.Segment;
import org.bleepline.speech.segment.SpeechSegmenter;

/**
 * The embedded English engine. It needs no download, and hears clear read speech well; telephone calls between strangers
 * it mishears badly. It gives lower-case words without punctuation, numbers as words, and confidences that say how many of
 * such words were right on synthetic calls.
 *
 * <p>Speech is cut at pauses, and the segments are decoded side by side, one recogniser a worker. The words do not depend
 * on the number of workers. Recognisers are loaded when they are first needed and kept until {@link #close()}. Safe for use by
 * several threads; they share the workers.
 */
public final class SphinxEngine implements SpeechEngine {
    private static final int FRAMES_AT_ONCE = 1600;
    private static final int POLL_MILLIS = 100;
    private static final String VERSION = "CMU Sphinx sphinx4 5prealpha, en-us 5.2, own search 2";

    private static final List<String> MODEL_FILES = List.of(
            "edu/cmu/sphinx/models/en-us/en-us.lm.bin",
            "edu/cmu/sphinx/models/en-us/cmudict-en-us.dict",
            "edu/cmu/sphinx/models/en-us/en-us/mdef",
            "edu/cmu/sphinx/models/en-us/en-us/means",
            "edu/cmu/sphinx/models/en-us/en-us/variances",
            "edu/cmu/sphinx/models/en-us/en-us/sendump",
            "org/bleepline/speech/sphinx/calls.trigrams");

    private final DecoderPool decoders;
    private final ExecutorService workers;
    private final int workerCount;

    private SphinxEngine(SphinxAccuracy accuracy, int workerCount) {
        if (workerCount < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workerCount);
        }
        this.workerCount = workerCount;
        this.decoders = new DecoderPool(accuracy);
        this.workers = Executors.newFixedThreadPool(workerCount, task -> {
            Thread thread = new Thread(task, "sphinx");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** With as many workers as there are cores and the heap can feed. */
    public static SphinxEngine of(SphinxAccuracy accuracy) {
        return new SphinxEngine(Objects.requireNonNull(accuracy, "accuracy"), Workers.count());
    }

    /** With a given number of workers, at least 1. */
    public static SphinxEngine of(SphinxAccuracy accuracy, int workerCount) {
        return new SphinxEngine(Objects.requireNonNull(accuracy, "accuracy"), workerCount);
    }

    /** The words that it can hear, in small letters, each once; read anew at each call. */
    public static List<String> vocabulary() throws IOException {
        return Models.vocabulary();
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<ModelFile> models() {
        return OnBoard.MODELS;
    }

    /** Read when first asked for, and once: what is on board does not change. */
    private static final class OnBoard {
        private static final List<ModelFile> MODELS = MODEL_FILES.stream()
                .map(file -> ModelFile.ofResource(SphinxEngine.class.getClassLoader(), file))
                .toList();
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public TimePrecision timePrecision() {
        return TimePrecision.MEASURED;
    }

    @Override
    public boolean confidenceMeaningful() {
        return true;
    }

    @Override
    public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
        if (sound.sampleRateHz() != SAMPLE_RATE_HZ) {
            throw new SpeechException("the embedded engine needs sound of " + SAMPLE_RATE_HZ + " Hz, not "
                    + sound.sampleRateHz() + " Hz");
        }
        if (!languages().contains(request.language())) {
            throw new SpeechException("the embedded engine knows English (en), not '" + request.languageCode() + "'");
        }
        return new Run(sound, monitor).words();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        decoders.close();
    }

    /** One transcription. */
    private final class Run {
        private final PcmSource sound;
        private final SpeechMonitor monitor;
        private final AtomicBoolean stopped = new AtomicBoolean();
        /** Bounds the sound in memory: two segments a worker. */
        private final Semaphore room = new Semaphore(workerCount * 2);

        private final Deque<Pending> underWay = new ArrayDeque<>();
        private final List<Word> words = new ArrayList<>();
        private long heardMillis;

        private record Pending(Segment segment, Future<List<HeardWord>> words) {}

        Run(PcmSource sound, SpeechMonitor monitor) {
            this.sound = sound;
            this.monitor = monitor;
        }

        List<Word> words() {
            try {
                List<SpeechSegmenter> segmenters = new ArrayList<>();
                for (int channel = 0; channel < sound.channelCount(); channel++) {
                    segmenters.add(new SpeechSegmenter(channel, SAMPLE_RATE_HZ, this::submit));
                }
                short[] buffer = new short[FRAMES_AT_ONCE * sound.channelCount()];
                for (int frames = sound.read(buffer); frames >= 0; frames = sound.read(buffer)) {
                    for (SpeechSegmenter segmenter : segmenters) {
                        segmenter.accept(buffer, frames, sound.channelCount());
                    }
                    requireNotCancelled();
                }
                segmenters.forEach(SpeechSegmenter::finish);
                while (!underWay.isEmpty()) {
                    collectFirst();
                }
                words.sort(Comparator.comparingLong(
                                (Word word) -> word.time().orElseThrow().startMillis())
                        .thenComparingInt(Word::channel));
                return List.copyOf(words);
            } finally {
                stopped.set(true);
                underWay.forEach(pending -> pending.words().cancel(true));
            }
        }

        private void submit(Segment segment) {
            while (!room.tryAcquire()) {
                collectFirst();
            }
            underWay.add(new Pending(segment, workers.submit(() -> {
                try {
                    return decoders.decode(segment.samples(), stopped::get);
                } finally {
                    room.release();
                }
            })));
        }

        private void collectFirst() {
            Pending pending = underWay.removeFirst();
            try {
                for (HeardWord word : await(pending.words())) {
                    words.add(word(pending.segment(), word));
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new SpeechException(
                        "the embedded engine failed on the segment at "
                                + pending.segment().startFrame() / SAMPLE_RATE_HZ + " s",
                        e);
            }
            heardMillis = Math.max(heardMillis, millis(pending.segment().endFrame()));
            monitor.heard(heardMillis);
        }

        private List<HeardWord> await(Future<List<HeardWord>> result) throws ExecutionException {
            while (true) {
                requireNotCancelled();
                try {
                    return result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Not yet: look again whether to stop.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                }
            }
        }

        private void requireNotCancelled() {
            if (monitor.cancelled()) {
                stopped.set(true);
                throw new CancellationException("stopped on request");
            }
        }

        private Word word(Segment segment, HeardWord heard) {
            long offset = millis(segment.startFrame());
            return new Word(
                    heard.text(),
                    new TimeRange(offset + heard.startMillis(), offset + heard.endMillis()),
                    heard.confidence(),
                    null,
                    segment.channel());
        }

        private long millis(long frames) {
            return frames * 1000 / SAMPLE_RATE_HZ;
        }
    }
}
