package org.bleepline.audio;

import java.util.Locale;

/** What a redacted recording is written as. */
public enum OutputFormat {
    /** MP3 of one or two channels. */
    MP3,
    /** WAV that holds every bit of a lossless source; RF64 above 4 GiB. */
    WAV,
    /** FLAC of 16 or 24 bits, as the source. */
    FLAC,
    /** Opus in Ogg. */
    OPUS,
    /** AAC in an MPEG-4 file. */
    M4A,
    /** The source's own codec and container; pictures are copied. */
    SAME;

    /** The name on the wire and on the command line: {@code mp3} and so on. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
