package org.bleepline.training.calibration;

import java.util.List;
import org.bleepline.evaluation.Reliability;
import org.bleepline.evaluation.Reliability.Band;

/** How well scores say what is right. */
final class Check {
    private Reliability reliability = Reliability.none();
    private double squares;

    void add(double score, boolean right) {
        reliability = reliability.plus(score, right);
        double off = score - (right ? 1 : 0);
        squares += off * off;
    }

    List<Band> bands() {
        return reliability.bands();
    }

    Band all() {
        return reliability.all();
    }

    double expectedError() {
        return reliability.expectedError();
    }

    /** The mean square of the distance between score and what was so (G. Brier, 1950): lower is better, also in order. */
    double brier() {
        return all().found() == 0 ? 0 : squares / all().found();
    }
}
