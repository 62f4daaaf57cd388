package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.junit.jupiter.api.Test;

class UnheardTest {
    @Test
    void silencesWhatLiesAroundTheWindow() {
        List<Cut> cuts = Unheard.cutAround(window(1000, 2000), List.of(found(1200, 1400)), 3000);

        assertThat(cuts).containsExactly(silent(0, 1000), found(1200, 1400), silent(2000, 63_000));
    }

    @Test
    void letsNeitherHideTheOther() {
        List<Cut> cuts = Unheard.cutAround(window(1000, 2000), List.of(found(900, 1100), found(1900, 2100)), 3000);

        assertThat(cuts)
                .containsExactly(silent(0, 1000), found(1000, 1100), found(1900, 2100), silent(2100, 63_000));
    }

    @Test
    void addsNothingWhereAllWasHeard() {
        assertThat(Unheard.cutAround(Optional.empty(), List.of(found(1, 2)), 3000))
                .containsExactly(found(1, 2));
        assertThat(Unheard.cutAround(window(0, 3000), List.of(found(1, 2)), 3000))
                .containsExactly(found(1, 2));
    }

    private static Optional<TimeRange> window(long from, long to) {
        return Optional.of(new TimeRange(from, to));
    }

    private static Cut found(long from, long to) {
        return new Cut(new TimeRange(from, to), false);
    }

    private static Cut silent(long from, long to) {
        return new Cut(new TimeRange(from, to), false, true);
    }
}
