package org.bleepline.pipeline.leak;

import java.util.Locale;
import org.bleepline.core.transcript.TimeRange;

/**
 * A place in a redacted recording where something could still be heard.
 *
 * @param time where, in milliseconds of the recording
 * @param kind how it showed
 * @param look in which look it showed, from 1
 */
public record Leak(TimeRange time, Kind kind, int look) {
    /** How a leak shows. */
    public enum Kind {
        /** An engine heard a removed value, or part of one. */
        HEARD,
        /** The sound of the original is still there. */
        SOUND,
        /** Beside a cut somebody speaks, and no word of the transcript says what. */
        UNEXPLAINED;

        /** The name in results. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
