package org.bleepline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticLabel;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /** "my name is ada king": the name is 11 to 19. */
    private static final String NAME = gold("t1", "my name is ada king", "person_name", 11, 19);

    @Test
    void countsTheSameStretchAsExactAndAsOverlapping() throws IOException {
        Report report = run(finding(Policy.PERSON_NAME, 11, 19), NAME);

        assertThat(report.exact()).containsEntry(Policy.PERSON_NAME, new Score(1, 1, 1));
        assertThat(report.overlapping()).containsEntry(Policy.PERSON_NAME, new Score(1, 1, 1));
        assertThat(report.misses()).isEmpty();
        assertThat(report.falseAlarms()).isEmpty();
    }

    @Test
    void countsAPartOfTheStretchAsOverlappingOnly() throws IOException {
        Report report = run(finding(Policy.PERSON_NAME, 11, 14), NAME);

        assertThat(report.exact()).containsEntry(Policy.PERSON_NAME, new Score(0, 1, 1));
        assertThat(report.overlapping()).containsEntry(Policy.PERSON_NAME, new Score(1, 1, 1));
    }

    @Test
    void countsStretchesThatOnlyTouchAsAMissAndAFalseAlarm() throws IOException {
        Report report = run(finding(Policy.PERSON_NAME, 8, 11), NAME);

        assertThat(report.overlapping()).containsEntry(Policy.PERSON_NAME, new Score(0, 1, 1));
        assertThat(report.misses()).hasSize(1);
        assertThat(report.falseAlarms()).hasSize(1);
    }

    @Test
    void pairsTwoFoundHalvesWithOneGoldStretchOnlyOnce() throws IOException {
        Report report =
                run(document -> List.of(span(Policy.PERSON_NAME, 11, 14), span(Policy.PERSON_NAME, 15, 19)), NAME);

        assertThat(report.overlapping()).containsEntry(Policy.PERSON_NAME, new Score(1, 2, 1));
        assertThat(report.falseAlarms()).extracting(Finding::words).containsExactly("king");
    }

    @Test
    void pairsALongFoundStretchAndAShortOneSoThatBothGoldStretchesHaveOne() throws IOException {
        // Gold 0-3 and 4-7; found 0-5 and 2-3: only 2-3 with the first and 0-5 with the second pairs both.
        String line = "{\"text\": \"abc defg\", \"entities\": [{\"type\": \"date\", \"start\": 0, \"end\": 3},"
                + " {\"type\": \"date\", \"start\": 4, \"end\": 7}]}";

        Report report = run(document -> List.of(span(Policy.DATE, 0, 5), span(Policy.DATE, 2, 3)), line);

        assertThat(report.overlapping()).containsEntry(Policy.DATE, new Score(2, 2, 2));
    }

    @Test
    void tellsOfEverySpanWhetherItIsRight() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();

        Report report = Evaluation.of(
                        document -> List.of(span(Policy.PERSON_NAME, 11, 14), span(Policy.LOCATION, 15, 19)))
                .run(new BufferedReader(new StringReader(NAME)), outcomes::add);

        assertThat(outcomes).extracting(Outcome::right).containsExactlyInAnyOrder(true, false);
        assertThat(report.reliability().all().found()).isEqualTo(2);
        assertThat(report.reliability().all().right()).isEqualTo(1);
        assertThat(report.reliabilityByRecognizer()).hasSize(1);
    }

    @Test
    void doesNotPairDifferentKindsButSaysWhatWasFoundInstead() throws IOException {
        Report report = run(finding(Policy.LOCATION, 11, 19), NAME);

        assertThat(report.overlapping())
                .containsEntry(Policy.PERSON_NAME, new Score(0, 0, 1))
                .containsEntry(Policy.LOCATION, new Score(0, 1, 0));
        assertThat(report.misses()).extracting(Finding::evidence).containsExactly("location");
        assertThat(report.coverage().leak()).isZero();
    }

    @Test
    void countsSubtypesAsTheirDocumentedPolicy() throws IOException {
        String line = gold("t", "in paris", "location_city", 3, 8);

        Report report = run(finding(Policy.LOCATION_COUNTRY, 3, 8), line);

        assertThat(report.exact()).containsOnly(java.util.Map.entry(Policy.LOCATION, new Score(1, 1, 1)));
    }

    @Test
    void computesPrecisionRecallAndF1() {
        Score score = new Score(3, 4, 6);

        assertThat(score.precision()).isEqualTo(0.75);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.f1()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void scoresNothingFoundAsZero() {
        assertThat(new Score(0, 0, 5).f1()).isZero();
        assertThat(new Score(0, 0, 5).precision()).isZero();
        assertThat(new Score(0, 0, 0).f1()).isZero();
    }

    @Test
    void weighsSpansInTheMicroScoreAndPoliciesInTheMacroScore() throws IOException {
        // Names: 1 of 1 right. Dates: 1 of 3 found, nothing false. Url: one false alarm, none marked.
        String dates = "{\"text\": \"aa bb cc dd\", \"entities\": [{\"type\": \"date\", \"start\": 0, \"end\": 2},"
                + "{\"type\": \"date\", \"start\": 3, \"end\": 5}, {\"type\": \"date\", \"start\": 6, \"end\": 8}]}";
        Function<Document, List<Span>> detector = document -> document.text().startsWith("my")
                ? List.of(span(Policy.PERSON_NAME, 11, 19))
                : List.of(span(Policy.DATE, 0, 2), span(Policy.URL, 9, 11));

        Report report = run(detector, NAME, dates);

        Score micro = Report.micro(report.overlapping());
        assertThat(micro).isEqualTo(new Score(2, 3, 4));
        assertThat(micro.f1()).isCloseTo(4.0 / 7, within(1e-12));
        assertThat(Report.macroF1(report.overlapping())).isCloseTo((1.0 + 0.5) / 2, within(1e-12));
        assertThat(report.textsWithFalseAlarm()).isEqualTo(1);
    }

    @Test
    void countsCharactersLeftAndCharactersTakenTooMuch() throws IOException {
        // 19 characters, 8 of them gold; found 8 to 15 covers 4 of the gold and 3 others.
        Report report = run(finding(Policy.DATE, 8, 15), NAME);

        assertThat(report.coverage()).isEqualTo(new Coverage(8, 4, 11, 3));
        assertThat(report.coverage().leak()).isEqualTo(0.5);
        assertThat(report.coverage().overRedaction()).isCloseTo(3.0 / 11, within(1e-12));
    }

    @Test
    void countsAGoldCharacterOnceWhereMarksOverlap() throws IOException {
        String line = "{\"text\": \"abcdef\", \"entities\": [{\"type\": \"date\", \"start\": 0, \"end\": 4},"
                + "{\"type\": \"url\", \"start\": 2, \"end\": 6}]}";

        Report report = run(document -> List.of(), line);

        assertThat(report.coverage()).isEqualTo(new Coverage(6, 6, 0, 0));
    }

    @Test
    void leavesOutPoliciesThatAreNotAskedFor() throws IOException {
        Report report = Evaluation.of(finding(Policy.PERSON_NAME, 11, 19))
                .withPolicies(PolicySet.of(Policy.DATE))
                .run(lines(NAME));

        assertThat(report.overlapping()).isEmpty();
        assertThat(report.coverage().gold()).isZero();
    }

    @Test
    void leavesOutLabelsOfTheUsersOwn() throws IOException {
        Span own = new Span(new StaticLabel("PROJECT"), 0, 2, 1, "static", "term");

        Report report = run(document -> List.of(own), NAME);

        assertThat(report.overlapping()).containsOnlyKeys(Policy.PERSON_NAME);
    }

    @Test
    void handsTheLanguageToTheDetector() throws IOException {
        List<String> languages = new ArrayList<>();
        Function<Document, List<Span>> detector = document -> {
            languages.add(document.languageCode());
            return List.of();
        };

        run(detector, "{\"text\": \"hallo\", \"language_code\": \"de\"}", "{\"text\": \"hello\"}");

        assertThat(languages).containsExactly("de", "en");
    }

    @Test
    void countsCodePointsWhereTheFileDoes() throws IOException {
        String line = gold("t", "\uD83D\uDE00 ada", "person_name", 2, 5);

        Report report = Evaluation.of(finding(Policy.PERSON_NAME, 3, 6))
                .withOffsets(OffsetUnit.CODE_POINT)
                .run(lines(line));

        assertThat(report.exact()).containsEntry(Policy.PERSON_NAME, new Score(1, 1, 1));
    }

    @Test
    void namesBadLinesByNumberAndGoesOn() throws IOException {
        Report report = run(
                finding(Policy.PERSON_NAME, 11, 19),
                "not json",
                "",
                "[]",
                "{\"id\": \"x\"}",
                gold("t", "short", "person_name", 2, 9),
                gold("t", "short", "person_name", 3, 3),
                gold("t", "short", "no_such_kind", 0, 3),
                gold("t", "short", "project", 0, 3),
                "{\"text\": 5}",
                "{\"text\": \"a\", \"entities\": {}}",
                "{\"text\": \"a\"} {\"text\": \"b\"}",
                "{\"text\": \"abc\", \"entities\": [{\"type\": \"date\", \"start\": \"0\", \"end\": 1}]}",
                NAME);

        assertThat(report.badLines())
                .extracting(BadLine::number)
                .containsExactly(1L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(report.badLines()).extracting(BadLine::reason).noneMatch(reason -> reason.contains("short"));
        assertThat(report.texts()).isEqualTo(1);
        assertThat(report.exact()).containsEntry(Policy.PERSON_NAME, new Score(1, 1, 1));
    }

    @Test
    void passesOverFieldsItDoesNotKnow() throws IOException {
        Report report = run(
                finding(Policy.DATE, 0, 1),
                "{\"domain\": {\"a\": [1, 2]}, \"text\": \"x\", \"entities\": [{\"type\": \"date\", \"start\": 0,"
                        + " \"end\": 1, \"by\": [\"me\"]}]}");

        assertThat(report.exact()).containsEntry(Policy.DATE, new Score(1, 1, 1));
    }

    @Test
    void keepsTheWordsAroundAMiss() throws IOException {
        Report report = run(document -> List.of(), NAME);

        assertThat(report.misses())
                .containsExactly(new Finding(Policy.PERSON_NAME, "t1", 1, "my name is ", "ada king", "", ""));
    }

    @Test
    void measuresAnEmptyFile() throws IOException {
        Report report = run(document -> List.of());

        assertThat(report.texts()).isZero();
        assertThat(report.coverage().leak()).isZero();
        assertThat(Report.macroF1(report.exact())).isZero();
        assertThat(report.toTable()).contains("0 texts");
    }

    private static Report run(Function<Document, List<Span>> detector, String... lines) throws IOException {
        return Evaluation.of(detector).run(lines(lines));
    }

    private static BufferedReader lines(String... lines) {
        return new BufferedReader(new StringReader(String.join("\n", Arrays.asList(lines))));
    }

    private static Function<Document, List<Span>> finding(Policy policy, int start, int end) {
        return document -> List.of(span(policy, start, end));
    }

    private static Span span(Policy policy, int start, int end) {
        return new Span(policy, start, end, 0.9, "fake", "told");
    }

    private static String gold(String id, String text, String type, int start, int end) {
        return "{\"id\": \"" + id + "\", \"text\": \"" + text
                + "\", \"language_code\": \"en\", \"entities\": [{\"type\": \"" + type + "\", \"start\": " + start
                + ", \"end\": " + end + "}]}";
    }
}
