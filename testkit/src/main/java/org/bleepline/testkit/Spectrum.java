package org.bleepline.testkit;

import java.util.Arrays;

/** Measures sound: power, power within a band of frequencies, likeness. All of one channel. */
public final class Spectrum {
    /** The power of silence, so that decibels stay finite. */
    private static final double NOTHING = 1e-20;

    private Spectrum() {}

    /** Mean power in dB; 0 dB is the square of full scale, a sine of full scale has -3. */
    public static double powerDb(double[] samples) {
        double sum = 0;
        for (double sample : samples) {
            sum += sample * sample;
        }
        return decibels(sum / Math.max(1, samples.length));
    }

    /**
     * Mean power of what lies between two frequencies, in dB. The samples are seen through a Hann window.
     *
     * @param lowHz inclusive
     * @param highHz exclusive
     */
    public static double powerDb(double[] samples, int sampleRateHz, double lowHz, double highHz) {
        return decibels(power(samples, sampleRateHz, lowHz, highHz));
    }

    /** Mean power of everything that does not lie between two frequencies, in dB. */
    public static double powerOutsideDb(double[] samples, int sampleRateHz, double lowHz, double highHz) {
        double below = power(samples, sampleRateHz, 0, lowHz);
        double above = power(samples, sampleRateHz, highHz, sampleRateHz);
        return decibels(below + above);
    }

    /** Pearson's correlation of two equally long stretches, -1 to 1; 0 if one of them is constant. */
    public static double correlation(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " samples against " + other.length);
        }
        double meanOne = Arrays.stream(one).average().orElse(0);
        double meanOther = Arrays.stream(other).average().orElse(0);
        double both = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            both += (one[i] - meanOne) * (other[i] - meanOther);
            first += (one[i] - meanOne) * (one[i] - meanOne);
            second += (other[i] - meanOther) * (other[i] - meanOther);
        }
        return first == 0 || second == 0 ? 0 : both / Math.sqrt(first * second);
    }

    /**
     * By how many frames the second stretch lags behind the first where they are most alike.
     *
     * @param most lags tried in both directions
     */
    public static int lag(double[] one, double[] other, int most) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int lag = -most; lag <= most; lag++) {
            double sum = 0;
            for (int i = Math.max(0, -lag); i < Math.min(one.length, other.length - lag); i++) {
                sum += one[i] * other[i + lag];
            }
            if (sum > highest) {
                highest = sum;
                best = lag;
            }
        }
        return best;
    }

    /**
     * With which gain one sound stands in another, band by band, in dB: the least-squares fit, that is the part of their
     * cross-spectrum that has the same sign everywhere, over the power of the one. Sounds that have nothing to do with each
     * other come out at about minus ten times the logarithm of the duration in seconds times the width of the band, plus
     * the difference of their powers. Both are seen through a Hann window.
     *
     * @param one what is looked for
     * @param other where it is looked for, equally long
     * @param widthHz of a band; the first begins at 0
     */
    public static double[] gainsDb(double[] one, double[] other, int sampleRateHz, double widthHz) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " samples and " + other.length);
        }
        int size = Integer.highestOneBit(Math.max(1, one.length - 1)) * 2;
        double[][] first = windowed(one, size);
        double[][] second = windowed(other, size);
        transform(first[0], first[1]);
        transform(second[0], second[1]);
        int bands = (int) (sampleRateHz / 2 / widthHz);
        double[] common = new double[bands];
        double[] power = new double[bands];
        for (int bin = 0; bin <= size / 2; bin++) {
            int band = (int) ((double) bin * sampleRateHz / size / widthHz);
            if (band < bands) {
                common[band] += first[0][bin] * second[0][bin] + first[1][bin] * second[1][bin];
                power[band] += first[0][bin] * first[0][bin] + first[1][bin] * first[1][bin];
            }
        }
        for (int band = 0; band < bands; band++) {
            double gain = common[band] / Math.max(NOTHING, power[band]);
            common[band] = decibels(gain * gain);
        }
        return common;
    }

    private static double[][] windowed(double[] samples, int size) {
        double[][] complex = new double[2][size];
        for (int i = 0; i < samples.length; i++) {
            complex[0][i] = samples[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples.length));
        }
        return complex;
    }

    private static double power(double[] samples, int sampleRateHz, double lowHz, double highHz) {
        int size = Integer.highestOneBit(Math.max(1, samples.length - 1)) * 2;
        double[] real = new double[size];
        double[] imaginary = new double[size];
        double windowPower = 0;
        for (int i = 0; i < samples.length; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / samples.length);
            real[i] = samples[i] * window;
            windowPower += window * window;
        }
        transform(real, imaginary);
        double sum = 0;
        for (int bin = 0; bin <= size / 2; bin++) {
            double hz = (double) bin * sampleRateHz / size;
            if (hz >= lowHz && hz < highHz) {
                double both = bin == 0 || bin == size / 2 ? 1 : 2;
                sum += both * (real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
            }
        }
        return sum / size / Math.max(NOTHING, windowPower);
    }

    /** Fast Fourier transform in place (Cooley and Tukey 1965, radix 2); the length is a power of two. */
    private static void transform(double[] real, double[] imaginary) {
        int size = real.length;
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int length = 2; length <= size; length <<= 1) {
            for (int k = 0; k < length / 2; k++) {
                double angle = -2 * Math.PI * k / length;
                double cosine = Math.cos(angle);
                double sine = Math.sin(angle);
                for (int start = k; start < size; start += length) {
                    int other = start + length / 2;
                    double re = real[other] * cosine - imaginary[other] * sine;
                    double im = real[other] * sine + imaginary[other] * cosine;
                    real[other] = real[start] - re;
                    imaginary[other] = imaginary[start] - im;
                    real[start] += re;
                    imaginary[start] += im;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power + NOTHING);
    }
}
