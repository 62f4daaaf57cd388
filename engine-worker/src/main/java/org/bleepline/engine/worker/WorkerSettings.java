package org.bleepline.engine.worker;

import java.time.Duration;

/**
 * How many workers there are and what each may use.
 *
 * @param workers how many processes at most, each with the model loaded; at least 1
 * @param memoryBytes what one of them may use; where it takes more it is ended. Watched on Linux only
 * @param startLimit how long one may take to load its model
 * @param pieceLimit how long one may take for one piece of sound
 * @param silenceLimit how long one may be silent while it works; it reports twice a second
 * @param stopLimit how long one may take to stop when it is told to
 */
public record WorkerSettings(
        int workers,
        long memoryBytes,
        Duration startLimit,
        Duration pieceLimit,
        Duration silenceLimit,
        Duration stopLimit) {
    public WorkerSettings {
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
        if (memoryBytes < 64 << 20) {
            throw new IllegalArgumentException("a worker needs 64 MB at least, not " + memoryBytes + " bytes");
        }
    }

    /** 5 minutes to load, 10 minutes for a piece, 20 s of silence, 2 s to stop. */
    public static WorkerSettings of(int workers, long memoryBytes) {
        return new WorkerSettings(
                workers,
                memoryBytes,
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2));
    }

    public WorkerSettings withPieceLimit(Duration limit) {
        return new WorkerSettings(workers, memoryBytes, startLimit, limit, silenceLimit, stopLimit);
    }

    public WorkerSettings withSilenceLimit(Duration limit) {
        return new WorkerSettings(workers, memoryBytes, startLimit, pieceLimit, limit, stopLimit);
    }
}
