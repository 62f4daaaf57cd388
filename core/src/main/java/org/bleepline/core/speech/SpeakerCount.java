package org.bleepline.core.speech;

/**
 * How many people may be speaking.
 *
 * @param least at least 1
 * @param most not less than {@code least}
 */
public record SpeakerCount(int least, int most) {
    private static final int MOST = 30;
    private static final int MOST_IN_SHORT = 10;
    private static final long SHORT_MILLIS = 600_000;

    public SpeakerCount {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("not a number of speakers: " + least + " to " + most);
        }
    }

    public static SpeakerCount exactly(int count) {
        return new SpeakerCount(count, count);
    }

    /** From one to as many as the documented API looks for by default: 10 in up to ten minutes, 30 in longer recordings. */
    public static SpeakerCount any(long durationMillis) {
        return new SpeakerCount(1, durationMillis <= SHORT_MILLIS ? MOST_IN_SHORT : MOST);
    }
}
