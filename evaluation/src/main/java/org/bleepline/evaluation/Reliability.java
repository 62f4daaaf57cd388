package org.bleepline.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far the scores of found spans say how often they are right: spans by their score in ten bands of equal width. A span
 * is right if it overlaps a gold span of its kind that no other one has.
 *
 * @param bands ten; the first is for scores from 0 to below 0.1, the last from 0.9 to 1
 */
public record Reliability(List<Band> bands) {
    private static final int BANDS = 10;

    private static final Reliability NONE = new Reliability(Collections.nCopies(BANDS, new Band(0, 0, 0)));

    /**
     * Spans whose scores are close to each other.
     *
     * @param found how many
     * @param right how many of them are right
     * @param scores the sum of their scores
     */
    public record Band(int found, int right, double scores) {
        /** The share that is right, 0 to 1; 0 if there are none. */
        public double shareRight() {
            return found == 0 ? 0 : (double) right / found;
        }

        /** The mean of the scores, 0 to 1; 0 if there are none. */
        public double meanScore() {
            return found == 0 ? 0 : scores / found;
        }

        private Band plus(Band other) {
            return new Band(found + other.found, right + other.right, scores + other.scores);
        }
    }

    public Reliability {
        bands = List.copyOf(bands);
        if (bands.size() != BANDS) {
            throw new IllegalArgumentException("needs " + BANDS + " bands, not " + bands.size());
        }
    }

    /** Without spans. */
    public static Reliability none() {
        return NONE;
    }

    /** The spans of all bands. */
    public Band all() {
        return bands.stream().reduce(new Band(0, 0, 0), Band::plus);
    }

    /**
     * How far the scores are off, 0 to 1: the mean distance between score and share right over the bands, each as heavy as
     * it has spans (the "expected calibration error" of Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated
     * Probabilities Using Bayesian Binning", AAAI 2015).
     */
    public double expectedError() {
        int found = all().found();
        double off = bands.stream()
                .mapToDouble(band -> Math.abs(band.scores() - band.right()))
                .sum();
        return found == 0 ? 0 : off / found;
    }

    /** With one more span. */
    public Reliability plus(double score, boolean right) {
        int band = Math.max(0, Math.min(BANDS - 1, (int) (score * BANDS)));
        List<Band> sum = new ArrayList<>(bands);
        sum.set(band, sum.get(band).plus(new Band(1, right ? 1 : 0, score)));
        return new Reliability(sum);
    }

    /** "0.9 to 1.0". */
    static String name(int band) {
        return band == BANDS - 1 ? "0.9 to 1.0" : "0." + band + " to 0." + (band + 1);
    }
}
