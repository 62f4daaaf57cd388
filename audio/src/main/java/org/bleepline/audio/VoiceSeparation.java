package org.bleepline.audio;

import java.util.Arrays;
import org.bleepline.core.speech.PcmSource;

/**
 * Decides whether the channels of a recording are worth hearing by themselves.
 *
 * <p>The sound is taken in blocks of 20 ms. A channel is at work in a block if its power is above -60 dBFS and 10 dB above
 * its quiet level, which follows the quietest blocks: down at once, up by 1 dB in a second. A channel is alone if it is at
 * work and its excess over its own quiet level is 10 dB above that of every other channel at work. Channels have voices of
 * their own if at least two of them are alone for a second each; telephone systems that write one speaker a channel give
 * that in the first turns of a call, while a mixed, panned or acoustically recorded stereo sound never leaves one side
 * 10 dB behind in both directions for long.
 *
 * <p>Channels are heard by themselves for another reason too: if mixing would wipe them out. That is the case with one
 * channel wired the wrong way round, when the mean of all channels keeps less than a tenth of the power of a channel.
 *
 * <p>The constants were chosen by trying the cases of the test of this class; no outside source is known for them.
 */
final class VoiceSeparation {
    /** Speech has most of its power below 4 kHz, and the rate of a telephone saves time. */
    static final int RATE_HZ = 8000;

    static final int BLOCK_FRAMES = RATE_HZ / 50;
    private static final int ENOUGH_BLOCKS = 50;

    /** If one channel is silent for the first ten minutes, there is no conversation to take apart. */
    private static final int MOST_BLOCKS = 10 * 60 * 50;

    private static final double FLOOR_POWER = power(-60);
    private static final double MARGIN = power(10);
    private static final double QUIET_RISE = Math.pow(10, 0.1 / 50);
    private static final double WIPED_OUT = 0.1;

    private final int channels;
    private final double[] quiet;
    private final double[] sums;
    private final int[] alone;
    private double mixedPower;
    private double channelPower;

    VoiceSeparation(int channels) {
        this.channels = channels;
        this.quiet = new double[channels];
        this.sums = new double[channels];
        this.alone = new int[channels];
        Arrays.fill(quiet, FLOOR_POWER);
    }

    /** Reads as much of the sound as it takes to decide, ten minutes at most. */
    static boolean in(PcmSource sound) {
        VoiceSeparation separation = new VoiceSeparation(sound.channelCount());
        short[] block = new short[BLOCK_FRAMES * sound.channelCount()];
        for (int i = 0; i < MOST_BLOCKS && !separation.heardEnough(); i++) {
            int frames = sound.read(block);
            if (frames < BLOCK_FRAMES) {
                break;
            }
            separation.hear(block);
        }
        return separation.heardEnough() || separation.mixingWipesOut();
    }

    private boolean heardEnough() {
        return Arrays.stream(alone).filter(blocks -> blocks >= ENOUGH_BLOCKS).count() >= 2;
    }

    private boolean mixingWipesOut() {
        return mixedPower < WIPED_OUT * channelPower;
    }

    private void hear(short[] block) {
        Arrays.fill(sums, 0);
        double mixed = 0;
        for (int frame = 0; frame < BLOCK_FRAMES; frame++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                double value = block[frame * channels + channel] / 0x1p15;
                sums[channel] += value * value;
                sum += value;
            }
            mixed += sum / channels * (sum / channels);
        }
        int loudest = 0;
        double excess = 0;
        double second = 0;
        for (int channel = 0; channel < channels; channel++) {
            double power = sums[channel] / BLOCK_FRAMES;
            double over = power > FLOOR_POWER ? power / quiet[channel] : 0;
            if (over > excess) {
                second = excess;
                excess = over;
                loudest = channel;
            } else {
                second = Math.max(second, over);
            }
            quiet[channel] = Math.max(FLOOR_POWER, Math.min(power, quiet[channel] * QUIET_RISE));
            channelPower += power / channels;
        }
        mixedPower += mixed / BLOCK_FRAMES;
        if (excess > MARGIN && excess > MARGIN * second) {
            alone[loudest]++;
        }
    }

    private static double power(double dbfs) {
        return Math.pow(10, dbfs / 10);
    }
}
