package org.bleepline.audio;

import java.util.Locale;

/** What a redacted recording is written as. */
public enum OutputFormat {
    MP3,
    WAV;

    /** The name on the wire and on the command line, and the file name's ending: {@code mp3} or {@code wav}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
