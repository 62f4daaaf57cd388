package org.bleepline.server.transcript;

import java.util.Locale;

/** Where a transcript stands. There are no others on the wire. */
public enum TranscriptStatus {
    QUEUED,
    PROCESSING,
    COMPLETED,
    ERROR;

    /** Its name on the wire and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TranscriptStatus named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
