package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.evaluation.Evaluation;
import org.bleepline.evaluation.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules, lexicons and tagger together, on texts that none of them was made from. */
class WholeDetectorTest {
    private static final double LEAST_MICRO = 0.86;
    private static final double LEAST_MACRO = 0.86;
    private static final double MOST_LEAK = 0.06;

    /** Expected calibration error of the scores. */
    private static final double MOST_OFF = 0.05;

    private static final Detector DETECTOR = Detector.standard();
    private static final DetectionOptions ALL = DetectionOptions.of(PolicySet.all());

    @Test
    void reachesTheMeasuredLevelOnMarkedTurns() throws IOException {
        Report report = evaluate("turns.jsonl");

        assertThat(report.badLines()).isEmpty();
        assertThat(report.texts()).isGreaterThan(300);
        assertThat(Report.micro(report.overlapping()).f1()).isGreaterThan(0.92);
        assertThat(Report.macroF1(report.overlapping())).isGreaterThan(0.92);
        assertThat(report.coverage().leak()).isLessThan(0.03);
    }

    @ParameterizedTest
    @CsvSource({"dev-a.jsonl", "dev-b.jsonl", "dev-c.jsonl", "test-a.jsonl", "test-b.jsonl", "test-c.jsonl"})
    void keepsTheLevelOnTheGoldenSet(String file) throws IOException {
        Report report = evaluate(file);

        assertThat(report.badLines()).isEmpty();
        assertThat(report.texts()).isGreaterThan(300);
        assertThat(Report.micro(report.overlapping()).f1()).isGreaterThan(LEAST_MICRO);
        assertThat(Report.macroF1(report.overlapping())).isGreaterThan(LEAST_MACRO);
        assertThat(report.coverage().leak()).isLessThan(MOST_LEAK);
        assertThat(report.reliability().expectedError()).isLessThan(MOST_OFF);
    }

    @Test
    void isSurerOfWhatSeveralRecognizersFound() {
        List<Span> spans = DETECTOR.detect(Document.of("My name is Mary Hill.", "en"), ALL);

        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.label()).isEqualTo(Policy.PERSON_NAME);
            assertThat(span.evidence()).contains("; also ");
            assertThat(span.score()).isGreaterThan(0.9);
        });
    }

    /** The examples of the policy table that need lists or the tagger: with their policy alone and with all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BLOOD_TYPE; [O-|blood_type], [AB positive|blood_type]",
                "DRUG; [Advil|drug], [Acetaminophen|drug], [Panadol|drug]",
                "EVENT; [Olympics|event], [Yom Kippur|event]",
                "GENDER_SEXUALITY; [female|gender_sexuality], [bisexual|gender_sexuality], [trans|gender_sexuality]",
                "INJURY; I [broke my arm|injury], I have a [sprained wrist|injury]",
                "LOCATION; [Lake Victoria|location], [145 Windsor St., 90210|location]",
                "MARITAL_STATUS; [Single|marital_status], [common-law|marital_status], [ex-wife|marital_status], [married|marital_status]",
                "MEDICAL_CONDITION; [chronic fatigue syndrome|medical_condition], [arrhythmia|medical_condition], [depression|medical_condition]",
                "MEDICAL_PROCESS; [heart surgery|medical_process], [CT scan|medical_process]",
                "NATIONALITY; [American|nationality], [Asian|nationality], [Caucasian|nationality]",
                "OCCUPATION; [professor|occupation], [actors|occupation], [engineer|occupation], [CPA|occupation]",
                "ORGANIZATION; [CNN|organization], [McDonalds|organization], [University of Alaska|organization], [Northwest General Hospital|organization]",
                "PERSON_NAME; [Bob|person_name], [Doug Jones|person_name], [Dr. Kay Martinez, MD|person_name]",
                "POLITICAL_AFFILIATION; [Republican|political_affiliation], [Liberal|political_affiliation]",
                "RELIGION; [Hindu|religion], [Catholic|religion]",
                "ZODIAC_SIGN; [Aries|zodiac_sign], [Taurus|zodiac_sign]"
            })
    void findsTheExamplesOfThePolicyTable(Policy policy, String marked) {
        Document document = Document.of(Marked.plain(marked), "en");

        assertThat(Marked.mark(document.text(), DETECTOR.detect(document, DetectionOptions.of(PolicySet.of(policy)))))
                .isEqualTo(marked);
        assertThat(Marked.mark(document.text(), DETECTOR.detect(document, ALL))).isEqualTo(marked);
    }

    @Test
    void findsLanguagesWhereNationalitiesAreNotAskedFor() {
        Document document = Document.of("Spanish, French", "en");

        assertThat(DETECTOR.detect(document, DetectionOptions.of(PolicySet.of(Policy.LANGUAGE))))
                .hasSize(2);
    }

    @Test
    void takesNoProductForAPerson() {
        Document document = Document.of("Our internal tool Bearclaw is powered by Universal-3 Pro.", "en");

        assertThat(DETECTOR.detect(document, DetectionOptions.of(PolicySet.of(Policy.PERSON_NAME))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "i gave [fifty no fifty five dollars|money_amount] for it",
                "the flight is on [the tenth no the eleventh of december|date]"
            })
    void takesACorrectedValueAsOne(String marked) {
        Document document = Document.of(Marked.plain(marked), "en");

        assertThat(Marked.mark(document.text(), DETECTOR.detect(document, ALL))).isEqualTo(marked);
    }

    /** Words that are also names, used as words. */
    @ParameterizedTest
    @CsvSource({
        "could you mark it as paid",
        "hope to hear from you",
        "sue me then but the bill is wrong",
        "a ray of hope at last",
        "pat yourself on the back",
        "may i put you on hold while i chase it up",
        "the light went from amber to green",
        "we have to bury the hatchet"
    })
    void leavesNamesThatAreWordsAlone(String text) {
        assertThat(DETECTOR.detect(Document.of(text, "en"), ALL)).isEmpty();
    }

    @Test
    void leavesMostOfTheHardNegativesAlone() throws IOException {
        Report report = evaluate("hard-negatives.jsonl");

        assertThat(report.texts()).isGreaterThan(50);
        assertThat(report.textsWithFalseAlarm()).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    my name is karen miller                               | person_name
                    Mary called from the office                           | person_name
                    Peter said it was fine.                               | person_name
                    is linda there                                        | person_name
                    susan from billing told me so                         | person_name
                    Dr. Kay Martinez, MD will see you                     | person_name
                    my card is four one one one one one one one one one one one one one one one | credit_card_number
                    i take insulin                                        | drug
                    she has chronic fatigue syndrome                      | medical_condition
                    I broke my arm                                        | injury
                    My mother's maiden name is Smith                      | password
                    call me at 617-555-0123                               | phone_number
                    my email is john dot smith at example dot com         | email_address
                    he works as a professor                               | occupation
                    she moved to Ohio                                     | location
                    Northwest General Hospital                            | organization
                    my passport is PA4568332                              | passport_number
                    """)
    void findsWithAllPoliciesWhatIsPlainlyThere(String text, String policy) {
        List<Span> spans = DETECTOR.detect(Document.of(text, "en"), ALL);

        assertThat(spans).extracting(Span::label).contains(Policy.named(policy));
    }

    private static Report evaluate(String name) throws IOException {
        try (BufferedReader gold = Files.newBufferedReader(Path.of("src/test/resources/gold", name))) {
            return Evaluation.of(document -> DETECTOR.detect(document, ALL)).run(gold);
        }
    }
}
