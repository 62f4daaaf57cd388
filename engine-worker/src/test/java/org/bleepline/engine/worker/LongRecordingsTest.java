package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.ChildJvm;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Four recordings of three hours at once, on two workers, in a program with little heap. The engine is one of the test's that
 * says words at once, so this is about all that lies around an engine. Prints its figures; those in docs/performance.md are from
 * here.
 */
@Tag("slow")
class LongRecordingsTest {
    @Test
    void fourRecordingsOfThreeHoursAreHeardAtOnceAsEachAlone() {
        ChildJvm.Ended ended = ChildJvm.run("true", List.of("-Xmx64m"), Program.class);

        System.out.println(ended.output());
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("all four equal the one alone", "progress never went back", "cancelled after");
    }

    /** Runs in the program with little heap. */
    static final class Program {
        private static final long SECONDS = 3 * 3600;
        private static final ArraySound TALK = ArraySound.of(Sound.speech(5, 16_000, 61));

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            try (WorkerEngine engine = WorkerEngine.of(
                    TestEngines.DESCRIPTION,
                    TestEngines.program(TestEngines.Saying.class),
                    WorkerSettings.of(2, 256L << 20))) {
                long begin = System.nanoTime();
                int alone = hear(engine, new Watch(new AtomicBoolean())).hashCode();
                System.out.println("one alone took " + seconds(begin) + " s");
                begin = System.nanoTime();
                List<Watch> watches = new ArrayList<>();
                List<CompletableFuture<Integer>> jobs = new ArrayList<>();
                for (int job = 0; job < 4; job++) {
                    Watch watch = new Watch(new AtomicBoolean());
                    watches.add(watch);
                    jobs.add(CompletableFuture.supplyAsync(
                            () -> hear(engine, watch).hashCode()));
                }
                AtomicBoolean stop = new AtomicBoolean();
                Watch stopped = new Watch(stop);
                CompletableFuture<List<Word>> fifth = CompletableFuture.supplyAsync(() -> hear(engine, stopped));
                while (stopped.steps == 0) {
                    Thread.sleep(5);
                }
                long told = System.nanoTime();
                stop.set(true);
                try {
                    fifth.join();
                    throw new IllegalStateException("was not cancelled");
                } catch (CompletionException | CancellationException e) {
                    System.out.println("cancelled after " + seconds(told) + " s, among four others");
                }
                boolean equal = true;
                for (CompletableFuture<Integer> job : jobs) {
                    equal &= job.join() == alone;
                }
                System.out.println("four at once took " + seconds(begin) + " s");
                System.out.println(equal ? "all four equal the one alone" : "they differ");
                boolean moved = watches.stream().allMatch(watch -> watch.steps > 300 && !watch.wentBack);
                System.out.println(moved ? "progress never went back" : "progress is wrong");
                System.out.println("longest wait between two steps of progress: "
                        + watches.stream()
                                        .mapToLong(watch -> watch.longestNanos)
                                        .max()
                                        .orElse(0)
                                / 1_000_000 + " ms");
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.println("heap in use afterwards: "
                        + (runtime.totalMemory() - runtime.freeMemory() >> 20) + " MB of "
                        + (runtime.maxMemory() >> 20) + " MB");
            }
        }

        private static List<Word> hear(WorkerEngine engine, Watch watch) {
            return engine.transcribe(TALK.repeatedTo(SECONDS), new SpeechRequest("en"), watch);
        }

        private static double seconds(long begin) {
            return (System.nanoTime() - begin) / 10_000_000 / 100.0;
        }
    }

    private static final class Watch implements SpeechMonitor {
        private final AtomicBoolean stop;
        private final AtomicLong last = new AtomicLong();
        private volatile int steps;
        private volatile boolean wentBack;
        private volatile long longestNanos;
        private volatile long lastNanos = System.nanoTime();

        Watch(AtomicBoolean stop) {
            this.stop = stop;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // told by one thread
        public void heard(long heardMillis) {
            wentBack |= last.getAndSet(heardMillis) > heardMillis;
            long now = System.nanoTime();
            longestNanos = Math.max(longestNanos, now - lastNanos);
            lastNanos = now;
            steps++;
        }

        @Override
        public boolean cancelled() {
            return stop.get();
        }
    }
}
