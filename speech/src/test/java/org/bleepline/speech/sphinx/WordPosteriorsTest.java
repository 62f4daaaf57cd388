package org.bleepline.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordPosteriorsTest {
    private static final int YES = 1;
    private static final int YET = 2;
    private static final int PLEASE = 3;
    private static final float HALF = (float) Math.log(0.5);

    private final WordEnds ends = new WordEnds();
    private final int beginning = ends.add(WordEnds.NO_WORD, -1, -1, 0, 0);

    @Test
    void sharesTheProbabilityAmongWordsThatMayHaveBeenSaid() {
        int yes = ends.add(YES, beginning, 9, 0, 0);
        int yet = ends.add(YET, beginning, 9, HALF, 0);

        assertThat(posterior(yes)).isCloseTo(2 / 3.0, within(1e-6));
        assertThat(posterior(yet)).isCloseTo(1 / 3.0, within(1e-6));
    }

    @Test
    void makesLessOfScoresThatAreScaledDown() {
        int yes = ends.add(YES, beginning, 9, 0, 0);
        ends.add(YET, beginning, 9, 2 * HALF, 0);

        assertThat(new WordPosteriors(ends, 0.5).of(List.of(yes))[0]).isCloseTo(2 / 3.0, within(1e-6));
    }

    @Test
    void countsAWordWheneverItBeginsAndEnds() {
        int soon = ends.add(YES, beginning, 5, 0, 1);
        ends.add(WordEnds.NO_WORD, soon, 9, HALF, 0);
        int late = ends.add(YES, beginning, 9, HALF, 0);

        assertThat(posterior(soon)).isCloseTo(1, within(1e-6));
        assertThat(posterior(late)).isCloseTo(1, within(1e-6));
    }

    @Test
    void countsNoWayThatLeadsNowhere() {
        int yes = ends.add(YES, beginning, 5, 0, 1);
        ends.add(YET, beginning, 5, 0, 2);
        ends.add(PLEASE, yes, 9, 0, 0);

        assertThat(posterior(yes)).isCloseTo(1, within(1e-6));
    }

    @Test
    void letsWaysMeetFromWhichTheSameWordsFollow() {
        int yes = ends.add(YES, beginning, 5, 0, 1);
        int yet = ends.add(YET, beginning, 5, 0, 1);
        int please = ends.add(PLEASE, yes, 9, 0, 0);

        assertThat(posterior(yes)).isCloseTo(0.5, within(1e-6));
        assertThat(posterior(yet)).isCloseTo(0.5, within(1e-6));
        assertThat(posterior(please)).isCloseTo(1, within(1e-6));
    }

    @Test
    void isSurerTheHigherThePosteriorAndNeverCertain() {
        assertThat(Confidence.of(0)).isBetween(0.0, 0.05);
        assertThat(Confidence.of(0.5)).isBetween(Confidence.of(0.3), Confidence.of(0.7));
        assertThat(Confidence.of(1)).isBetween(0.9, 0.99);
    }

    private double posterior(int end) {
        return new WordPosteriors(ends, 1).of(List.of(end))[0];
    }
}
