package org.bleepline.detect.tagger;

/**
 * The exponential function from plain arithmetic alone, so that training and scores are the same to the bit on every
 * machine; the relative error is below 2e-7.
 *
 * <p>Splits the argument into a power of two and a remainder below half of ln 2 (W. J. Cody and W. Waite, Software Manual
 * for the Elementary Functions, 1980) and sums the Taylor series of the remainder.
 */
public final class Exp {
    /** Arguments below count as this. */
    static final double LOWEST = -80;

    private static final double HIGHEST = 80;
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;

    private Exp() {}

    public static double of(double x) {
        if (x <= LOWEST) {
            x = LOWEST;
        } else if (x >= HIGHEST) {
            x = HIGHEST;
        }
        double scaled = x * LOG2_E;
        int power = (int) (scaled + (scaled < 0 ? -0.5 : 0.5));
        double r = x - power * LN_2;
        double series = 1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0 + r * (1 / 120.0 + r / 720.0)))));
        return series * Double.longBitsToDouble((long) (power + BIAS) << MANTISSA_BITS);
    }
}
