package org.bleepline.audio;

import java.util.Locale;

/** What is heard in place of a removed moment. */
public enum RedactionMethod {
    /** A tone of 1 kHz. */
    BEEP,
    SILENCE;

    /** The name on the command line: {@code beep} or {@code silence}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
