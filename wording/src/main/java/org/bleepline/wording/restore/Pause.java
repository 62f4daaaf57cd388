package org.bleepline.wording.restore;

/** How long nobody spoke behind a word. */
public enum Pause {
    /** The words have no times. */
    UNKNOWN,
    NONE,
    SHORT,
    LONG;

    /** Pauses within a phrase of fluent speech are mostly shorter, those at its end mostly longer. */
    private static final long SHORT_MILLIS = 150;

    private static final long LONG_MILLIS = 500;

    public static Pause of(long millis) {
        return millis < SHORT_MILLIS ? NONE : millis < LONG_MILLIS ? SHORT : LONG;
    }
}
