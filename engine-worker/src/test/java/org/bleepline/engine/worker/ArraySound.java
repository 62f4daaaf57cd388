package org.bleepline.engine.worker;

import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.testkit.Sound;

/** Made sound as an engine gets it, with an end or over and over. */
final class ArraySound implements PcmSource {
    private final short[] samples;
    private final int channels;
    private final long frames;
    private long read;

    private ArraySound(short[] samples, int channels, long frames) {
        this.samples = samples;
        this.channels = channels;
        this.frames = frames;
    }

    static ArraySound of(Sound sound) {
        short[] samples = new short[sound.frameCount() * sound.channelCount()];
        for (int channel = 0; channel < sound.channelCount(); channel++) {
            double[] values = sound.channel(channel);
            for (int frame = 0; frame < values.length; frame++) {
                samples[frame * sound.channelCount() + channel] = (short) Math.round(values[frame] * 32767);
            }
        }
        return new ArraySound(samples, sound.channelCount(), sound.frameCount());
    }

    /** The same again and again, until so many seconds are over. */
    ArraySound repeatedTo(long seconds) {
        return new ArraySound(samples, channels, seconds * SpeechEngine.SAMPLE_RATE_HZ);
    }

    @Override
    public int sampleRateHz() {
        return SpeechEngine.SAMPLE_RATE_HZ;
    }

    @Override
    public int channelCount() {
        return channels;
    }

    @Override
    public int read(short[] buffer) {
        int wanted = (int) Math.min(buffer.length / channels, frames - read);
        for (int index = 0; index < wanted * channels; index++) {
            buffer[index] = samples[(int) ((read * channels + index) % samples.length)];
        }
        read += wanted;
        return wanted == 0 ? -1 : wanted;
    }

    @Override
    public void close() {}
}
