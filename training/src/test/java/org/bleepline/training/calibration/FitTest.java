package org.bleepline.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Span;
import org.bleepline.detect.calibration.Calibration;
import org.bleepline.detect.calibration.Judged;
import org.bleepline.detect.calibration.Opinion;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Opinion ALONE = new Opinion(List.of(), 0);
    private static final Opinion AGREED = new Opinion(List.of("list"), 0);

    private final List<Point> points = new ArrayList<>();

    @Test
    void saysHowOftenScoresOfARecognizerAreRight() {
        add(3000, 1800, "bold", Policy.DATE, 0.95, ALONE);
        add(3000, 2700, "shy", Policy.DATE, 0.5, ALONE);

        Calibration calibration = Fit.of(points);

        assertThat(score(calibration, "bold", Policy.DATE, 0.95, ALONE)).isCloseTo(0.6, within(0.02));
        assertThat(score(calibration, "shy", Policy.DATE, 0.5, ALONE)).isCloseTo(0.9, within(0.02));
    }

    @Test
    void tellsPoliciesOfARecognizerApart() {
        add(3000, 2940, "list", Policy.DRUG, 0.9, ALONE);
        add(3000, 1800, "list", Policy.LANGUAGE, 0.9, ALONE);

        Calibration calibration = Fit.of(points);

        assertThat(score(calibration, "list", Policy.DRUG, 0.9, ALONE)).isCloseTo(0.98, within(0.02));
        assertThat(score(calibration, "list", Policy.LANGUAGE, 0.9, ALONE)).isCloseTo(0.6, within(0.02));
    }

    @Test
    void isHardlyMovedByAPolicyThatItSawTwice() {
        add(500, 450, "list", Policy.DRUG, 0.9, ALONE);
        add(2, 0, "list", Policy.LANGUAGE, 0.9, ALONE);

        assertThat(score(Fit.of(points), "list", Policy.LANGUAGE, 0.9, ALONE)).isBetween(0.7, 0.9);
    }

    @Test
    void learnsWhatAgreementIsWorth() {
        add(1000, 600, "tagger", Policy.DATE, 0.8, ALONE);
        add(1000, 970, "tagger", Policy.DATE, 0.8, AGREED);

        Calibration calibration = Fit.of(points);

        assertThat(score(calibration, "tagger", Policy.DATE, 0.8, ALONE)).isCloseTo(0.6, within(0.02));
        assertThat(score(calibration, "tagger", Policy.DATE, 0.8, AGREED)).isCloseTo(0.97, within(0.02));
    }

    @Test
    void doesNotFallWhereHigherScoresAreRightLessOften() {
        add(1000, 980, "odd", Policy.DATE, 0.5, ALONE);
        add(1000, 200, "odd", Policy.DATE, 0.99, ALONE);

        Calibration calibration = Fit.of(points);

        assertThat(score(calibration, "odd", Policy.DATE, 0.99, ALONE))
                .isGreaterThanOrEqualTo(score(calibration, "odd", Policy.DATE, 0.5, ALONE));
    }

    @Test
    void givesTheSameWeightsAgain() {
        add(50, 45, "list", Policy.DRUG, 0.9, ALONE);
        add(33, 20, "tagger", Policy.DATE, 0.7, AGREED);

        assertThat(Fit.of(points).written()).isEqualTo(Fit.of(points).written()).hasLineCount(7);
    }

    private void add(int count, int right, String recognizer, Policy policy, double score, Opinion opinion) {
        for (int index = 0; index < count; index++) {
            points.add(new Point(new Judged(new Span(policy, 0, 1, score, recognizer, "cue"), opinion), index < right));
        }
    }

    private static double score(
            Calibration calibration, String recognizer, Policy policy, double score, Opinion opinion) {
        return calibration
                .calibrated(new Span(policy, 0, 1, score, recognizer, "cue"), opinion)
                .score();
    }
}
