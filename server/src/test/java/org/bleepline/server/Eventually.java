package org.bleepline.server;

import java.time.Duration;
import java.time.Instant;

/** Waits for what comes by itself. */
final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    static void holds(Runnable assertion) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Client.pause();
            }
        }
    }
}
