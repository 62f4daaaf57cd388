package org.bleepline.audio;

import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechException;

/** Decoded sound as a speech engine takes it. */
final class DecodedPcm implements PcmSource {
    private static final int MOST_BYTES = 1 << 16;

    private final Decoder decoder;
    private final int sampleRateHz;
    private final int channelCount;
    private byte[] bytes = new byte[0];

    DecodedPcm(Decoder decoder, int sampleRateHz, int channelCount) {
        this.decoder = decoder;
        this.sampleRateHz = sampleRateHz;
        this.channelCount = channelCount;
    }

    @Override
    public int sampleRateHz() {
        return sampleRateHz;
    }

    @Override
    public int channelCount() {
        return channelCount;
    }

    @Override
    public int read(short[] buffer) {
        int wanted = Math.min(buffer.length, MOST_BYTES / 2) / channelCount * channelCount * 2;
        if (wanted == 0) {
            throw new IllegalArgumentException(
                    "buffer must hold a frame of " + channelCount + " samples, not " + buffer.length);
        }
        if (bytes.length != wanted) {
            bytes = new byte[wanted];
        }
        int n;
        try {
            n = decoder.read(bytes);
        } catch (AudioException e) {
            throw new SpeechException(String.valueOf(e.getMessage()), e);
        }
        for (int at = 0; at < n; at += 2) {
            buffer[at / 2] = (short) ((bytes[at] & 0xff) | bytes[at + 1] << 8);
        }
        return n < 0 ? -1 : n / 2 / channelCount;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
