package org.bleepline.server.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.server.transcript.RedactedAudioFile;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs one transcript from its begin to its end, within its time. Only this class ends transcripts: work that is given up
 * cannot write anything any more, whatever it still does.
 */
public final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final String NO_ROOM = "The server has no room on its disk for this file. Please try again later.";
    private static final String OUR_FAULT = "Server error, developers have been alerted.";
    /** Fewer free bytes than the smallest recording of any use. */
    private static final long FULL_BYTES = 1 << 20;

    private static final Duration DATABASE_PATIENCE = Duration.ofMinutes(5);

    private final TranscriptStore store;
    private final TranscriptWork work;
    private final Webhooks webhooks;
    private final SealedFiles audioFiles;
    private final DataFolder folder;
    private final ServerSettings.Jobs settings;
    private final long minFreeBytes;
    private final MeterRegistry meters;
    private final Seats seats;
    private final Map<String, AtomicBoolean> running = new ConcurrentHashMap<>();
    private final AtomicInteger threadNumber = new AtomicInteger();
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "job-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    JobRunner(
            TranscriptStore store,
            TranscriptWork work,
            Webhooks webhooks,
            SealedFiles audioFiles,
            DataFolder folder,
            ServerSettings settings,
            MeterRegistry meters) {
        this.store = store;
        this.work = work;
        this.webhooks = webhooks;
        this.audioFiles = audioFiles;
        this.folder = folder;
        this.settings = settings.jobs();
        this.seats = new Seats(settings.jobs().threadCount());
        this.minFreeBytes = settings.upload().minFreeSpace().toBytes();
        this.meters = meters;
    }

    /**
     * Waits for a seat and ends the transcript, unless it has ended.
     *
     * @param brief whether it is of a short upload
     * @throws CancellationException if the server stops: it is begun again then
     */
    void run(String id, boolean brief) {
        try (Seats.Seat seat = seats.take(brief, () -> stopping)) {
            run(id);
        }
    }

    private void run(String id) {
        TranscriptRow row = persistently(() -> store.begin(id)).orElse(null);
        if (row == null) {
            return;
        }
        if (row.attempt() > settings.maxAttempts()) {
            end(
                    row,
                    new Outcome.Failed("The server was stopped " + (row.attempt() - 1)
                            + " times while it worked on this file, and does not try again."));
            return;
        }
        if (Math.min(folder.freeBytes(), folder.freeWorkBytes()) < minFreeBytes) {
            LOG.error("The disk is nearly full; transcript {} fails", id);
            end(row, new Outcome.Failed(NO_ROOM));
            return;
        }
        AtomicBoolean cancelled = new AtomicBoolean();
        running.put(id, cancelled);
        Instant start = Instant.now();
        Path workFolder = folder.work().resolve(id + "-" + row.attempt());
        LOG.info("Transcript {} is begun, attempt {}", id, row.attempt());
        try {
            Outcome outcome = inTime(row, workFolder, cancelled);
            if (outcome != null) {
                end(row, outcome);
            }
        } finally {
            running.remove(id, cancelled);
            deleteFolder(workFolder);
            meters.timer("bleepline.jobs").record(Duration.between(start, Instant.now()));
        }
    }

    /** Whether as many transcripts are worked on as may be at once: then others wait. */
    boolean full() {
        return running.size() >= settings.threadCount();
    }

    /** How many transcripts are worked on now. */
    public int runningCount() {
        return running.size();
    }

    void cancel(String id) {
        AtomicBoolean flag = running.get(id);
        if (flag != null) {
            flag.set(true);
        }
    }

    /** Makes all work end soon; it is begun again after the next start. */
    public void stop() {
        stopping = true;
        running.values().forEach(flag -> flag.set(true));
    }

    private @org.jspecify.annotations.Nullable Outcome inTime(
            TranscriptRow row, Path workFolder, AtomicBoolean cancelled) {
        Future<Outcome> future = workers.submit(() -> {
            Files.createDirectories(workFolder);
            return work.run(row, workFolder, cancelled::get);
        });
        try {
            return future.get(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            cancelled.set(true);
            giveUp(row, future);
            return new Outcome.Failed("Processing took longer than "
                    + settings.timeLimit().toSeconds() + " seconds, the limit of this server, and was stopped.");
        } catch (InterruptedException e) {
            cancelled.set(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        } catch (ExecutionException e) {
            return failed(row, e.getCause() == null ? e : e.getCause());
        }
    }

    private @org.jspecify.annotations.Nullable Outcome failed(TranscriptRow row, Throwable cause) {
        if (cause instanceof CancellationException) {
            if (stopping) {
                throw new CancellationException("the server stops");
            }
            LOG.info("Transcript {} was cancelled", row.id());
            return null;
        }
        if (cause instanceof DataAccessException || cause instanceof TransactionException) {
            LOG.warn("The database failed while transcript {} was worked on; it is begun again", row.id());
            // Not before it answers: else the queue could not note the failure, and would take this server for a dead
            // one.
            persistently(() -> store.find(row.id()));
            throw (RuntimeException) cause;
        }
        if (cause instanceof IOException && isDiskFull()) {
            LOG.error("The disk is full; transcript {} fails", row.id());
            return new Outcome.Failed(NO_ROOM);
        }
        Failures.log("Transcript " + row.id() + " failed unexpectedly", cause);
        return new Outcome.Failed(OUR_FAULT);
    }

    private boolean isDiskFull() {
        return Math.min(folder.freeBytes(), folder.freeWorkBytes()) < FULL_BYTES;
    }

    private void giveUp(TranscriptRow row, Future<Outcome> future) {
        try {
            discard(future.get(settings.grace().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            LOG.error("Work on transcript {} does not stop when told to; it is given up", row.id());
            future.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.info("Transcript {} was stopped at its time limit", row.id());
        }
    }

    private void end(TranscriptRow row, Outcome outcome) {
        boolean ended = persistently(() -> write(row, outcome));
        if (ended) {
            String status = outcome instanceof Outcome.Done ? "completed" : "error";
            meters.counter("bleepline.transcripts", "status", status).increment();
            LOG.info("Transcript {} has ended: {}", row.id(), status);
        } else {
            LOG.info("Transcript {} was ended or deleted by somebody else", row.id());
            discard(outcome);
        }
    }

    private boolean write(TranscriptRow row, Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return store.complete(
                    row,
                    done.result(),
                    done.audioState(),
                    done.audio(),
                    () -> webhooks.announce(row, done.audioState() == AudioState.READY));
        }
        return store.fail(row, ((Outcome.Failed) outcome).error(), () -> webhooks.announce(row, false));
    }

    private void discard(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            done.audio().map(RedactedAudioFile::file).ifPresent(file -> {
                try {
                    audioFiles.delete(file);
                } catch (IOException e) {
                    LOG.warn("An unused file could not be deleted; it will be tried again");
                }
            });
        }
    }

    /** What was worked for hours is not to be lost because the database is away for a minute. */
    private <T> T persistently(Supplier<T> access) {
        Instant end = Instant.now().plus(DATABASE_PATIENCE);
        while (true) {
            try {
                return access.get();
            } catch (DataAccessException | TransactionException e) {
                if (stopping || Instant.now().isAfter(end)) {
                    throw e;
                }
                LOG.warn("The database does not answer; trying again");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the server stops");
        }
    }

    private static void deleteFolder(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.error("A work folder could not be deleted; it goes with the next start");
        }
    }
}
