package org.bleepline.pipeline.leak;

/** How much of one sound is in another, band by band, summed over windows. For one channel and one thread. */
final class Transfer {
    private final double[] crossReal = new double[Spectra.BANDS];
    private final double[] crossImaginary = new double[Spectra.BANDS];
    private final double[] original = new double[Spectra.BANDS];
    private final double[] redacted = new double[Spectra.BANDS];
    private final double[] both = new double[Spectra.BANDS];
    private final double[] weightedReal = new double[Spectra.BANDS];
    private final double[] weightedImaginary = new double[Spectra.BANDS];
    private final double[] fourth = new double[Spectra.BANDS];
    private double tone;
    private long windows;

    /** Takes the window that was transformed last. */
    void add(Spectra spectra) {
        windows++;
        tone += spectra.tonePower();
        for (int bin = 1; bin < Spectra.SIZE / 2; bin++) {
            int band = Spectra.band(bin);
            if (band >= 0) {
                double power = spectra.originalPower(bin);
                double other = spectra.redactedPower(bin);
                crossReal[band] += spectra.crossReal(bin);
                crossImaginary[band] += spectra.crossImaginary(bin);
                original[band] += power;
                redacted[band] += other;
                both[band] += power * other;
                weightedReal[band] += power * spectra.crossReal(bin);
                weightedImaginary[band] += power * spectra.crossImaginary(bin);
                fourth[band] += power * power;
            }
        }
    }

    long windows() {
        return windows;
    }

    /** Factor by which the original is in the other. */
    double gain(int band) {
        return Math.hypot(crossReal[band], crossImaginary[band]) / Math.max(1e-30, original[band]);
    }

    /**
     * Standard deviation that {@link #gain} has by chance: what is left of the other sound without the part that is the
     * original's has a phase of its own in every bin of every window, of which half are independent, since windows overlap
     * by half. Its power, weighted with the original's, follows from the sums without a second look.
     */
    double chance(int band) {
        double power = Math.max(1e-30, original[band]);
        double real = crossReal[band] / power;
        double imaginary = crossImaginary[band] / power;
        double left = both[band]
                - 2 * (real * weightedReal[band] + imaginary * weightedImaginary[band])
                + (real * real + imaginary * imaginary) * fourth[band];
        return Math.sqrt(2 * Math.max(0, left)) / power;
    }

    /** Whether there was something to hear in the original's band. */
    boolean audible(int band, double silentDb) {
        return windows > 0 && level(original[band]) > silentDb;
    }

    /** Whether beside the tone it is still about as loud as the original was. */
    boolean asLoud(double silentDb, double asLoudDb, double besideToneDb) {
        double before = 0;
        double after = 0;
        for (int band = 0; band < Spectra.BANDS; band++) {
            before += original[band];
            after += redacted[band];
        }
        return windows > 0
                && level(before) > silentDb
                && level(after) > level(before) + asLoudDb
                && level(after) > level(tone) + besideToneDb;
    }

    private double level(double power) {
        return 10 * Math.log10(power / windows + 1e-20);
    }
}
