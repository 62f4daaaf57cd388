package org.bleepline.core.redaction;

import org.bleepline.core.transcript.TimeRange;

/**
 * A stretch of the recording whose samples are replaced on every channel.
 *
 * @param time from the first replaced millisecond to the one behind the last
 * @param widened whether a removed word had no time, so that the cut fills the gap between its neighbours
 * @param silent whether nothing is to be heard in its place whatever was asked for: a tone would be a lie where nobody knows
 *     what was said
 */
public record Cut(TimeRange time, boolean widened, boolean silent) {
    /** A cut that is heard as was asked for. */
    public Cut(TimeRange time, boolean widened) {
        this(time, widened, false);
    }
}
