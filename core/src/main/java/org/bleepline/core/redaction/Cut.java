package org.bleepline.core.redaction;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.bleepline.core.transcript.TimeRange;

/**
 * A stretch of the recording whose samples are replaced.
 *
 * @param time from the first replaced millisecond to the one behind the last
 * @param channels where they are replaced
 * @param reasons why the cut is not simply the time of its words with their margins; empty for most
 */
public record Cut(TimeRange time, CutChannels channels, Set<CutReason> reasons) {
    public Cut {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(channels, "channels");
        reasons = Set.copyOf(reasons);
    }

    /** A cut of every channel. */
    public static Cut of(TimeRange time) {
        return new Cut(time, CutChannels.all(), Set.of());
    }

    /** Whether a removed word had no time that could be relied on, so that the cut fills the gap between its neighbours. */
    public boolean widened() {
        return reasons.contains(CutReason.NO_TIME) || reasons.contains(CutReason.UNLIKELY_TIME);
    }

    /**
     * Whether nothing is to be heard in its place, whatever was asked for: where nobody looked, a tone would say that something
     * was found.
     */
    public boolean silent() {
        return reasons.contains(CutReason.OUTSIDE_WINDOW);
    }

    /** The same cut of every channel: for another sound track, whose channels are others. */
    public Cut onEveryChannel() {
        return new Cut(time, CutChannels.all(), reasons);
    }

    /** The shortest cut that holds both, on the channels of both, for the reasons of both. */
    public Cut span(Cut other) {
        Set<CutReason> both = EnumSet.noneOf(CutReason.class);
        both.addAll(reasons);
        both.addAll(other.reasons);
        return new Cut(time.span(other.time), channels.and(other.channels), both);
    }
}
