package org.bleepline.server.transcript;

import java.util.Locale;

/** What has become of the redacted audio of a transcript. */
public enum AudioState {
    /** None was asked for. */
    NONE,
    /** It is asked for and not there yet. */
    PENDING,
    READY,
    /** Nobody speaks in the recording, and audio without speech was not asked for. */
    NO_SPEECH,
    /** The original is larger than redacted audio is made for. */
    TOO_LARGE,
    /** The transcript failed. */
    FAILED,
    /** Its time is over, or the transcript was deleted. */
    GONE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AudioState of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
