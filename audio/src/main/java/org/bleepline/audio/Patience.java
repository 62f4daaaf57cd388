package org.bleepline.audio;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kills a child process that keeps its caller waiting: in one go longer than the stall time, or in sum longer than the
 * longest recording lasts. The clock stands still while nobody waits for the child.
 */
final class Patience implements AutoCloseable {
    private static final long NOT_WAITING = Long.MIN_VALUE;
    private static final Set<Patience> WATCHED = ConcurrentHashMap.newKeySet();

    static {
        Thread watch = new Thread(Patience::watchAll, "bleepline-audio-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private final Process process;
    private final long stallNanos;
    private final long totalNanos;
    private volatile long waitingSince = NOT_WAITING;
    private volatile long waitedNanos;
    private volatile boolean lost;

    Patience(Process process, Duration stall, Duration total) {
        this.process = process;
        this.stallNanos = stall.toNanos();
        this.totalNanos = Math.max(stallNanos, total.toNanos());
        WATCHED.add(this);
    }

    void begin() {
        waitingSince = System.nanoTime();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the waiting thread only
    void end() {
        long since = waitingSince;
        waitingSince = NOT_WAITING;
        if (since != NOT_WAITING) {
            waitedNanos += System.nanoTime() - since;
        }
    }

    boolean lost() {
        return lost;
    }

    @Override
    public void close() {
        WATCHED.remove(this);
    }

    private void check() {
        long since = waitingSince;
        if (since != NOT_WAITING && !lost) {
            long now = System.nanoTime() - since;
            if (now > stallNanos || now + waitedNanos > totalNanos) {
                lost = true;
                process.destroyForcibly();
            }
        }
    }

    private static void watchAll() {
        try {
            while (true) {
                Thread.sleep(200);
                WATCHED.forEach(Patience::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
