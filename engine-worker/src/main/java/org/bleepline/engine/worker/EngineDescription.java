package org.bleepline.engine.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.bleepline.core.transcript.TimePrecision;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an engine without starting it; see {@link org.bleepline.core.speech.SpeechEngine}.
 *
 * @param longestPiece how much sound it takes at once, from 10 s to 60 s
 * @param model its file, or the folder of its files; null where it has none
 */
public record EngineDescription(
        String name,
        String version,
        Set<String> languages,
        boolean detectsLanguage,
        boolean confidenceMeaningful,
        TimePrecision timePrecision,
        Duration longestPiece,
        @Nullable Path model) {
    public EngineDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(timePrecision, "timePrecision");
        languages = Set.copyOf(languages);
        if (longestPiece.toMillis() < 10_000 || longestPiece.toMillis() > 60_000) {
            throw new IllegalArgumentException(
                    "longestPiece must be within 10 s and 60 s, not " + longestPiece.toMillis() + " ms");
        }
    }
}
