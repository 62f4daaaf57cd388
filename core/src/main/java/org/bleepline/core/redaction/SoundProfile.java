package org.bleepline.core.redaction;

import java.util.Arrays;
import org.bleepline.core.speech.PcmSource;

/**
 * How loud a recording is, channel by channel, in frames of {@value #FRAME_MILLIS} ms: all that the planner knows of the
 * sound. One byte a frame: ten hours of two channels take 8 MB.
 *
 * <p>Levels are those of the sound with its treble raised (first difference, coefficient 0.95, as speech recognisers do
 * it), so that hum does not hide a pause and a soft "s" counts for speech. The floor is the level that a tenth of the
 * frames within five seconds on both sides stay below: the noise between words, which follows the recording. It is the
 * idea of R. Martin's minimum statistics (1994, 2001), with a quantile instead of a minimum, since a minimum is spoilt by
 * drop-outs and digital silence. It is held {@value #UNDER_SPEECH_DB} dB below what is loud there, so that somebody who
 * never pauses is not taken for noise.
 *
 * <p>Immutable; safe for use by several threads.
 */
public final class SoundProfile {
    /** Milliseconds in one frame. */
    public static final int FRAME_MILLIS = 10;

    /** Nothing is lower: -96 dB of full scale, half a step of a 16-bit sample. */
    public static final double LOWEST_DB = -96;

    private static final double STEPS_PER_DB = 2;
    private static final int LOWEST_STEP = (int) (-LOWEST_DB * STEPS_PER_DB);
    private static final double TREBLE = 0.95;
    /** Frames that share one value of the floor. */
    private static final int BLOCK = 10;

    private static final int FLOOR_REACH = 500;
    private static final double FLOOR_QUANTILE = 0.1;
    private static final double LOUD_QUANTILE = 0.95;
    private static final int UNDER_SPEECH_DB = 12;
    private static final SoundProfile NONE = new SoundProfile(new byte[0][], 0);

    private final byte[][] levels;
    private final byte[][] floors;
    private final int frameCount;

    private SoundProfile(byte[][] levels, int frameCount) {
        this.levels = levels;
        this.frameCount = frameCount;
        this.floors = new byte[levels.length][];
        for (int channel = 0; channel < levels.length; channel++) {
            floors[channel] = floors(levels[channel], frameCount);
        }
    }

    /** Nothing is known of the sound. */
    public static SoundProfile none() {
        return NONE;
    }

    /** Reads a sound to its end; does not close it. */
    public static SoundProfile of(PcmSource sound) {
        Builder builder = new Builder(sound.channelCount(), sound.sampleRateHz());
        short[] buffer = new short[sound.sampleRateHz() / 10 * sound.channelCount()];
        for (int frames = sound.read(buffer); frames >= 0; frames = sound.read(buffer)) {
            builder.accept(buffer, frames);
        }
        return builder.build();
    }

    /** From levels in dB of full scale, by channel and frame. */
    static SoundProfile ofLevels(double[][] levelsDb) {
        byte[][] steps = new byte[levelsDb.length][];
        for (int channel = 0; channel < steps.length; channel++) {
            steps[channel] = new byte[levelsDb[channel].length];
            for (int frame = 0; frame < steps[channel].length; frame++) {
                steps[channel][frame] = step(levelsDb[channel][frame]);
            }
        }
        return new SoundProfile(steps, steps.length == 0 ? 0 : steps[0].length);
    }

    public boolean empty() {
        return frameCount == 0;
    }

    public int channelCount() {
        return levels.length;
    }

    public int frameCount() {
        return frameCount;
    }

    /** The level of a frame in dB of full scale; outside of the recording it is silent. */
    public double levelDb(int channel, int frame) {
        return frame < 0 || frame >= frameCount ? LOWEST_DB : db(levels[channel][frame]);
    }

    /** The level of the noise around a frame. */
    public double floorDb(int channel, int frame) {
        if (frameCount == 0) {
            return LOWEST_DB;
        }
        int block = Math.max(0, Math.min(floors[channel].length - 1, Math.floorDiv(frame, BLOCK)));
        return db(floors[channel][block]);
    }

    /** All channels as one: in each frame the one that stands out most from its floor. */
    SoundProfile loudest() {
        if (levels.length < 2) {
            return this;
        }
        byte[] most = new byte[frameCount];
        for (int frame = 0; frame < frameCount; frame++) {
            int best = 0;
            for (int channel = 1; channel < levels.length; channel++) {
                if (overFloor(channel, frame) > overFloor(best, frame)) {
                    best = channel;
                }
            }
            most[frame] = levels[best][frame];
        }
        return new SoundProfile(new byte[][] {most}, frameCount);
    }

    private double overFloor(int channel, int frame) {
        return levelDb(channel, frame) - floorDb(channel, frame);
    }

    private static byte[] floors(byte[] levels, int frameCount) {
        byte[] floors = new byte[frameCount / BLOCK + 1];
        int[] histogram = new int[LOWEST_STEP + 1];
        int from = 0;
        int to = 0;
        for (int block = 0; block < floors.length; block++) {
            int first = Math.max(0, block * BLOCK - FLOOR_REACH);
            int end = Math.min(frameCount, block * BLOCK + FLOOR_REACH);
            while (to < end) {
                histogram[levels[to++] & 0xff]++;
            }
            while (from < first) {
                histogram[levels[from++] & 0xff]--;
            }
            double loud = quantile(histogram, (to - from) * LOUD_QUANTILE);
            double floor = quantile(histogram, (to - from) * FLOOR_QUANTILE);
            floors[block] = (byte) Math.min(LOWEST_STEP, Math.max(floor, loud + UNDER_SPEECH_DB * STEPS_PER_DB));
        }
        return floors;
    }

    /** The level that so many frames stay below. Steps count downwards from full scale, so the quiet ones are at the end. */
    private static int quantile(int[] histogram, double count) {
        int below = 0;
        for (int step = LOWEST_STEP; step > 0; step--) {
            below += histogram[step];
            if (below > count) {
                return step;
            }
        }
        return 0;
    }

    private static byte step(double db) {
        return (byte) Math.round(Math.max(0, Math.min(LOWEST_STEP, -db * STEPS_PER_DB)));
    }

    private static double db(byte step) {
        return -(step & 0xff) / STEPS_PER_DB;
    }

    /** Takes a sound as it passes by. For one thread. */
    public static final class Builder {
        private final int channels;
        private final int window;
        private final double[] sums;
        private final double[] last;
        private byte[][] levels;
        private int frames;
        private int filled;

        /** @param sampleRateHz a multiple of 100 */
        public Builder(int channels, int sampleRateHz) {
            this.channels = channels;
            this.window = sampleRateHz * FRAME_MILLIS / 1000;
            this.sums = new double[channels];
            this.last = new double[channels];
            this.levels = new byte[channels][1 << 12];
        }

        /**
         * @param interleaved frames of one sample of every channel
         * @param frameCount frames in use
         */
        public void accept(short[] interleaved, int frameCount) {
            for (int frame = 0; frame < frameCount; frame++) {
                for (int channel = 0; channel < channels; channel++) {
                    double sample = interleaved[frame * channels + channel];
                    double raised = sample - TREBLE * last[channel];
                    last[channel] = sample;
                    sums[channel] += raised * raised;
                }
                if (++filled == window) {
                    endFrame();
                }
            }
        }

        public SoundProfile build() {
            if (filled > 0) {
                endFrame();
            }
            byte[][] exact = new byte[channels][];
            for (int channel = 0; channel < channels; channel++) {
                exact[channel] = Arrays.copyOf(levels[channel], frames);
            }
            return new SoundProfile(exact, frames);
        }

        private void endFrame() {
            for (int channel = 0; channel < channels; channel++) {
                if (frames == levels[channel].length) {
                    levels[channel] = Arrays.copyOf(levels[channel], frames + frames / 2);
                }
                levels[channel][frames] = step(10 * Math.log10(sums[channel] / filled / 0x1p30 + 1e-12));
                sums[channel] = 0;
            }
            frames++;
            filled = 0;
        }
    }
}
