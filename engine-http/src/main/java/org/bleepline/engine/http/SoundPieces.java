package org.bleepline.engine.http;

import java.util.Arrays;
import java.util.function.Consumer;
import org.bleepline.speech.segment.Segment;

/**
 * Cuts one channel into pieces of a bounded length, at the quietest place in the last fifth of each. Nothing is left out and
 * nothing is sent twice. For one thread.
 */
final class SoundPieces {
    /** A cut lies in the middle of the quietest 200 ms: shorter dips are closures inside words. */
    private static final int QUIET_MILLIS = 200;
    /** Places are compared every 10 ms. */
    private static final int STEP_MILLIS = 10;

    private final int channel;
    private final int step;
    private final int quietSteps = QUIET_MILLIS / STEP_MILLIS;
    private final Consumer<Segment> sink;
    private final int longest;
    private short[] samples;
    private int filled;
    private long startFrame;

    /** @param longestFrames at least 10 s */
    SoundPieces(int channel, int sampleRateHz, int longestFrames, Consumer<Segment> sink) {
        this.channel = channel;
        this.step = sampleRateHz * STEP_MILLIS / 1000;
        this.longest = longestFrames;
        this.sink = sink;
        this.samples = new short[Math.min(longestFrames, sampleRateHz * 10)];
    }

    /** Takes frames of {@code channelCount} samples. */
    void accept(short[] interleaved, int frameCount, int channelCount) {
        for (int frame = 0; frame < frameCount; frame++) {
            if (filled == samples.length && filled < longest) {
                samples = Arrays.copyOf(samples, (int) Math.min(longest, samples.length * 2L));
            }
            samples[filled++] = interleaved[frame * channelCount + channel];
            if (filled == longest) {
                emit(quietest());
            }
        }
    }

    void finish() {
        if (filled > 0) {
            emit(filled);
        }
    }

    private void emit(int end) {
        sink.accept(new Segment(channel, startFrame, Arrays.copyOf(samples, end)));
        System.arraycopy(samples, end, samples, 0, filled - end);
        startFrame += end;
        filled -= end;
    }

    /** The middle of the quietest stretch. */
    private int quietest() {
        int first = longest * 4 / 5 / step;
        int last = longest / step - quietSteps;
        int best = first;
        double bestEnergy = Double.MAX_VALUE;
        for (int window = first; window <= last; window++) {
            double energy = energy(window * step, quietSteps * step);
            if (energy < bestEnergy) {
                bestEnergy = energy;
                best = window;
            }
        }
        return (best + quietSteps / 2) * step;
    }

    private double energy(int from, int count) {
        double sum = 0;
        for (int index = from; index < from + count; index++) {
            sum += (double) samples[index] * samples[index];
        }
        return sum;
    }
}
