package org.bleepline.models;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream from which nothing comes any more, so that whoever reads it goes on: Java's HTTP client waits for ever. */
final class Stall implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "stalled-downloads");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> check;
    private volatile long lastNanos = System.nanoTime();

    Stall(Closeable stream, Duration patience) {
        long nanos = patience.toNanos();
        check = CLOCK.scheduleAtFixedRate(
                () -> {
                    if (System.nanoTime() - lastNanos > nanos) {
                        closeQuietly(stream);
                    }
                },
                nanos,
                Math.max(1, nanos / 4),
                TimeUnit.NANOSECONDS);
    }

    /** Something came. */
    void moved() {
        lastNanos = System.nanoTime();
    }

    @Override
    public void close() {
        check.cancel(false);
    }

    private static void closeQuietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // The reader sees that it is closed, which is all that is wanted.
        }
    }
}
