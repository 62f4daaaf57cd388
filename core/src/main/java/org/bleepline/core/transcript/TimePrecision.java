package org.bleepline.core.transcript;

import java.util.Locale;

/** How far the times of words can be trusted: what their source says of itself. */
public enum TimePrecision {
    /** Right to a hundredth of a second or two: set by hand in the sound, or known because the sound was made. */
    EXACT,
    /** Found in the sound by an acoustic model, word by word: nine of ten are right to some hundredths of a second. */
    MEASURED,
    /** Nothing is known of them; they may be guesses of a model that was never shown times. */
    UNKNOWN;

    /** The name on the command line. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
