package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExpTest {
    @Test
    void isCloseToTheRealThing() {
        for (double x = -79; x < 79; x += 0.0137) {
            assertThat(Exp.of(x) / Math.exp(x)).isCloseTo(1, within(2e-7));
        }
    }

    @Test
    void staysPositiveAndFinite() {
        assertThat(Exp.of(-1e9)).isPositive();
        assertThat(Exp.of(1e9)).isFinite();
    }
}
