package org.bleepline.speech.sphinx;

/** What a word's posterior is worth: words that the search never thought of are in none, so it is too sure of itself. */
final class Confidence {
    /** A logistic regression of right and wrong over the logit of the posterior, on every second of the synthetic calls (docs/accuracy.md). */
    private static final double OFFSET = -1.07;

    private static final double SLOPE = 0.594;
    private static final double LEAST = 0.001;

    private Confidence() {}

    /**
     * @param posterior 0 to 1
     * @return the share of such words that were right, 0 to 1
     */
    static double of(double posterior) {
        double within = Math.min(1 - LEAST, Math.max(LEAST, posterior));
        return 1 / (1 + Math.exp(-(OFFSET + SLOPE * Math.log(within / (1 - within)))));
    }
}
