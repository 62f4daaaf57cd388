package org.bleepline.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bleepline.server.web.ApiException;

/** Copies what a client sends, as long as it is not too much and does not trickle. */
final class MeteredCopy {
    private static final int BUFFER_BYTES = 1 << 16;
    /** A slow start is not held against anybody. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final long maxBytes;
    private final long minBytesPerSecond;
    private final Clock clock;

    MeteredCopy(long maxBytes, long minBytesPerSecond, Clock clock) {
        this.maxBytes = maxBytes;
        this.minBytesPerSecond = minBytesPerSecond;
        this.clock = clock;
    }

    /** @return number of bytes copied */
    long copy(InputStream from, OutputStream to) throws IOException {
        Instant start = clock.instant();
        byte[] buffer = new byte[BUFFER_BYTES];
        long copied = 0;
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            copied += count;
            if (copied > maxBytes) {
                throw new ApiException(413, "Upload failed: the file is larger than " + maxBytes + " bytes");
            }
            Duration taken = Duration.between(start, clock.instant());
            if (taken.compareTo(GRACE) > 0 && copied < taken.toSeconds() * minBytesPerSecond) {
                throw ApiException.badRequest("Upload failed, please try again. The data came too slowly.");
            }
            to.write(buffer, 0, count);
        }
        return copied;
    }
}
