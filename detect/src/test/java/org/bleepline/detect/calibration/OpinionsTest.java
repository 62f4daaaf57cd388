package org.bleepline.detect.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;

class OpinionsTest {
    private static final Span SPAN = new Span(Policy.LOCATION, 10, 20, 0.8, "tagger", "best reading");

    @Test
    void namesOtherRecognizersThatFoundTheSameKindThere() {
        Opinion opinion = Opinions.of(List.of(
                        found(Policy.LOCATION, 10, 20, 0.8, "tagger"),
                        found(Policy.LOCATION_CITY, 15, 25, 0.7, "lexicon"),
                        found(Policy.LOCATION, 5, 11, 0.6, "address"),
                        found(Policy.LOCATION, 12, 14, 0.9, "lexicon")))
                .on(SPAN);

        assertThat(opinion).isEqualTo(new Opinion(List.of("address", "lexicon"), 0));
    }

    @Test
    void takesTheBestOfAnotherKindForADispute() {
        Opinion opinion = Opinions.of(List.of(
                        found(Policy.PERSON_NAME, 10, 20, 0.7, "tagger"),
                        found(Policy.ORGANIZATION, 10, 12, 0.9, "lexicon")))
                .on(SPAN);

        assertThat(opinion).isEqualTo(new Opinion(List.of(), 0.9));
    }

    @Test
    void doesNotAskWhatOnlyTouches() {
        Opinion opinion = Opinions.of(List.of(
                        found(Policy.LOCATION, 0, 10, 0.8, "lexicon"),
                        found(Policy.PERSON_NAME, 20, 30, 0.9, "lexicon")))
                .on(SPAN);

        assertThat(opinion).isEqualTo(new Opinion(List.of(), 0));
    }

    private static Candidate found(Policy policy, int start, int end, double score, String recognizer) {
        return new Candidate(policy, start, end, score, recognizer, "cue");
    }
}
