package org.bleepline.pipeline;

import java.util.Locale;

/** Which channels of a recording are transcribed by themselves. */
public enum Hearing {
    /** Each channel by itself where they carry different voices, else all together. */
    AUTO,
    /** All channels mixed into one. */
    MIXED,
    /** Each channel by itself, always. */
    SEPARATE;

    /** The name on the command line. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
