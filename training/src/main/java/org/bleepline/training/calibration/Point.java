package org.bleepline.training.calibration;

import java.util.List;
import org.bleepline.detect.calibration.Calibration;
import org.bleepline.detect.calibration.Calibration.Term;
import org.bleepline.detect.calibration.Judged;

/**
 * A found span as the fit sees it.
 *
 * @param right whether it overlaps a marked stretch of its kind
 */
record Point(Judged found, boolean right) {
    List<Term> terms() {
        return Calibration.terms(found.span(), found.opinion());
    }

    double score() {
        return found.span().score();
    }

    double score(Calibration calibration) {
        return calibration.calibrated(found.span(), found.opinion()).score();
    }
}
