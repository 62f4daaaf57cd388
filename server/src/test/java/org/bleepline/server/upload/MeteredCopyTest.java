package org.bleepline.server.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.bleepline.server.web.ApiException;
import org.junit.jupiter.api.Test;

class MeteredCopyTest {
    private final SteppingClock clock = new SteppingClock();

    @Test
    void copiesWhatComesQuicklyEnough() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        long copied = new MeteredCopy(10_000, 100, clock).copy(trickle(200, 20), target);

        assertThat(copied).isEqualTo(4_000);
        assertThat(target.size()).isEqualTo(4_000);
    }

    @Test
    void endsWhatTrickles() {
        MeteredCopy copy = new MeteredCopy(10_000, 100, clock);

        assertThatThrownBy(() -> copy.copy(trickle(1, 1_000), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.status()).isEqualTo(400));
        assertThat(clock.seconds).isLessThan(15);
    }

    @Test
    void endsWhatIsTooLong() {
        MeteredCopy copy = new MeteredCopy(999, 1, clock);

        assertThatThrownBy(() -> copy.copy(trickle(100, 10), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        ApiException.class, error -> assertThat(error.status()).isEqualTo(413));
    }

    /** So many bytes every second. */
    private InputStream trickle(int bytesPerSecond, int seconds) {
        return new InputStream() {
            private int left = seconds;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                clock.seconds++;
                return left-- > 0 ? bytesPerSecond : -1;
            }
        };
    }

    private static final class SteppingClock extends Clock {
        private long seconds;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds);
        }
    }
}
