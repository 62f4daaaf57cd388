package org.bleepline.audio;

/**
 * Follows how loud the kept sound is, so that the tone is neither drowned nor startling. The sound is taken in blocks of
 * 20 ms, of which every eighth frame is looked at and the loudest channel counts; blocks below -50 dBFS are pauses. The
 * tone gets the mean power of the last blocks with sound (time constant 10 s), begun at -23 dBFS, the programme level of
 * EBU R 128, and held between -35 and -17 dBFS, so that its peak stays below -13 dBFS. Removed sound is not looked at.
 */
final class Loudness {
    private static final int BLOCKS_PER_SECOND = 50;
    private static final int STRIDE = 8;
    private static final double PAUSE_POWER = power(-50);
    private static final double BLOCKS_REMEMBERED = 10.0 * BLOCKS_PER_SECOND;

    private final SampleFormat format;
    private final int channels;
    private final int looksPerBlock;
    private final double[] sums;
    private int looks;
    private int skip;
    private double mean = power(-23);

    Loudness(SampleFormat format, int channels, int rateHz) {
        this.format = format;
        this.channels = channels;
        this.looksPerBlock = Math.max(1, rateHz / BLOCKS_PER_SECOND / STRIDE);
        this.sums = new double[channels];
    }

    void hear(byte[] bytes, int offset, int frames) {
        int frame = skip;
        for (; frame < frames; frame += STRIDE) {
            int at = offset + frame * channels * format.size();
            for (int channel = 0; channel < channels; channel++) {
                double value = format.get(bytes, at + channel * format.size());
                sums[channel] += value * value;
            }
            if (++looks == looksPerBlock) {
                endBlock();
            }
        }
        skip = frame - frames;
    }

    /** Peak of a sine whose power is that of the sound so far. */
    double toneAmplitude() {
        return Math.sqrt(2 * Math.max(power(-35), Math.min(power(-17), mean)));
    }

    private void endBlock() {
        double loudest = 0;
        for (int channel = 0; channel < channels; channel++) {
            loudest = Math.max(loudest, sums[channel] / looks);
            sums[channel] = 0;
        }
        looks = 0;
        // Samples of floating point may be above full scale, or not a number.
        if (loudest > PAUSE_POWER && loudest < 4) {
            mean += (loudest - mean) / BLOCKS_REMEMBERED;
        }
    }

    private static double power(double dbfs) {
        return Math.pow(10, dbfs / 10);
    }
}
