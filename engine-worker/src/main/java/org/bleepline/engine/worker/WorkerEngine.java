package org.bleepline.engine.worker;

import java.nio.file.Path;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.model.ModelFiles;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.speech.segment.SpeechSegmenter;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose native code runs in worker processes. Speech is cut out of the recording at pauses and packed into pieces;
 * each piece is heard by one worker, and pieces of several recordings take turns, so that a short recording does not wait behind
 * a long one. A piece whose worker crashes, hangs or takes too much memory is given to a fresh worker once; where that is lost
 * too, the recording fails. What is heard does not depend on how many workers there are or what else they do.
 *
 * <p>Only a few pieces are held in memory, whatever the length of a recording. Safe for use by several threads.
 */
public final class WorkerEngine implements SpeechEngine {
    private static final int FRAMES_AT_ONCE = 1600;
    private static final int POLL_MILLIS = 100;
    /** Pieces that the language is told from; together up to about a minute and a half of speech. */
    private static final int PIECES_FOR_LANGUAGE = 3;

    private final EngineDescription description;
    private final ModelStamp stamp;
    private final WorkerPool pool;
    private final int workers;
    private final ModelFiles modelFiles = new ModelFiles();

    private WorkerEngine(EngineDescription description, ModelStamp stamp, WorkerPool pool, int workers) {
        this.description = description;
        this.stamp = stamp;
        this.pool = pool;
        this.workers = workers;
    }

    /** Starts no worker before there is something to hear. */
    public static WorkerEngine of(EngineDescription description, WorkerProgram program, WorkerSettings settings) {
        Objects.requireNonNull(program, "program");
        ModelStamp stamp = ModelStamp.of(description.model());
        WorkerPool.Starter starter = task -> {
            stamp.requireUnchanged();
            return Worker.start(program, settings, task);
        };
        WorkerPool pool = new WorkerPool(starter, settings.workers(), description.name());
        return new WorkerEngine(description, stamp, pool, settings.workers());
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public String version() {
        return description.version();
    }

    @Override
    public List<ModelFile> models() {
        stamp.requireUnchanged();
        Path model = description.model();
        return model == null ? List.of() : modelFiles.of(model);
    }

    @Override
    public Set<String> languages() {
        return description.languages();
    }

    @Override
    public boolean detectsLanguage() {
        return description.detectsLanguage();
    }

    @Override
    public boolean confidenceMeaningful() {
        return description.confidenceMeaningful();
    }

    @Override
    public TimePrecision timePrecision() {
        return description.timePrecision();
    }

    @Override
    public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
        if (sound.sampleRateHz() != SAMPLE_RATE_HZ) {
            throw new SpeechException("the engine '" + name() + "' needs sound of " + SAMPLE_RATE_HZ + " Hz, not "
                    + sound.sampleRateHz() + " Hz");
        }
        if (request.detectsLanguage() && !detectsLanguage()) {
            throw new SpeechException("the engine '" + name() + "' (" + version()
                    + ") cannot find out the language; say which it is, or use a multilingual model");
        }
        if (!request.detectsLanguage() && !languages().contains(request.language())) {
            throw new SpeechException("the engine '" + name() + "' (" + version() + ") does not know the language '"
                    + request.languageCode() + "'");
        }
        try (Run run = new Run(sound, request, monitor)) {
            return run.words();
        }
    }

    /** Ends the workers; transcriptions under way fail. */
    @Override
    public void close() {
        pool.close();
    }

    /** One transcription. */
    private final class Run implements AutoCloseable {
        private final PcmSource sound;
        private final SpeechRequest request;
        private final SpeechMonitor monitor;
        private final FairQueue.Lane lane = pool.open();
        private final Deque<Task> underWay = new ArrayDeque<>();
        /** Pieces whose language is not known yet. */
        private final List<Piece> undecided = new ArrayList<>();

        private final List<PiecePacker> packers = new ArrayList<>();
        private final List<Word> words = new ArrayList<>();
        private @Nullable String language;
        private long readFrames;
        private long heardMillis;

        Run(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
            this.sound = sound;
            this.request = request;
            this.monitor = monitor;
            this.language = request.detectsLanguage() ? null : request.language();
        }

        List<Word> words() {
            int longest = (int) (description.longestPiece().toMillis() * SAMPLE_RATE_HZ / 1000);
            List<SpeechSegmenter> segmenters = new ArrayList<>();
            for (int channel = 0; channel < sound.channelCount(); channel++) {
                PiecePacker packer = new PiecePacker(channel, longest, this::offer);
                packers.add(packer);
                segmenters.add(new SpeechSegmenter(channel, SAMPLE_RATE_HZ, packer::accept));
            }
            short[] buffer = new short[FRAMES_AT_ONCE * sound.channelCount()];
            for (int frames = sound.read(buffer); frames >= 0; frames = sound.read(buffer)) {
                readFrames += frames;
                for (SpeechSegmenter segmenter : segmenters) {
                    segmenter.accept(buffer, frames, sound.channelCount());
                }
                requireNotCancelled();
            }
            segmenters.forEach(SpeechSegmenter::finish);
            packers.forEach(PiecePacker::finish);
            if (!undecided.isEmpty()) {
                decideLanguage();
            }
            while (!underWay.isEmpty()) {
                collectFirst();
            }
            tellProgress(readFrames * 1000 / SAMPLE_RATE_HZ);
            words.sort(Comparator.comparingLong((Word word) -> startOf(word)).thenComparingInt(Word::channel));
            return List.copyOf(words);
        }

        private void offer(Piece piece) {
            if (language == null) {
                undecided.add(piece);
                if (undecided.size() == PIECES_FOR_LANGUAGE) {
                    decideLanguage();
                }
            } else {
                submit(piece, language);
            }
        }

        private void submit(Piece piece, String spoken) {
            // One more than there are workers, so that none of them waits for us.
            while (underWay.size() > workers) {
                collectFirst();
            }
            Task task = new Task(piece, new PieceRequest(spoken, request.keyterms()));
            underWay.add(task);
            pool.add(lane, task);
        }

        private void decideLanguage() {
            List<Task> tasks =
                    undecided.stream().map(piece -> new Task(piece, null)).toList();
            underWay.addAll(tasks);
            tasks.forEach(task -> pool.add(lane, task));
            Map<String, Double> sums = new HashMap<>();
            double frames = 0;
            for (Task task : tasks) {
                Task.Answer answer = await(task);
                answer.languages()
                        .forEach((code, probability) -> sums.merge(code, probability * task.frames(), Double::sum));
                frames += task.frames();
            }
            underWay.clear();
            Map.Entry<String, Double> best = sums.entrySet().stream()
                    .filter(entry -> languages().contains(entry.getKey()))
                    .filter(entry -> request.candidates().isEmpty()
                            || request.candidates().contains(entry.getKey()))
                    .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow(() -> new SpeechException(
                            "the engine '" + name() + "' knows none of the languages that the recording may be in"));
            String decided = best.getKey();
            language = decided;
            monitor.language(decided, Math.max(0, Math.min(1, best.getValue() / frames)));
            List<Piece> pieces = List.copyOf(undecided);
            undecided.clear();
            pieces.forEach(piece -> submit(piece, decided));
        }

        private void collectFirst() {
            Task task = underWay.getFirst();
            Piece piece = task.piece();
            Task.Answer answer = await(task);
            underWay.removeFirst();
            WordTimes times = new WordTimes(piece.samples());
            for (HeardWord heard : answer.words()) {
                HeardWord word = times.corrected(heard);
                long middle = (word.startMillis() + word.endMillis()) / 2 * SAMPLE_RATE_HZ / 1000;
                if (middle >= piece.keepFrom() && middle < piece.keepUntil()) {
                    add(onTimeline(word, piece), piece);
                }
            }
            tellProgress(firstUnheardMillis());
        }

        /** A word at the cut between two pieces may have been given slightly different times by both. */
        private void add(Word word, Piece piece) {
            boolean mayBeThere = piece.keepFrom() > 0
                    && startOf(word) < piece.recordingMillis(piece.keepFrom() * 1000L / SAMPLE_RATE_HZ) + 1000;
            boolean isThere = mayBeThere
                    && words.stream()
                            .anyMatch(other -> other.channel() == word.channel()
                                    && other.text().equalsIgnoreCase(word.text())
                                    && other.time().orElseThrow().endMillis() > startOf(word)
                                    && startOf(other)
                                            < word.time().orElseThrow().endMillis());
            if (!isThere) {
                words.add(word);
            }
        }

        private static Word onTimeline(HeardWord word, Piece piece) {
            long start = piece.recordingMillis(word.startMillis());
            // The end is the end of what came before it, not the start of the next stretch.
            long end = piece.recordingMillis(Math.max(word.startMillis(), word.endMillis() - 1)) + 1;
            return new Word(
                    word.text(), new TimeRange(start, Math.max(start, end)), word.confidence(), null, piece.channel());
        }

        private Task.Answer await(Task task) {
            while (true) {
                requireNotCancelled();
                try {
                    return task.answer().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    // Not yet: look again whether to stop.
                    tellProgress(firstUnheardMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("interrupted");
                } catch (CancellationException e) {
                    throw new SpeechException("the engine '" + name() + "' was closed", e);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof CancellationException) {
                        throw new SpeechException("the engine '" + name() + "' was closed", e);
                    }
                    if (e.getCause() instanceof SpeechException known) {
                        throw known;
                    }
                    throw new SpeechException("the engine '" + name() + "' failed", e);
                }
            }
        }

        private long firstUnheardMillis() {
            long first = readFrames * 1000 / SAMPLE_RATE_HZ;
            for (PiecePacker packer : packers) {
                long waiting = packer.firstWaitingFrame();
                first = waiting == Long.MAX_VALUE ? first : Math.min(first, waiting * 1000 / SAMPLE_RATE_HZ);
            }
            for (Piece piece : undecided) {
                first = Math.min(first, piece.startMillis());
            }
            for (Task task : underWay) {
                long heard = task.request() == null ? 0 : task.heardMillis();
                first = Math.min(first, task.piece().recordingMillis(heard));
            }
            return first;
        }

        private void tellProgress(long millis) {
            if (millis > heardMillis) {
                heardMillis = millis;
                monitor.heard(millis);
            }
        }

        private void requireNotCancelled() {
            if (monitor.cancelled()) {
                throw new CancellationException("stopped on request");
            }
        }

        private static long startOf(Word word) {
            return word.time().orElseThrow().startMillis();
        }

        /** Nothing that is still under way is wanted any more. */
        @Override
        public void close() {
            underWay.forEach(Task::stop);
            pool.close(lane);
        }
    }
}
