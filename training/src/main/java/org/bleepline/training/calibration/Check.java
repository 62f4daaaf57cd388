package org.bleepline.training.calibration;

import org.bleepline.evaluation.Reliability;

/** How well scores say what is right. */
final class Check {
    private Reliability reliability = Reliability.none();
    private double squares;

    void add(double score, boolean right) {
        reliability = reliability.plus(score, right);
        double off = score - (right ? 1 : 0);
        squares += off * off;
    }

    int count() {
        return reliability.all().found();
    }

    double expectedError() {
        return reliability.expectedError();
    }

    /** The mean square of the distance between score and what was so (G. Brier, 1950): lower is better, also in order. */
    double brier() {
        return count() == 0 ? 0 : squares / count();
    }
}
