package org.bleepline.detect.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.redaction.TextRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticTermsTest {
    private final StaticTerms terms = StaticTerms.of(entities());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearclaw",
                "bearclaw",
                "BEARCLAW",
                "Bear-claw",
                "Bear claw",
                "bear  claw",
                "Bearclaw's",
                "Bearclaw’s",
                "bear claw's",
                "bear–claw"
            })
    void findsATermHoweverItIsWritten(String written) {
        assertThat(redacted("we use " + written + " here")).isEqualTo("we use [INTERNAL_TOOL] here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearclaw.", "\"Bearclaw\"", "(Bearclaw),", "Bearclaw?", "Bearclaw!"})
    void keepsThePunctuationAround(String written) {
        assertThat(redacted(written)).isEqualTo(written.replace("Bearclaw", "[INTERNAL_TOOL]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bearclaws",
                "the bearclawed one",
                "forbearclaw",
                "bear. Claw",
                "bear, claw",
                "bear the claw",
                "Bearclaw2",
                "2Bearclaw",
                "bear\nclaw",
                "bear"
            })
    void leavesOtherWordsAlone(String written) {
        assertThat(redacted(written)).isEqualTo(written);
    }

    @Test
    void redactsAsTheDocumentationShows() {
        assertThat(redacted("Our internal tool Bearclaw is powered by Universal-3 Pro."))
                .isEqualTo("Our internal tool [INTERNAL_TOOL] is powered by [PROJECT].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "universal 3 pro",
                "universal three pro",
                "Universal3Pro",
                "UNIVERSAL-3-PRO",
                "universal-three pro"
            })
    void findsATermWithNumbersInRawWords(String written) {
        assertThat(redacted("powered by " + written + " now")).isEqualTo("powered by [PROJECT] now");
    }

    @ParameterizedTest
    @CsvSource({"project forty two", "project 42", "Project-42", "project four two"})
    void findsANumberHoweverItIsSaid(String written) {
        assertThat(redacted("call it " + written + " please")).isEqualTo("call it [SECRET PLAN] please");
    }

    @ParameterizedTest
    @ValueSource(strings = {"area nine", "Area 9", "area-9"})
    void findsATermWrittenInWordsAsDigits(String written) {
        assertThat(redacted("at " + written)).isEqualTo("at [SECRET PLAN]");
    }

    @Test
    void hidesEachCharacterWithHash() {
        assertThat(TextRedactor.redact(
                        document("by Universal-3 Pro."),
                        terms.add(document("by Universal-3 Pro."), List.of()),
                        Substitution.HASH))
                .isEqualTo("by ########### ###.");
    }

    @Test
    void prefersTheLongerTerm() {
        assertThat(redacted("ask cubclaw max about cubclaw")).isEqualTo("ask [PROJECT] about [INTERNAL_TOOL]");
    }

    @Test
    void leavesWordsThatAreCoveredAlreadyAndHidesTheRestOfTheTerm() {
        Document document = document("by Universal-3 Pro now");
        Span name = new Span(Policy.PERSON_NAME, 15, 18, 0.9, "test", "test");

        List<Span> spans = terms.add(document, List.of(name));

        assertThat(TextRedactor.redact(document, spans, Substitution.ENTITY_NAME))
                .isEqualTo("by [PROJECT] [PERSON_NAME] now");
        Span.requireResolved(spans, document.text().length());
    }

    @Test
    void namesATermThatWasTakenForSomethingElse() {
        Document document = document("by Universal-3 Pro. Ask Bearclaw Jones now");
        Span first = new Span(Policy.PERSON_NAME, 3, 14, 0.9, "test", "test");
        Span second = new Span(Policy.PERSON_NAME, 15, 18, 0.9, "test", "test");
        Span longer = new Span(Policy.PERSON_NAME, 24, 38, 0.9, "test", "test");

        List<Span> spans = terms.add(document, List.of(first, second, longer));

        assertThat(TextRedactor.redact(document, spans, Substitution.ENTITY_NAME))
                .isEqualTo("by [PROJECT]. Ask [PERSON_NAME] [PERSON_NAME] now");
        Span.requireResolved(spans, document.text().length());
    }

    @Test
    void findsTermsOfSymbols() {
        assertThat(redacted("written in C++ and not in c")).isEqualTo("written in [LANG] and not in c");
        assertThat(redacted("from AT&T today")).isEqualTo("from [LANG] today");
    }

    @Test
    void findsTermsOfOtherScripts() {
        assertThat(redacted("die GRÖẞE und größe von 東京 heute")).contains("[LANG] heute");
        assertThat(redacted("we met at Übermut, twice")).isEqualTo("we met at [LANG], twice");
    }

    @Test
    void findsNothingWithoutTerms() {
        assertThat(StaticTerms.of(StaticEntities.none()).add(document("Bearclaw"), List.of()))
                .isEmpty();
    }

    private static StaticEntities entities() {
        Map<String, List<String>> terms = new LinkedHashMap<>();
        terms.put("INTERNAL_TOOL", List.of("Bearclaw", "Cubclaw"));
        terms.put("PROJECT", List.of("Universal-3 Pro", "Cubclaw Max"));
        terms.put("Secret Plan", List.of("Project 42", "Area Nine"));
        terms.put("LANG", List.of("C++", "AT&T", "東京", "Übermut"));
        return new StaticEntities(terms);
    }

    private static Document document(String text) {
        return Document.of(text, "en");
    }

    private String redacted(String text) {
        Document document = document(text);
        List<Span> spans = terms.add(document, List.of());
        Span.requireResolved(spans, text.length());
        return TextRedactor.redact(document, spans, Substitution.ENTITY_NAME);
    }
}
