package org.bleepline.core.speech;

/**
 * A stream of 16-bit samples, read once from start to end by one thread.
 *
 * <p>A <em>frame</em> is one sample of every channel; in a buffer the samples of a frame stand side by side.
 */
public interface PcmSource extends AutoCloseable {
    /**
     * Sound that is in memory already.
     *
     * @param interleaved whole frames; not copied, so it must not change while it is read
     * @throws IllegalArgumentException if the last frame is not whole
     */
    static PcmSource of(short[] interleaved, int channelCount, int sampleRateHz) {
        return new HeldPcm(interleaved, channelCount, sampleRateHz);
    }

    /** Frames in one second. */
    int sampleRateHz();

    int channelCount();

    /**
     * Reads frames and waits for at least one.
     *
     * @param buffer interleaved; filled from index 0; its length is a multiple of the channel count
     * @return number of frames read, at least 1, or -1 at the end
     * @throws SpeechException if the sound cannot be read any further
     */
    int read(short[] buffer);

    @Override
    void close();
}
