package org.bleepline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void hasNoErrorWhereTheShareRightIsTheScore() {
        Reliability scores = Reliability.none()
                .plus(0.75, true)
                .plus(0.75, true)
                .plus(0.75, true)
                .plus(0.75, false);

        assertThat(scores.expectedError()).isZero();
    }

    @Test
    void weighsEachBandByItsSpans() {
        Reliability scores = Reliability.none()
                .plus(0.95, true)
                .plus(0.95, true)
                .plus(0.95, true)
                .plus(0.45, false);

        assertThat(scores.expectedError()).isCloseTo((3 * 0.05 + 0.45) / 4, within(1e-12));
    }

    @Test
    void putsScoresOnTheBoundIntoTheBandAboveAndOneIntoTheLast() {
        Reliability scores = Reliability.none().plus(0.5, true).plus(1, true).plus(0, false);

        assertThat(scores.bands().get(5).found()).isEqualTo(1);
        assertThat(scores.bands().get(9).found()).isEqualTo(1);
        assertThat(scores.bands().get(0).found()).isEqualTo(1);
    }

    @Test
    void isNotOffWithoutSpans() {
        assertThat(Reliability.none().expectedError()).isZero();
        assertThat(Reliability.none().all().shareRight()).isZero();
    }
}
