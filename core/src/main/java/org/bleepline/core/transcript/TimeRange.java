package org.bleepline.core.transcript;

/**
 * A stretch of a recording.
 *
 * @param startMillis milliseconds from the start of the recording, inclusive, not negative
 * @param endMillis milliseconds from the start of the recording, exclusive, not before the start
 */
public record TimeRange(long startMillis, long endMillis) {
    public TimeRange {
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("not a time range: " + startMillis + " to " + endMillis + " ms");
        }
    }

    public long durationMillis() {
        return endMillis - startMillis;
    }

    /** The shortest range that holds both. */
    public TimeRange span(TimeRange other) {
        return new TimeRange(Math.min(startMillis, other.startMillis), Math.max(endMillis, other.endMillis));
    }

    /** Whether the two share at least one millisecond. */
    public boolean overlaps(TimeRange other) {
        return startMillis < other.endMillis && other.startMillis < endMillis;
    }
}
