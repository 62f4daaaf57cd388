package org.bleepline.pipeline.leak;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.bleepline.core.speech.PcmSource;

/** Two sounds through the same windows: 1024 samples at 16 kHz (64 ms), Hann, overlapping by half. For one thread. */
final class Spectra {
    static final int SIZE = 1024;
    static final int RATE_HZ = 16_000;
    static final long WINDOW_MILLIS = SIZE * 1000L / RATE_HZ;

    /** Edges of the bands in Hz; the two from 960 to 1040 leave out the tone, which is none of the original's sound. */
    private static final int[] EDGES_HZ = {80, 300, 600, 960, 1040, 1500, 2000, 3000, 4500, 7900};

    private static final int TONE_BAND = 3;

    static final int BANDS = EDGES_HZ.length - 1;

    private static final int[] BAND_OF_BIN = bandOfBin();
    private static final double[] HANN = hann();

    private final Samples original;
    private final Samples redacted;
    private final int channels;
    private final double[][] before = {new double[SIZE], new double[SIZE]};
    private final double[][] after = {new double[SIZE], new double[SIZE]};
    private long hops = -1;

    Spectra(PcmSource original, PcmSource redacted) {
        if (original.sampleRateHz() != RATE_HZ
                || redacted.sampleRateHz() != RATE_HZ
                || original.channelCount() != redacted.channelCount()) {
            throw new IllegalArgumentException("sounds of different shape cannot be compared");
        }
        this.original = new Samples(original);
        this.redacted = new Samples(redacted);
        this.channels = original.channelCount();
    }

    int channelCount() {
        return channels;
    }

    /** Moves half a window on; false where either sound has ended. */
    boolean advance() {
        hops++;
        if (hops == 0 && !(original.slide() && redacted.slide())) {
            return false;
        }
        return original.slide() && redacted.slide();
    }

    long startMillis() {
        return hops * (SIZE / 2) * 1000 / RATE_HZ;
    }

    void transform(int channel) {
        transform(original, channel, before);
        transform(redacted, channel, after);
    }

    double originalPower(int bin) {
        return power(before, bin);
    }

    double redactedPower(int bin) {
        return power(after, bin);
    }

    double crossReal(int bin) {
        return before[0][bin] * after[0][bin] + before[1][bin] * after[1][bin];
    }

    double crossImaginary(int bin) {
        return before[0][bin] * after[1][bin] - before[1][bin] * after[0][bin];
    }

    double tonePower() {
        double power = 0;
        for (int bin = 1; bin < SIZE / 2; bin++) {
            if (BAND_OF_BIN[bin] == -2) {
                power += power(after, bin);
            }
        }
        return power;
    }

    /** The band of a bin, negative for none. */
    static int band(int bin) {
        return BAND_OF_BIN[bin];
    }

    private static double power(double[][] spectrum, int bin) {
        return spectrum[0][bin] * spectrum[0][bin] + spectrum[1][bin] * spectrum[1][bin];
    }

    /** Scaled so that the powers of all bins add up to the mean power of the samples. */
    private void transform(Samples samples, int channel, double[][] into) {
        for (int i = 0; i < SIZE; i++) {
            into[0][i] = samples.window[i * channels + channel] * HANN[i];
        }
        Arrays.fill(into[1], 0);
        FastFourierTransformer.transformInPlace(into, DftNormalization.STANDARD, TransformType.FORWARD);
    }

    private static int[] bandOfBin() {
        int[] bands = new int[SIZE / 2];
        Arrays.fill(bands, -1);
        for (int bin = 1; bin < bands.length; bin++) {
            double hz = (double) bin * RATE_HZ / SIZE;
            for (int band = 0; band < BANDS; band++) {
                if (hz >= EDGES_HZ[band] && hz < EDGES_HZ[band + 1]) {
                    bands[bin] = band == TONE_BAND ? -2 : band;
                }
            }
        }
        return bands;
    }

    private static double[] hann() {
        double[] window = new double[SIZE];
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE);
            sum += window[i] * window[i];
        }
        double scale = Math.sqrt(2 / (sum * SIZE)) / 32768;
        for (int i = 0; i < SIZE; i++) {
            window[i] *= scale;
        }
        return window;
    }

    /** The last window of a stream; what is missing at its end is silence. */
    private static final class Samples {
        private final PcmSource source;
        private final short[] window;
        private final short[] read;
        private int readFrames;
        private int usedFrames;
        private boolean ended;

        Samples(PcmSource source) {
            this.source = source;
            this.window = new short[SIZE * source.channelCount()];
            this.read = new short[4096 * source.channelCount()];
        }

        /** Moves half a window on; false if nothing new came. */
        boolean slide() {
            int half = window.length / 2;
            System.arraycopy(window, half, window, 0, half);
            Arrays.fill(window, half, window.length, (short) 0);
            int channels = source.channelCount();
            int filled = 0;
            while (filled < half && fetch()) {
                int samples = Math.min(half - filled, (readFrames - usedFrames) * channels);
                System.arraycopy(read, usedFrames * channels, window, half + filled, samples);
                usedFrames += samples / channels;
                filled += samples;
            }
            return filled > 0;
        }

        private boolean fetch() {
            if (usedFrames == readFrames && !ended) {
                usedFrames = 0;
                readFrames = Math.max(0, source.read(read));
                ended = readFrames == 0;
            }
            return !ended;
        }
    }
}
