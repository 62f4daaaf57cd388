package org.bleepline.server.webhook;

import java.util.Locale;

/**
 * One message that is to reach a client.
 *
 * @param attempts how often it was tried
 */
record Delivery(String transcript, Event event, State state, int attempts) {
    /** What there is to tell. */
    enum Event {
        /** The transcript is completed or failed. */
        ENDED,
        /** Its redacted audio can be fetched. */
        AUDIO_READY;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it has come. */
    enum State {
        PENDING,
        DELIVERED,
        /** Given up, or refused by the receiver. */
        FAILED,
        /** The transcript was deleted in the meantime. */
        DROPPED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
