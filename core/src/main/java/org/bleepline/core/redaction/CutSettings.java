package org.bleepline.core.redaction;

import java.time.Duration;

/**
 * How far a cut reaches beyond the words it removes.
 *
 * @param before margin in front of the first word
 * @param after margin behind the last word
 * @param join cuts closer than this become one
 */
public record CutSettings(Duration before, Duration after, Duration join) {
    private static final CutSettings DEFAULTS =
            new CutSettings(Duration.ofMillis(120), Duration.ofMillis(150), Duration.ofMillis(100));

    public CutSettings {
        requireNotNegative("before", before);
        requireNotNegative("after", after);
        requireNotNegative("join", join);
    }

    public static CutSettings defaults() {
        return DEFAULTS;
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, not " + duration);
        }
    }
}
