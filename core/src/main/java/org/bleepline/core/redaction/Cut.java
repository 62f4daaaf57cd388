package org.bleepline.core.redaction;

import org.bleepline.core.transcript.TimeRange;

/**
 * A stretch of the recording whose samples are replaced on every channel.
 *
 * @param time from the first replaced millisecond to the one behind the last
 * @param widened whether a removed word had no time, so that the cut fills the gap between its neighbours
 */
public record Cut(TimeRange time, boolean widened) {}
