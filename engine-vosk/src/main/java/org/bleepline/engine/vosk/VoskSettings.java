package org.bleepline.engine.vosk;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which model hears, and with what.
 *
 * @param model the folder of a Vosk model, unpacked
 * @param language what it knows, without region; empty to tell it by the folder's name
 * @param workers processes at most, at least 1; each holds the model and takes one processor
 * @param memoryBytes what one worker may use; 0 for an estimate from the model's size
 * @param cache where the native libraries are unpacked; null for the user's cache folder
 */
public record VoskSettings(
        Path model,
        Optional<String> language,
        int workers,
        long memoryBytes,
        @Nullable Path cache) {
    public VoskSettings {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(language, "language");
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
    }

    /** One worker for each processor, up to 4. */
    public static VoskSettings of(Path model) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new VoskSettings(model, Optional.empty(), Math.min(4, processors), 0, null);
    }

    public VoskSettings withLanguage(String code) {
        return new VoskSettings(model, Optional.of(code), workers, memoryBytes, cache);
    }

    public VoskSettings withWorkers(int count) {
        return new VoskSettings(model, language, count, memoryBytes, cache);
    }

    public VoskSettings withMemoryBytes(long bytes) {
        return new VoskSettings(model, language, workers, bytes, cache);
    }
}
