package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bleepline.core.speech.SpeechException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerPoolTest {
    private static final WorkerSettings SETTINGS = WorkerSettings.of(1, 256L << 20);

    /** As where the server can start no more threads. */
    @Test
    void tooLittleMemoryInTheProgramFailsOneRecordingAndNotTheNext() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        WorkerPool.Starter starter = task -> {
            if (starts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Worker.start(TestEngines.program(TestEngines.Saying.class), SETTINGS, task);
        };
        try (WorkerPool pool = new WorkerPool(starter, 1, "test")) {
            FairQueue.Lane lane = pool.open();
            Task first = task();
            Task second = task();
            pool.add(lane, first);
            pool.add(lane, second);

            assertThatThrownBy(() -> first.answer().get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(SpeechException.class)
                    .hasMessageContaining("the engine 'test' failed (OutOfMemoryError)");
            assertThat(second.answer().get(30, TimeUnit.SECONDS).words()).isNotEmpty();
        }
    }

    @Test
    void aThreadThatCannotBeStartedTakesNobodysPlace() throws Exception {
        AtomicInteger made = new AtomicInteger();
        ThreadFactory threads = work -> made.incrementAndGet() > 1
                ? new Thread(work)
                : new Thread(work) {
                    @Override
                    public void start() {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                };
        WorkerPool.Starter starter =
                task -> Worker.start(TestEngines.program(TestEngines.Saying.class), SETTINGS, task);
        try (WorkerPool pool = new WorkerPool(starter, 1, "test", threads)) {
            FairQueue.Lane lane = pool.open();
            Task second = task();

            assertThatThrownBy(() -> pool.add(lane, task())).isInstanceOf(OutOfMemoryError.class);
            pool.add(lane, second);

            assertThat(second.answer().get(30, TimeUnit.SECONDS).words()).isNotEmpty();
        }
    }

    private static Task task() {
        short[] samples = new short[16_000];
        Piece piece = new Piece(0, samples, List.of(new Piece.Stretch(0, 0, samples.length)), 0, samples.length);
        return new Task(piece, new PieceRequest("en", List.of()));
    }
}
