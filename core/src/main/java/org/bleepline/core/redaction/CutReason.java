package org.bleepline.core.redaction;

import java.util.Locale;

/** Why a cut is where it is. */
public enum CutReason {
    /** A removed word has no time: the gap between its neighbours is cut. */
    NO_TIME,
    /** A removed word has a time in which it cannot have been said: the gap between its neighbours is cut as well. */
    UNLIKELY_TIME,
    /** The times are whole seconds or tenths, or those of a whole segment: quiet was looked for further away. */
    COARSE_TIME,
    /** The recogniser was not sure of a removed word: quiet was looked for further away. */
    LOW_CONFIDENCE,
    /** The start was moved to where the sound is quiet. */
    QUIET_START,
    /** The end was moved to where the sound is quiet. */
    QUIET_END,
    /** Cuts that almost touch became one. */
    MERGED,
    /** Only the speaking channel was to be cut, but the voice is, or may be, on others too. */
    CROSSTALK,
    /** Found in another sound track than the first; the cut is made in all. */
    OTHER_TRACK,
    /** Something was still to be heard, so the cut was made longer. */
    LEAK,
    /** Nobody looked into this part of the recording. */
    OUTSIDE_WINDOW;

    /** The name in results, such as {@code no_time}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
