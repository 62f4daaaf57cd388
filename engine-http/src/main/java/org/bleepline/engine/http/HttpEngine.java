package org.bleepline.engine.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.speech.segment.Segment;

/**
 * Any server of OpenAI's transcription API ({@code POST .../audio/transcriptions}, {@code verbose_json}): faster-whisper servers,
 * whisper.cpp's server, vLLM, NVIDIA NIM, or OpenAI itself. The sound of each channel is sent there, cut at pauses into
 * pieces; no text of earlier pieces goes along.
 *
 * <p>Of the languages that the server finds out, the one of most of the sound is told; how sure it is the API does not say. Safe for
 * use by several threads; they share the connections and the bound on pieces under way.
 */
public final class HttpEngine implements SpeechEngine {
    private static final int FRAMES_AT_ONCE = 1600;
    private static final int POLL_MILLIS = 100;
    private static final String CLOSED = "the engine 'http' was closed";

    private final HttpEngineSettings settings;
    private final TranscriptionClient client;
    private final ExecutorService senders;

    HttpEngine(HttpEngineSettings settings, TranscriptionClient client) {
        this.settings = settings;
        this.client = client;
        this.senders = Executors.newFixedThreadPool(settings.parallel(), task -> {
            Thread thread = new Thread(task, "speech-server");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static HttpEngine of(HttpEngineSettings settings) {
        Objects.requireNonNull(settings, "settings");
        return new HttpEngine(settings, new TranscriptionClient(settings));
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String version() {
        return settings.model() + " at " + settings.base().getHost();
    }

    @Override
    public Set<String> languages() {
        return settings.languages();
    }

    @Override
    public boolean detectsLanguage() {
        return true;
    }

    /** Servers give none, or a probability whose meaning depends on the model. */
    @Override
    public boolean confidenceMeaningful() {
        return false;
    }

    @Override
    public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
        if (sound.sampleRateHz() != SAMPLE_RATE_HZ) {
            throw new SpeechException(
                    "the engine needs sound of " + SAMPLE_RATE_HZ + " Hz, not " + sound.sampleRateHz() + " Hz");
        }
        return new Run(sound, request, monitor).words();
    }

    @Override
    public void close() {
        for (Runnable waiting : senders.shutdownNow()) {
            if (waiting instanceof Future<?> answer) {
                answer.cancel(false);
            }
        }
    }

    /** One transcription. */
    private final class Run {
        private final PcmSource sound;
        private final SpeechRequest request;
        private final SpeechMonitor monitor;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final Deque<Pending> underWay = new ArrayDeque<>();
        private final List<Word> words = new ArrayList<>();
        private final Map<String, Long> framesByLanguage = new HashMap<>();
        private long heardFrames;

        private record Pending(Segment piece, Future<Answer> answer) {}

        Run(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
            this.sound = sound;
            this.request = request;
            this.monitor = monitor;
        }

        List<Word> words() {
            try {
                sendAll();
                while (!underWay.isEmpty()) {
                    collectFirst();
                }
                if (request.detectsLanguage()) {
                    tellLanguage();
                }
                return ordered();
            } finally {
                stopped.set(true);
                underWay.forEach(pending -> pending.answer().cancel(true));
            }
        }

        private void sendAll() {
            int longest = (int)
                    Math.min(Integer.MAX_VALUE - 8, settings.longestPiece().toMillis() * SAMPLE_RATE_HZ / 1000);
            List<SoundPieces> channels = new ArrayList<>();
            for (int channel = 0; channel < sound.channelCount(); channel++) {
                channels.add(new SoundPieces(channel, SAMPLE_RATE_HZ, longest, this::send));
            }
            short[] buffer = new short[FRAMES_AT_ONCE * sound.channelCount()];
            for (int frames = sound.read(buffer); frames >= 0; frames = sound.read(buffer)) {
                for (SoundPieces channel : channels) {
                    channel.accept(buffer, frames, sound.channelCount());
                }
                requireNotCancelled();
            }
            channels.forEach(SoundPieces::finish);
        }

        private void send(Segment piece) {
            while (underWay.size() > settings.parallel()) {
                collectFirst();
            }
            try {
                underWay.add(new Pending(piece, senders.submit(() -> client.transcribe(piece, request, stopped::get))));
            } catch (RejectedExecutionException e) {
                throw new SpeechException(CLOSED, e);
            }
        }

        private void collectFirst() {
            Pending pending = underWay.getFirst();
            Segment piece = pending.piece();
            Answer answer = await(pending.answer());
            underWay.removeFirst();
            answer.words().forEach(word -> words.add(shifted(word, piece)));
            answer.language().ifPresent(code -> framesByLanguage.merge(code, (long) piece.samples().length, Long::sum));
            heardFrames = Math.max(heardFrames, piece.endFrame());
            monitor.heard(heardFrames * 1000 / SAMPLE_RATE_HZ);
        }

        private Answer await(Future<Answer> answer) {
            while (true) {
                requireNotCancelled();
                try {
                    return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Not yet: look again whether to stop.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                } catch (CancellationException e) {
                    throw new SpeechException(CLOSED, e);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof CancellationException) {
                        throw new SpeechException(CLOSED, e);
                    }
                    if (e.getCause() instanceof SpeechException known) {
                        throw known;
                    }
                    throw new SpeechException("the speech server could not be asked", e);
                }
            }
        }

        private void requireNotCancelled() {
            if (monitor.cancelled()) {
                stopped.set(true);
                throw new CancellationException("stopped on request");
            }
        }

        private void tellLanguage() {
            framesByLanguage.entrySet().stream()
                    .filter(entry -> request.candidates().isEmpty()
                            || request.candidates().contains(entry.getKey()))
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(entry -> monitor.language(entry.getKey()));
        }

        /** By start; a word without a time stays behind the one it followed. */
        private List<Word> ordered() {
            long[] keys = new long[words.size()];
            for (int index = 0; index < keys.length; index++) {
                keys[index] = startOf(index, index == 0 ? 0 : keys[index - 1]);
            }
            List<Integer> order = new ArrayList<>();
            for (int index = 0; index < keys.length; index++) {
                order.add(index);
            }
            order.sort(Comparator.comparingLong((Integer index) -> keys[index])
                    .thenComparingInt(index -> words.get(index).channel()));
            return order.stream().map(words::get).toList();
        }

        private long startOf(int index, long otherwise) {
            return words.get(index).time().map(TimeRange::startMillis).orElse(otherwise);
        }

        private static Word shifted(Word word, Segment piece) {
            long offset = piece.startFrame() * 1000 / SAMPLE_RATE_HZ;
            TimeRange time = word.timing();
            TimeRange moved =
                    time == null ? null : new TimeRange(offset + time.startMillis(), offset + time.endMillis());
            return new Word(word.text(), moved, word.confidence(), word.speaker(), piece.channel());
        }
    }
}
