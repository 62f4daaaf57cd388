package org.bleepline.engine.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches one worker from outside, and kills it where it takes too long, is silent, takes too much memory or does not stop. */
final class Guard implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 100;
    /** Memory is looked at less often. */
    private static final int LOOKS_A_MEMORY_CHECK = 3;

    private static final ScheduledExecutorService WATCHMAN = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "worker-guard");
        thread.setDaemon(true);
        return thread;
    });

    private final Process process;
    private final WorkerSettings settings;
    private final Path status;
    private final ScheduledFuture<?> looks;
    private int lookCount;
    private @Nullable Task task;
    private @Nullable Runnable stop;
    private Duration limit = Duration.ZERO;
    private long began;
    private long lastBeat;
    private long toldToStop;
    private @Nullable String reason;

    Guard(Process process, WorkerSettings settings) {
        this.process = process;
        this.settings = settings;
        this.status = Path.of("/proc", Long.toString(process.pid()), "status");
        this.looks = WATCHMAN.scheduleWithFixedDelay(
                this::lookOn, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @param whenStopped tells the worker; null to kill it where the task is stopped */
    synchronized void begin(Duration timeLimit, Task wanted, @Nullable Runnable whenStopped) {
        task = wanted;
        stop = whenStopped;
        limit = timeLimit;
        began = System.nanoTime();
        lastBeat = began;
        toldToStop = 0;
    }

    synchronized void beat() {
        lastBeat = System.nanoTime();
    }

    synchronized void end() {
        task = null;
    }

    /** Why it was killed; null if it was not. */
    synchronized @Nullable String reason() {
        return reason;
    }

    @Override
    public void close() {
        looks.cancel(false);
    }

    /** Whatever one look meets, such as too little memory, the next one follows. */
    private void lookOn() {
        try {
            look();
        } catch (RuntimeException | OutOfMemoryError e) {
            // The limits still hold at the next look.
        }
    }

    private void look() {
        Runnable tell = null;
        synchronized (this) {
            String why = whyToKill();
            if (why != null) {
                reason = why;
                process.destroyForcibly();
                looks.cancel(false);
            } else if (task != null && task.stopped() && toldToStop == 0) {
                toldToStop = System.nanoTime();
                tell = stop;
            }
        }
        if (tell != null) {
            // Its pipe may be full, and the others are not to wait for that.
            Thread teller = new Thread(tell, "worker-stop");
            teller.setDaemon(true);
            teller.start();
        }
    }

    private @Nullable String whyToKill() {
        if (lookCount++ % LOOKS_A_MEMORY_CHECK == 0 && residentBytes() > settings.memoryBytes()) {
            return "took more than the " + (settings.memoryBytes() >> 20) + " MB it may use and was ended";
        }
        if (task == null) {
            return null;
        }
        long now = System.nanoTime();
        if (task.stopped()
                && (stop == null
                        || toldToStop != 0
                                && now - toldToStop > settings.stopLimit().toNanos())) {
            return "did not stop when told to and was ended";
        }
        if (now - lastBeat > settings.silenceLimit().toNanos()) {
            return "was silent for " + settings.silenceLimit().toMillis() / 1000.0 + " s and was ended";
        }
        if (now - began > limit.toNanos()) {
            return "took longer than " + limit.toMillis() / 1000.0 + " s and was ended";
        }
        return null;
    }

    /** 0 where the system does not say. */
    private long residentBytes() {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux, or the process is just ending.
        }
        return 0;
    }
}
