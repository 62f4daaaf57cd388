package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.junit.jupiter.api.Test;

class TwoReadingsTest {
    private static final DetectionOptions ALL = DetectionOptions.of(PolicySet.all());

    private final Document heard = Document.of("ask mary at target hi it's mary miller", "en");
    private final Document restored = Document.of("Ask Mary at Target. Hi, it's Mary Miller.", "en");

    @Test
    void addsWhatOnlyTheRestoredWordsShow() {
        assertThat(both(List.of(new Value("mary", 0.9)), List.of(new Value("Target.", 0.8))))
                .containsExactly("mary", "target");
    }

    @Test
    void passesOverWhatTheSecondReadingIsNotSureOf() {
        assertThat(both(List.of(new Value("mary", 0.5)), List.of(new Value("Target", 0.79))))
                .containsExactly("mary");
    }

    @Test
    void keepsTheFirstReadingWhereBothFindSomething() {
        assertThat(both(List.of(new Value("it's mary", 0.5)), List.of(new Value("Mary Miller", 0.99))))
                .containsExactly("it's mary");
    }

    @Test
    void looksForTheUsersOwnTermsInTheWordsAsTheyWereHeardAlone() {
        DetectionOptions terms =
                new DetectionOptions(PolicySet.all(), new StaticEntities(Map.of("shop", List.of("target"))));
        List<DetectionOptions> asked = new ArrayList<>();

        new TwoReadings((document, options) -> {
                    asked.add(options);
                    return List.of();
                })
                .detect(heard, restored, terms);

        assertThat(asked).containsExactly(terms, ALL);
    }

    @Test
    void leadsBackFromRestoredWordsWithoutTheirMarks() {
        Document restored = Document.of("Hi, it's Mary Miller, yes.", "en");
        Document heard = Document.of("hi  it's mary\nmiller yes", "en");

        List<Span> moved =
                TwoReadings.moved(List.of(new Span(Policy.PERSON_NAME, 9, 21, 0.9, "test", "given")), restored, heard);

        assertThat(found(heard, moved)).containsExactly("mary\nmiller");
    }

    @Test
    void refusesTextsOfOtherWords() {
        assertThatThrownBy(() -> TwoReadings.moved(List.of(), Document.of("a b", "en"), Document.of("a", "en")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> both(List<Value> first, List<Value> second) {
        return found(
                heard,
                new TwoReadings((document, options) -> (document.text().equals(heard.text()) ? first : second)
                                .stream().map(value -> value.in(document)).toList())
                        .detect(heard, restored, ALL));
    }

    /** Where a value stands first. */
    private record Value(String text, double score) {
        Span in(Document document) {
            int start = document.text().indexOf(text);
            return new Span(Policy.PERSON_NAME, start, start + text.length(), score, "test", "given");
        }
    }

    private static List<String> found(Document document, List<Span> spans) {
        return spans.stream()
                .map(span -> document.text().substring(span.start(), span.end()))
                .toList();
    }
}
