package org.bleepline.core.redaction;

import java.time.Duration;
import java.util.Objects;

/**
 * How far a cut reaches beyond the words it removes. The defaults are on the safe side of what the bench of
 * synthetic calls showed ({@code CutAccuracy} in module bench; docs/accuracy.md).
 *
 * @param before where it is quiet: how far the cut goes into the quiet in front of a word. Where nothing is known of the
 *     sound: the margin in front
 * @param after the same behind a word
 * @param join cuts closer than this become one
 * @param exactReach how far {@link org.bleepline.core.transcript.TimePrecision#EXACT exact} times may be off: that much is cut on both sides,
 *     unless a pause shows earlier that the word is over
 * @param measuredReach the same for times that were measured in the sound, where the recording itself does not show how far they
 *     are off; 150 ms, since with 60 or 100 ms more of what was heard and aligned stayed on the bench's calls
 * @param reach the same for times of which nothing is known
 * @param leastReach the least that is taken for the error of times that are not exact, however exact they look
 * @param mostReach the most that is cut for wrong times on one side
 * @param search from there on the quietest moment within this distance is looked for
 * @param pause quiet that lasts as long as this is a pause, not the closure of a consonant
 * @param quietDb sound less than this above the noise around it is quiet
 * @param lowConfidence a word with less confidence than this is not sure, where the engine's confidence means anything
 * @param lowConfidenceReach what is added to the reach of such a word
 * @param hesitation two removed words with nothing between them are cut in one if less than this lies between them, or if
 *     anything is to be heard between them
 */
public record CutSettings(
        Duration before,
        Duration after,
        Duration join,
        Duration exactReach,
        Duration measuredReach,
        Duration reach,
        Duration leastReach,
        Duration mostReach,
        Duration search,
        Duration pause,
        double quietDb,
        double lowConfidence,
        Duration lowConfidenceReach,
        Duration hesitation) {
    private static final CutSettings DEFAULTS = new Builder().build();

    public CutSettings {
        requireNotNegative("before", before);
        requireNotNegative("after", after);
        requireNotNegative("join", join);
        requireNotNegative("exactReach", exactReach);
        requireNotNegative("measuredReach", measuredReach);
        requireNotNegative("reach", reach);
        requireNotNegative("leastReach", leastReach);
        requireNotNegative("mostReach", mostReach);
        requireNotNegative("search", search);
        requireNotNegative("pause", pause);
        requireNotNegative("lowConfidenceReach", lowConfidenceReach);
        requireNotNegative("hesitation", hesitation);
        if (!(quietDb >= 0 && quietDb <= 40)) {
            throw new IllegalArgumentException("quietDb must be within 0 and 40, not " + quietDb);
        }
        if (!(lowConfidence >= 0 && lowConfidence <= 1)) {
            throw new IllegalArgumentException("lowConfidence must be within 0 and 1, not " + lowConfidence);
        }
        if (leastReach.compareTo(mostReach) > 0) {
            throw new IllegalArgumentException("leastReach must not be more than mostReach");
        }
    }

    public static CutSettings defaults() {
        return DEFAULTS;
    }

    public static Builder builder() {
        return new Builder();
    }

    private static void requireNotNegative(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, not " + duration);
        }
    }

    /** Collects settings; each begins with its default. Not for use by several threads. */
    public static final class Builder {
        private Duration before = Duration.ofMillis(120);
        private Duration after = Duration.ofMillis(150);
        private Duration join = Duration.ofMillis(100);
        private Duration exactReach = Duration.ofMillis(20);
        private Duration measuredReach = Duration.ofMillis(150);
        private Duration reach = Duration.ofMillis(150);
        private Duration leastReach = Duration.ofMillis(40);
        private Duration mostReach = Duration.ofMillis(400);
        private Duration search = Duration.ofMillis(20);
        private Duration pause = Duration.ofMillis(120);
        private double quietDb = 6;
        private double lowConfidence = 0.5;
        private Duration lowConfidenceReach = Duration.ofMillis(80);
        private Duration hesitation = Duration.ofMillis(600);

        private Builder() {}

        public Builder before(Duration value) {
            before = value;
            return this;
        }

        public Builder after(Duration value) {
            after = value;
            return this;
        }

        public Builder join(Duration value) {
            join = value;
            return this;
        }

        public Builder exactReach(Duration value) {
            exactReach = value;
            return this;
        }

        public Builder measuredReach(Duration value) {
            measuredReach = value;
            return this;
        }

        public Builder reach(Duration value) {
            reach = value;
            return this;
        }

        public Builder leastReach(Duration value) {
            leastReach = value;
            return this;
        }

        public Builder mostReach(Duration value) {
            mostReach = value;
            return this;
        }

        public Builder search(Duration value) {
            search = value;
            return this;
        }

        public Builder pause(Duration value) {
            pause = value;
            return this;
        }

        public Builder quietDb(double value) {
            quietDb = value;
            return this;
        }

        public Builder lowConfidence(double value) {
            lowConfidence = value;
            return this;
        }

        public Builder lowConfidenceReach(Duration value) {
            lowConfidenceReach = value;
            return this;
        }

        public Builder hesitation(Duration value) {
            hesitation = value;
            return this;
        }

        /** @throws IllegalArgumentException if a value is out of its range */
        public CutSettings build() {
            return new CutSettings(
                    before,
                    after,
                    join,
                    exactReach,
                    measuredReach,
                    reach,
                    leastReach,
                    mostReach,
                    search,
                    pause,
                    quietDb,
                    lowConfidence,
                    lowConfidenceReach,
                    hesitation);
        }
    }
}
