package org.bleepline.core.redaction;

import java.util.Locale;

/** On which channels a moment is removed. */
public enum CutScope {
    /** On every channel. */
    ALL,
    /** On the channel of the voice, where it can be measured that the voice is on no other; else on every channel. */
    SPEAKING;

    /** The name on the command line and on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
