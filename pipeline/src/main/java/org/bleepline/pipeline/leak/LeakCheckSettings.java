package org.bleepline.pipeline.leak;

/**
 * How a leak check is done.
 *
 * @param rounds how often what leaks is cut wider and looked at again, 0 to {@value #MOST_ROUNDS}; with 0 any leak fails
 */
public record LeakCheckSettings(int rounds) {
    public static final int MOST_ROUNDS = 10;
    private static final LeakCheckSettings DEFAULTS = new LeakCheckSettings(3);

    public LeakCheckSettings {
        if (rounds < 0 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "the rounds of a leak check must be 0 to " + MOST_ROUNDS + ", not " + rounds);
        }
    }

    /** Three rounds. */
    public static LeakCheckSettings defaults() {
        return DEFAULTS;
    }
}
