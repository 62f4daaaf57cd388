package org.bleepline.detect.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final Opinion ALONE = new Opinion(List.of(), 0);
    private static final String FILE = """
            # a remark
            any = 1
            score = 0.5
            agreed = 1
            disputed = -1
            policy location = -1
            recognizer card = 2
            """;

    @Test
    void addsWhatSpeaksForASpan() throws IOException {
        Calibration calibration = read(FILE);

        assertThat(score(calibration, "tagger", Policy.DATE, 0.5, ALONE)).isCloseTo(logistic(1), within(1e-9));
        assertThat(score(calibration, "tagger", Policy.LOCATION, 0.5, ALONE)).isCloseTo(logistic(0), within(1e-9));
        assertThat(score(calibration, "card", Policy.LOCATION, 0.5, ALONE)).isCloseTo(logistic(2), within(1e-9));
        assertThat(score(calibration, "tagger", Policy.LOCATION, 0.8, ALONE)).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void isSurerWhereAnotherAgreesAndLessWhereOneFindsSomethingElse() throws IOException {
        Calibration calibration = read(FILE);

        assertThat(score(calibration, "tagger", Policy.DATE, 0.5, new Opinion(List.of("date"), 0)))
                .isCloseTo(logistic(2), within(1e-9));
        assertThat(score(calibration, "tagger", Policy.DATE, 0.5, new Opinion(List.of(), 0.9)))
                .isCloseTo(logistic(0), within(1e-9));
        assertThat(score(calibration, "tagger", Policy.DATE, 0.5, new Opinion(List.of(), 0.2)))
                .isCloseTo(logistic(1), within(1e-9));
    }

    @Test
    void readsSubtypesAsTheirPolicy() throws IOException {
        Calibration calibration = read(FILE);

        assertThat(score(calibration, "tagger", Policy.LOCATION_CITY, 0.7, ALONE))
                .isEqualTo(score(calibration, "tagger", Policy.LOCATION, 0.7, ALONE));
    }

    @Test
    void leavesLabelsOfTheUserAsTheyAre() throws IOException {
        Span span = new Span(new StaticLabel("PRODUCT"), 0, 1, 1, "static", "term");

        assertThat(read(FILE).calibrated(span, ALONE)).isEqualTo(span);
    }

    @Test
    void saysInTheEvidenceWhoAgreed() throws IOException {
        Span span = new Span(Policy.DATE, 3, 7, 0.8, "tagger", "best reading");

        assertThat(read(FILE)
                        .calibrated(span, new Opinion(List.of("date", "lexicon"), 0))
                        .evidence())
                .isEqualTo("best reading; also date, lexicon");
        assertThat(read(FILE).calibrated(span, ALONE).evidence()).isEqualTo("best reading");
    }

    @Test
    void givesTheBetterOfTwoScoresMoreWhicheverThePolicy() {
        for (Policy policy : Policy.documented()) {
            double last = 0;
            for (int percent = 1; percent < 100; percent++) {
                double next = score(Calibration.english(), "tagger", policy, percent / 100.0, ALONE);
                assertThat(next).isGreaterThan(last).isLessThan(1);
                last = next;
            }
        }
    }

    @Test
    void writesWhatItReads() throws IOException {
        String written = read(FILE).written();

        assertThat(read(written).written()).isEqualTo(written).hasLineCount(6);
    }

    @Test
    void refusesLinesWithoutAWeightAndScoresThatCountTheWrongWay() {
        assertThatThrownBy(() -> read("any 0\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("score = -0.1\n")).isInstanceOf(IllegalArgumentException.class);
    }

    private static double logistic(double line) {
        return 1 / (1 + Math.exp(-line));
    }

    private static double score(
            Calibration calibration, String recognizer, EntityLabel label, double score, Opinion opinion) {
        return calibration
                .calibrated(new Span(label, 0, 1, score, recognizer, "cue"), opinion)
                .score();
    }

    private static Calibration read(String file) throws IOException {
        return Calibration.read(new BufferedReader(new StringReader(file)));
    }
}
