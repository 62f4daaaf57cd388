package org.bleepline.audio;

/**
 * Follows how loud the kept sound is, so that the tone is neither drowned nor startling. The sound is taken in blocks of
 * 20 ms, of which every eighth frame is looked at and the loudest channel counts; blocks below -50 dBFS are pauses. The
 * mean of the blocks' levels in dB, the older of which fade out with a time constant of 10 s, gives the tone its power: 3 dB
 * more, since the mean of decibels lies about as much below the mean power of speech. The mean begins as if there had been
 * half a second at -26 dBFS (so that the tone has -23, the programme level of EBU R 128), and the tone is held between -40
 * and -17 dBFS, so that its peak stays below -13 dBFS. Removed sound is not looked at.
 */
final class Loudness {
    private static final int BLOCKS_PER_SECOND = 50;
    private static final int STRIDE = 8;
    private static final double PAUSE_DBFS = -50;
    private static final double LOUDEST_DBFS = 6;
    private static final int BLOCKS_REMEMBERED = 10 * BLOCKS_PER_SECOND;
    private static final int BLOCKS_ASSUMED = BLOCKS_PER_SECOND / 2;

    private final SampleFormat format;
    private final int channels;
    private final int looksPerBlock;
    private final double[] sums;
    private int looks;
    private int skip;
    private int blocks = BLOCKS_ASSUMED;
    private double meanDbfs = -26;

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
        double dbfs = Math.max(-40, Math.min(-17, meanDbfs + 3));
        return Math.sqrt(2 * Math.pow(10, dbfs / 10));
    }

    private void endBlock() {
        double loudest = 0;
        for (int channel = 0; channel < channels; channel++) {
            loudest = Math.max(loudest, sums[channel] / looks);
            sums[channel] = 0;
        }
        looks = 0;
        double dbfs = 10 * Math.log10(loudest);
        // Samples of floating point may be above full scale, or not a number.
        if (dbfs > PAUSE_DBFS && dbfs < LOUDEST_DBFS) {
            blocks = Math.min(BLOCKS_REMEMBERED, blocks + 1);
            meanDbfs += (dbfs - meanDbfs) / blocks;
        }
    }
}
