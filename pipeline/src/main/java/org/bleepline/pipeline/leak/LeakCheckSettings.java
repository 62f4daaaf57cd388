package org.bleepline.pipeline.leak;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bleepline.core.speech.SpeechEngine;

/**
 * How a leak check is done.
 *
 * @param rounds how often what leaks is cut wider and looked at again, 0 to {@value #MOST_ROUNDS}; with 0 any leak fails
 * @param engine gives another engine to hear the redacted recording with: what one mishears the other may not. Whoever made
 *     that engine closes it. Empty unless set
 */
public record LeakCheckSettings(int rounds, Optional<Supplier<SpeechEngine>> engine) {
    public static final int MOST_ROUNDS = 10;
    private static final LeakCheckSettings DEFAULTS = new LeakCheckSettings(3);

    public LeakCheckSettings {
        Objects.requireNonNull(engine, "engine");
        if (rounds < 0 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "the rounds of a leak check must be 0 to " + MOST_ROUNDS + ", not " + rounds);
        }
    }

    public LeakCheckSettings(int rounds) {
        this(rounds, Optional.empty());
    }

    /** Three rounds. */
    public static LeakCheckSettings defaults() {
        return DEFAULTS;
    }

    /** The same, heard by another engine. */
    public LeakCheckSettings heardBy(Supplier<SpeechEngine> other) {
        return new LeakCheckSettings(rounds, Optional.of(other));
    }
}
