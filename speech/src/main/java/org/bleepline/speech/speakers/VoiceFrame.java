package org.bleepline.speech.speakers;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * What 25 ms of sound say about a voice: mel-frequency cepstral coefficients (Davis and Mermelstein, IEEE ASSP 28(4), 1980),
 * without the one for loudness, and the pitch by autocorrelation. For one thread.
 */
final class VoiceFrame {
    static final int RATE_HZ = 16_000;
    static final int HOP = 160;
    /** Samples that one frame needs: pitch looks at 40 ms. */
    static final int SIZE = 640;

    static final int COEFFICIENTS = 16;

    private static final int WINDOW = 400;
    private static final int FFT = 512;
    private static final int BANDS = 24;
    /** What a telephone lets through. */
    private static final double LOWEST_HZ = 150;

    private static final double HIGHEST_HZ = 3_800;
    private static final int DECIMATION = 4;
    private static final int LEAST_LAG = RATE_HZ / DECIMATION / 350;
    private static final int MOST_LAG = RATE_HZ / DECIMATION / 65;
    private static final double VOICED = 0.5;
    private static final double[] HAMMING = hamming();
    private static final double[][] COSINES = cosines();
    private static final int[] EDGES = edges();

    private final FastFourierTransformer fourier = new FastFourierTransformer(DftNormalization.STANDARD);
    private final double[] real = new double[FFT];
    private final double[] imaginary = new double[FFT];
    private final double[] slow = new double[SIZE / DECIMATION];
    private final double[] correlation = new double[MOST_LAG + 1];

    /** Loudness in decibels. */
    double loudness(short[] samples, int from) {
        double sum = 1;
        for (int index = from; index < from + WINDOW; index++) {
            sum += (double) samples[index] * samples[index] / WINDOW;
        }
        return 10 * Math.log10(sum);
    }

    void cepstrum(short[] samples, int from, float[] coefficients) {
        java.util.Arrays.fill(real, 0);
        java.util.Arrays.fill(imaginary, 0);
        for (int index = 0; index < WINDOW; index++) {
            double before = samples[from + Math.max(0, index - 1)];
            real[index] = (samples[from + index] - 0.97 * before) * HAMMING[index];
        }
        fourier.transformInPlace(new double[][] {real, imaginary}, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] bands = new double[BANDS];
        for (int band = 0; band < BANDS; band++) {
            int low = EDGES[band];
            int middle = EDGES[band + 1];
            int high = EDGES[band + 2];
            double energy = 1;
            for (int bin = low; bin < high; bin++) {
                double weight = bin < middle
                        ? (double) (bin - low) / Math.max(1, middle - low)
                        : (double) (high - bin) / Math.max(1, high - middle);
                energy += weight * (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
            }
            bands[band] = Math.log(energy);
        }
        for (int coefficient = 0; coefficient < COEFFICIENTS; coefficient++) {
            double sum = 0;
            for (int band = 0; band < BANDS; band++) {
                sum += COSINES[coefficient][band] * bands[band];
            }
            coefficients[coefficient] = (float) sum;
        }
    }

    /** Logarithm of the pitch in Hz, or 0 where nothing is voiced. */
    float pitch(short[] samples, int from) {
        double mean = 0;
        for (int index = 0; index < slow.length; index++) {
            double sum = 0;
            for (int part = 0; part < DECIMATION; part++) {
                sum += samples[from + index * DECIMATION + part];
            }
            slow[index] = sum / DECIMATION;
            mean += slow[index] / slow.length;
        }
        double power = 0;
        for (int index = 0; index < slow.length; index++) {
            slow[index] -= mean;
            power += slow[index] * slow[index];
        }
        if (power < slow.length) {
            return 0;
        }
        int best = 0;
        for (int lag = LEAST_LAG - 1; lag <= MOST_LAG; lag++) {
            double sum = 0;
            for (int index = lag; index < slow.length; index++) {
                sum += slow[index] * slow[index - lag];
            }
            correlation[lag] = sum;
            if (lag >= LEAST_LAG && (best == 0 || sum > correlation[best])) {
                best = lag;
            }
        }
        if (correlation[best] < VOICED * power || best >= MOST_LAG) {
            return 0;
        }
        double left = correlation[best - 1];
        double right = correlation[best + 1];
        double curve = left - 2 * correlation[best] + right;
        double shift = curve < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * curve))) : 0;
        return (float) Math.log(RATE_HZ / (DECIMATION * (best + shift)));
    }

    private static double[] hamming() {
        double[] window = new double[WINDOW];
        for (int index = 0; index < WINDOW; index++) {
            window[index] = 0.54 - 0.46 * Math.cos(2 * Math.PI * index / (WINDOW - 1));
        }
        return window;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[COEFFICIENTS][BANDS];
        for (int coefficient = 0; coefficient < COEFFICIENTS; coefficient++) {
            for (int band = 0; band < BANDS; band++) {
                cosines[coefficient][band] =
                        Math.sqrt(2.0 / BANDS) * Math.cos(Math.PI * (coefficient + 1) * (band + 0.5) / BANDS);
            }
        }
        return cosines;
    }

    private static int[] edges() {
        int[] edges = new int[BANDS + 2];
        double low = 1127 * Math.log(1 + LOWEST_HZ / 700);
        double high = 1127 * Math.log(1 + HIGHEST_HZ / 700);
        for (int index = 0; index < edges.length; index++) {
            double hertz = 700 * (Math.exp((low + (high - low) * index / (BANDS + 1)) / 1127) - 1);
            edges[index] = (int) ((FFT + 1) * hertz / RATE_HZ);
        }
        return edges;
    }
}
