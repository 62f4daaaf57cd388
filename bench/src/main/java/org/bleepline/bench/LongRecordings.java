package org.bleepline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.Deliveries;
import org.bleepline.pipeline.PipelineMonitor;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.RedactionResult;
import org.bleepline.pipeline.Stage;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;

/**
 * Redacts a long recording with the embedded engine: alone, then several times at once with one more among them that is
 * cancelled. Prints how long that took, whether all came out as the one alone (text, spans and the file to the byte), how
 * progress moved, how long cancelling took, and the most memory.
 *
 * <p>Arguments: the recording; then {@code jobs=N}, four unless given; {@code fast} for the narrow search. How to make a
 * recording of three hours: bench/README.md.
 */
public final class LongRecordings {
    private final Path recording;
    private final Path folder;
    private final Bleepline bleepline;

    private LongRecordings(Path recording, Path folder, Bleepline bleepline) {
        this.recording = recording;
        this.folder = folder;
        this.bleepline = bleepline;
    }

    public static void main(String[] args) throws IOException {
        List<String> options = Arrays.asList(args).subList(1, args.length);
        int jobs = options.stream()
                .filter(option -> option.startsWith("jobs="))
                .mapToInt(option -> Integer.parseInt(option.substring("jobs=".length())))
                .findFirst()
                .orElse(4);
        SphinxAccuracy accuracy = options.contains("fast") ? SphinxAccuracy.FAST : SphinxAccuracy.ACCURATE;
        Path folder = Files.createTempDirectory("bleepline-bench");
        try (Bleepline bleepline =
                Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> SphinxEngine.of(accuracy))) {
            new LongRecordings(Path.of(args[0]), folder, bleepline).measure(jobs);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void measure(int jobs) throws IOException {
        long begin = System.nanoTime();
        long cpuBegin = cpuMillis();
        Watch watch = new Watch();
        Outcome alone = redact("alone", watch);
        System.out.printf(
                Locale.ROOT,
                "one alone, %d minutes of sound: %.0f s, processor time %.0f s, %d characters, %d spans; %s%n",
                alone.result.durationMillis() / 60_000,
                seconds(begin),
                (cpuMillis() - cpuBegin) / 1000.0,
                alone.result.text().length(),
                alone.result.spans().size(),
                watch);
        System.out.println("most memory so far: " + Memory.most());

        begin = System.nanoTime();
        cpuBegin = cpuMillis();
        List<Watch> watches = new ArrayList<>();
        List<CompletableFuture<Outcome>> atOnce = new ArrayList<>();
        for (int job = 0; job < jobs; job++) {
            String name = "job" + job;
            Watch jobWatch = new Watch();
            watches.add(jobWatch);
            atOnce.add(CompletableFuture.supplyAsync(
                    () -> redact(name, jobWatch), task -> new Thread(task, name).start()));
        }
        cancelOne();
        int equal = 0;
        for (CompletableFuture<Outcome> job : atOnce) {
            Outcome outcome = job.join();
            equal += outcome.result.text().equals(alone.result.text())
                            && outcome.result.spans().equals(alone.result.spans())
                            && outcome.result.cuts().equals(alone.result.cuts())
                            && Files.mismatch(outcome.file, alone.file) < 0
                    ? 1
                    : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "%d at once: %.0f s, processor time %.0f s; %d of them equal the one alone%n",
                jobs,
                seconds(begin),
                (cpuMillis() - cpuBegin) / 1000.0,
                equal);
        watches.forEach(System.out::println);
        System.out.println("most memory of the process: " + Memory.most() + ", heap allowed "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
    }

    /** While the others run: one that is stopped once its transcription is under way. */
    private void cancelOne() {
        Watch watch = new Watch();
        CompletableFuture<Outcome> job = CompletableFuture.supplyAsync(
                () -> redact("cancelled", watch), task -> new Thread(task, "cancelled").start());
        while (watch.steps < 3 && !job.isDone()) {
            pause();
        }
        long told = System.nanoTime();
        watch.stop = true;
        try {
            job.join();
            throw new IllegalStateException("was not cancelled");
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof CancellationException)) {
                throw e;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "one more, cancelled among the others: gone after %.2f s, left a file: %s%n",
                seconds(told),
                Files.exists(folder.resolve("cancelled.mp3")) ? "yes" : "no");
    }

    private record Outcome(RedactionResult result, Path file) {}

    private Outcome redact(String name, Watch watch) {
        Path file = folder.resolve(name + ".mp3");
        RedactionOptions options = RedactionOptions.builder()
                .deliveries(Deliveries.none().withRecording(file))
                .build();
        return new Outcome(bleepline.redact(recording, options, watch), file);
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }

    private static final class Watch implements PipelineMonitor {
        private Stage stage = Stage.TRANSCRIBE;
        private long lastMillis;
        private long lastNanos = System.nanoTime();
        private long longestNanos;
        private boolean wentBack;
        private volatile int steps;
        private volatile boolean stop;

        @Override
        public synchronized void progress(Stage newStage, long doneMillis, long totalMillis) {
            wentBack |= newStage.compareTo(stage) < 0 || newStage == stage && doneMillis < lastMillis;
            stage = newStage;
            lastMillis = doneMillis;
            long now = System.nanoTime();
            longestNanos = Math.max(longestNanos, now - lastNanos);
            lastNanos = now;
            if (doneMillis > 0) {
                steps++;
            }
        }

        @Override
        public boolean cancelled() {
            return stop;
        }

        @Override
        public synchronized String toString() {
            return String.format(
                    Locale.ROOT,
                    "progress: %d steps, the longest wait for one %.1f s, went back: %s",
                    steps,
                    longestNanos / 1e9,
                    wentBack ? "yes" : "no");
        }
    }
}
