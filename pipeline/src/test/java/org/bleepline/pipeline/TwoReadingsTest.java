package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.wording.Style;
import org.bleepline.wording.Wording;
import org.junit.jupiter.api.Test;

class TwoReadingsTest {
    private static final DetectionOptions ALL = DetectionOptions.of(PolicySet.all());
    private static final Detector DETECTOR = Detector.standard();
    private static final Wording WORDING = Wording.english();

    @Test
    void findsWhatOnlyMarksAndCapitalsShow() {
        String said = "so how was your weekend then we got it in target they've hit their target";
        Document heard = Document.of(said, "en");

        assertThat(found(heard, DETECTOR.detect(heard, ALL))).doesNotContain("target");
        assertThat(found(heard, both(heard))).contains("target");
    }

    @Test
    void keepsAllThatIsInTheWordsAsTheyWereHeard() {
        Document heard = Document.of(
                "my name is karen miller and i live in dublin\nmy card is four one one one one one one one one one one"
                        + " one one one one one",
                "en");

        assertThat(both(heard)).containsAll(DETECTOR.detect(heard, ALL)).isSortedAccordingTo((one, other) ->
                Integer.compare(one.start(), other.start()));
    }

    @Test
    void leadsBackFromRestoredWordsWithoutTheirMarks() {
        Document restored = Document.of("Hi, it's Mary Miller, yes.", "en");
        Document heard = Document.of("hi  it's mary\nmiller yes", "en");

        List<Span> moved = TwoReadings.moved(
                List.of(new Span(Policy.PERSON_NAME, 9, 21, 0.9, "test", "given")), restored, heard);

        assertThat(found(heard, moved)).containsExactly("mary\nmiller");
    }

    @Test
    void refusesTextsOfOtherWords() {
        assertThatThrownBy(() -> TwoReadings.moved(List.of(), Document.of("a b", "en"), Document.of("a", "en")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Span> both(Document heard) {
        return new TwoReadings(DETECTOR).detect(heard, WORDING.restore(heard, Style.full()), ALL);
    }

    private static List<String> found(Document document, List<Span> spans) {
        return spans.stream()
                .map(span -> document.text().substring(span.start(), span.end()))
                .toList();
    }
}
