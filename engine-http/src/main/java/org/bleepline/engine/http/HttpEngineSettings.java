package org.bleepline.engine.http;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bleepline.speech.WhisperLanguages;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and how to treat it.
 *
 * @param base the address in front of {@code /audio/transcriptions}, such as {@code https://gpu.example:8000/v1}
 * @param model what the server calls the model
 * @param apiKey sent as a bearer token; not in any message or {@link #toString()}
 * @param languages what the model knows, without region
 * @param connectPatience how long to wait for a connection
 * @param patience how long to wait for the answer to one piece of sound
 * @param attempts how often a piece is sent where the server is busy or broken
 * @param longestPiece longer recordings are cut at pauses; 25 MB, OpenAI's limit, are 13 minutes
 * @param parallel how many pieces are under way at once
 */
public record HttpEngineSettings(
        URI base,
        String model,
        Optional<String> apiKey,
        Set<String> languages,
        Duration connectPatience,
        Duration patience,
        int attempts,
        Duration longestPiece,
        int parallel) {
    /** What OpenAI calls its model; most other servers take any name. */
    public static final String USUAL_MODEL = "whisper-1";

    private static final Duration SHORTEST_PIECE = Duration.ofSeconds(10);
    /** 58 MB as WAV, which lie in memory several times. */
    private static final Duration LONGEST_PIECE = Duration.ofMinutes(30);

    private static final Duration MOST_PATIENCE = Duration.ofDays(1);

    public HttpEngineSettings {
        Objects.requireNonNull(model, "model");
        languages = Set.copyOf(languages);
        String scheme = base.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme) || base.getHost() == null) {
            throw new IllegalArgumentException("the address of a speech server must begin with http:// or https://");
        }
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address of a speech server must hold no password; set the key instead");
        }
        if (base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of a speech server must hold no ? and no #: /audio/transcriptions goes behind it");
        }
        // Java's HTTP client would refuse such a key with a message that quotes it.
        if (apiKey.filter(key -> !key.matches("[!-~]+")).isPresent()) {
            throw new IllegalArgumentException("the key of a speech server holds a space, a line break or another"
                    + " character that cannot be sent");
        }
        if (attempts < 1 || parallel < 1) {
            throw new IllegalArgumentException(
                    "attempts and parallel must be at least 1, not " + attempts + " and " + parallel);
        }
        if (longestPiece.compareTo(SHORTEST_PIECE) < 0 || longestPiece.compareTo(LONGEST_PIECE) > 0) {
            throw new IllegalArgumentException(
                    "the longest piece must be within 10 s and 30 minutes, not " + longestPiece.toMillis() + " ms");
        }
        if (patience.isZero() || patience.isNegative() || patience.compareTo(MOST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "the patience with a speech server must be within 1 ms and 1 day, not " + patience);
        }
    }

    /** Whisper's languages, 10 s to connect, 5 minutes for a piece of 5 minutes at most, 3 attempts, 2 pieces at once. */
    public static HttpEngineSettings of(URI base, String model) {
        return new HttpEngineSettings(
                base,
                model,
                Optional.empty(),
                WhisperLanguages.all(),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                3,
                Duration.ofMinutes(5),
                2);
    }

    /** @param key none where it is null or empty */
    public HttpEngineSettings withApiKey(@Nullable String key) {
        return new HttpEngineSettings(
                base,
                model,
                Optional.ofNullable(key).filter(given -> !given.isEmpty()),
                languages,
                connectPatience,
                patience,
                attempts,
                longestPiece,
                parallel);
    }

    public HttpEngineSettings withLanguages(Set<String> codes) {
        return new HttpEngineSettings(
                base, model, apiKey, codes, connectPatience, patience, attempts, longestPiece, parallel);
    }

    /** How long to wait for the answer to one piece, and how long a piece may be. */
    public HttpEngineSettings withPatience(Duration wait, Duration piece) {
        return new HttpEngineSettings(base, model, apiKey, languages, connectPatience, wait, attempts, piece, parallel);
    }

    /** How often a piece is sent where the server is busy or broken. */
    public HttpEngineSettings withAttempts(int count) {
        return new HttpEngineSettings(
                base, model, apiKey, languages, connectPatience, patience, count, longestPiece, parallel);
    }

    @Override
    public String toString() {
        return "speech server " + base.getHost() + ", model " + model;
    }
}
