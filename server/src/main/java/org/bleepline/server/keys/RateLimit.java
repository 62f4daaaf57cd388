package org.bleepline.server.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests each project may make in a stretch of time. Counts start anew with each stretch, so that a client knows
 * when to come back. Safe for use by several threads; each server counts for itself.
 */
public final class RateLimit {
    private final int requests;
    private final Duration stretch;
    private final Clock clock;
    private final Map<String, Integer> counts = new HashMap<>();
    private Instant end = Instant.MIN;

    /** @param requests 0 for no limit */
    public RateLimit(int requests, Duration stretch, Clock clock) {
        if (requests < 0 || stretch.isNegative() || stretch.isZero()) {
            throw new IllegalArgumentException(
                    "bleepline.rate.requests must be at least 0, bleepline.rate.per longer than 0");
        }
        this.requests = requests;
        this.stretch = stretch;
        this.clock = clock;
    }

    /** Counts one request. @return how long to wait, if it is one too many */
    synchronized Optional<Duration> count(String project) {
        if (requests == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            counts.clear();
            end = now.plus(stretch);
        }
        return counts.merge(project, 1, Integer::sum) > requests
                ? Optional.of(Duration.between(now, end))
                : Optional.empty();
    }
}
