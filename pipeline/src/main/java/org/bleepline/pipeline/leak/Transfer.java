package org.bleepline.pipeline.leak;

/** How much of one sound is in another, band by band, summed over windows. For one channel and one thread. */
final class Transfer {
    private final double[] crossReal = new double[Spectra.BANDS];
    private final double[] crossImaginary = new double[Spectra.BANDS];
    private final double[] original = new double[Spectra.BANDS];
    private final double[] redacted = new double[Spectra.BANDS];
    private final double[] chance = new double[Spectra.BANDS];
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
                chance[band] += power * other;
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
     * Standard deviation of {@link #gain} between sounds that have nothing in common: independent phases in every bin of
     * every window, of which half are independent, since windows overlap by half.
     */
    double chance(int band) {
        return Math.sqrt(2 * chance[band]) / Math.max(1e-30, original[band]);
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
