package org.bleepline.engine.whisper;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which model hears, and with what.
 *
 * @param model a ggml file of whisper.cpp, such as {@code ggml-base.en.bin}
 * @param threads of each worker, at least 1
 * @param workers processes at most, at least 1; each holds the model
 * @param memoryBytes what one worker may use; 0 for an estimate from the model's size
 * @param cache where the native libraries are unpacked; null for the user's cache folder
 */
public record WhisperSettings(
        Path model,
        int threads,
        int workers,
        long memoryBytes,
        @Nullable Path cache) {
    private static final int MOST_THREADS = 4;

    public WhisperSettings {
        Objects.requireNonNull(model, "model");
        if (threads < 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "threads and workers must be at least 1; they are " + threads + " and " + workers);
        }
    }

    /** As many threads as there are processors, up to 4, in one worker for each 4 of them. */
    public static WhisperSettings of(Path model) {
        int processors = Runtime.getRuntime().availableProcessors();
        int threads = Math.min(MOST_THREADS, processors);
        return new WhisperSettings(model, threads, Math.max(1, processors / threads), 0, null);
    }

    public WhisperSettings withThreads(int count) {
        return new WhisperSettings(model, count, workers, memoryBytes, cache);
    }

    public WhisperSettings withWorkers(int count) {
        return new WhisperSettings(model, threads, count, memoryBytes, cache);
    }

    public WhisperSettings withMemoryBytes(long bytes) {
        return new WhisperSettings(model, threads, workers, bytes, cache);
    }
}
