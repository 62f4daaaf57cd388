package org.bleepline.pipeline.leak;

import org.bleepline.core.speech.PcmSource;
import org.bleepline.testkit.Sound;

/** A made sound as a stream, in pieces of an odd length. */
final class SoundSource implements PcmSource {
    private final short[] samples;
    private final int sampleRateHz;
    private final int channelCount;
    private int at;

    SoundSource(Sound sound) {
        this.samples = sound.pcm16();
        this.sampleRateHz = sound.sampleRateHz();
        this.channelCount = sound.channelCount();
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
        int frames = Math.min(777, Math.min(buffer.length, samples.length - at) / channelCount);
        System.arraycopy(samples, at, buffer, 0, frames * channelCount);
        at += frames * channelCount;
        return frames > 0 ? frames : -1;
    }

    @Override
    public void close() {}
}
