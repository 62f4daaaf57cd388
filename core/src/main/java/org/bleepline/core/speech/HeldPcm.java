package org.bleepline.core.speech;

/** Samples that are in memory. For one thread. */
final class HeldPcm implements PcmSource {
    private final short[] interleaved;
    private final int channelCount;
    private final int sampleRateHz;
    private int next;

    HeldPcm(short[] interleaved, int channelCount, int sampleRateHz) {
        if (channelCount < 1 || interleaved.length % channelCount != 0) {
            throw new IllegalArgumentException(
                    interleaved.length + " samples are no whole frames of " + channelCount + " channels");
        }
        this.interleaved = interleaved;
        this.channelCount = channelCount;
        this.sampleRateHz = sampleRateHz;
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
        int samples = Math.min(buffer.length / channelCount * channelCount, interleaved.length - next);
        System.arraycopy(interleaved, next, buffer, 0, samples);
        next += samples;
        return samples == 0 ? -1 : samples / channelCount;
    }

    @Override
    public void close() {}
}
