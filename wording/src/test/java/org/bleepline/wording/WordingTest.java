package org.bleepline.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.RedactedTranscript;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.redaction.TranscriptRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    private static final Wording WORDING = Wording.english();

    @Test
    void writesMarksCapitalsAndFigures() {
        assertThat(written("hi this is mary can i have your name please"))
                .isEqualTo("Hi, this is Mary. Can I have your name please?");
        assertThat(written("the total is twenty five dollars")).isEqualTo("The total is $25.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i owe you twenty five dollars and fifty cents | $25.50",
                "it costs two hundred dollars                  | $200",
                "about five million dollars                    | $5 million",
                "that is five percent                          | 5%",
                "we have twelve of them                        | 12",
                "we have fifteen hundred of them               | 1,500",
                "it was three point five inches                | 3.5",
                "i was born on march fifth nineteen eighty four | 5th",
                "i was born on march fifth nineteen eighty four | 1984",
                "it is on the twenty first of june             | 21st",
                "see you at three thirty p m                   | 3:30",
                "see you at three thirty p m                   | PM",
                "my number is five five five eight six seven five three oh nine so call me | 555-867-5309",
                "my card number is four one one one one one one one one one one one one one one one | 4111111111111111",
                "write to john dot smith at example dot com    | john.smith@example.com",
                "go to www dot example dot com slash help      | www.example.com/help",
                "the code is a b c one two three               | ABC123",
                "in two thousand and five                      | 2005"
            })
    void writesFigures(String said, String expected) {
        assertThat(written(said)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "one of them is mine, one of them",
        "i have two dogs, two dogs",
        "i may call you in march, in March",
        "meet me at the station dot, at the station"
    })
    void leavesWordsThatReadBetterAsWords(String said, String expected) {
        assertThat(written(said)).containsIgnoringCase(expected);
    }

    @Test
    void everyWrittenWordLeadsBackToItsRawWordsAndTheirTime() {
        Transcript raw = timed("the total is twenty five dollars and thank you");

        Written written = WORDING.write(raw, List.of(), List.of(), Style.full());

        int amount = IntStream.range(0, written.transcript().words().size())
                .filter(index -> written.transcript().words().get(index).text().contains("$25"))
                .findFirst()
                .orElseThrow();
        assertThat(written.rawWords().get(amount)).containsExactly(3, 4, 5);
        assertThat(written.transcript().words().get(amount).timing()).isEqualTo(new TimeRange(900, 1780));
        assertThat(written.raw()).isEqualTo(raw);
    }

    @Test
    void joinsNoWordAcrossTheEdgeOfASpan() {
        Transcript raw = timed("my number is four one one one two two two two ok");
        Document document = Document.of(raw);
        int start = document.wordStart(7);
        Span half = new Span(Policy.ACCOUNT_NUMBER, start, document.wordEnd(10), 1, "test", "given");
        RedactedTranscript redacted = TranscriptRedactor.redact(raw, document, List.of(half), Substitution.HASH);

        Written written = WORDING.write(raw, List.of(), redacted.spans(), Style.full());

        assertThat(written.rawWords()).contains(List.of(3, 4, 5, 6), List.of(7, 8, 9, 10));
        assertThat(redactedText(raw, List.of(half), Substitution.HASH))
                .contains("4111")
                .doesNotContain("2222");
    }

    @Test
    void writesNamesThatWereFoundWithCapitals() {
        assertThat(writtenWith("please ask for qelvra in the hall", Policy.PERSON_NAME, "qelvra"))
                .contains("Qelvra in the hall");
        assertThat(writtenWith("it went to bank of the ozarks", Policy.ORGANIZATION, "bank of the ozarks"))
                .contains("Bank of the Ozarks");
        assertThat(writtenWith(
                        "i live at twelve maple street in dufton", Policy.LOCATION, "twelve maple street in dufton"))
                .contains("12 Maple Street in Dufton");
        assertThat(writtenWith("the code is q e l v r a", Policy.PERSON_NAME, "q e l v r a"))
                .doesNotContain("Q E L");
    }

    @Test
    void writesDaysAndTheMonthsOfDatesWithCapitals() {
        assertThat(writtenWith("since monday it has been marching in", Policy.DATE, "monday"))
                .contains("Monday", "marching");
        assertThat(writtenWith("i was there in may", Policy.DATE_INTERVAL, "may"))
                .contains("May");
    }

    /** Whatever the model thinks: a sentence that ended there would part a number or a name in two. */
    @Test
    void endsNoSentenceWithinAValue() {
        Random random = new Random(9);
        String[] said = "yes no thanks please hello you are it is what where mary four one nine okay bye".split(" ");
        for (int round = 0; round < 200; round++) {
            String text =
                    random.ints(12, 0, said.length).mapToObj(word -> said[word]).collect(Collectors.joining(" "));
            Transcript raw = timed(text);
            Document document = Document.of(raw);
            Span span = new Span(
                    Policy.values()[random.nextInt(44)],
                    document.wordStart(3),
                    document.wordEnd(8),
                    1,
                    "test",
                    "given");

            Transcript restored = WORDING.restore(raw, List.of(span), Style.full());

            assertThat(restored.words().subList(3, 8)).extracting(Word::text).noneMatch(word -> word.matches(".*[.?]"));
        }
    }

    @Test
    void refusesSpansThatCoverAWrittenWordInPart() {
        Transcript raw = timed("it is twenty five dollars");
        Written written = WORDING.write(raw, List.of(), List.of(), Style.full());
        RedactedSpan part = new RedactedSpan(Policy.MONEY_AMOUNT, List.of(3), null, 1, "test", "given");

        assertThatThrownBy(() -> written.spans(List.of(part))).hasMessageContaining("in part");
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        Transcript raw = timed("the total is twenty five dollars");

        assertThat(WORDING.write(raw, List.of(), List.of(), new Style(true, false))
                        .transcript()
                        .text())
                .isEqualTo("the total is twenty five dollars.");
        assertThat(WORDING.write(raw, List.of(), List.of(), new Style(false, true))
                        .transcript()
                        .text())
                .isEqualTo("The total is $25");
        assertThat(WORDING.write(raw, List.of(), List.of(), Style.raw()).transcript())
                .isEqualTo(raw);
    }

    @Test
    void leavesOtherLanguagesAlone() {
        Transcript raw = Transcript.ofWords("de", List.of(Word.untimed("zwanzig"), Word.untimed("euro")));

        assertThat(WORDING.write(raw, List.of(), List.of(), Style.full()).transcript())
                .isEqualTo(raw);
    }

    @Test
    void nothingThatWasRemovedIsWrittenInAnyForm() {
        Detector detector = Detector.standard();
        for (String[] call : new String[][] {
            {
                "sure my name is karen miller and my card is four one one one one one one one one one one one one one one one",
                "karen",
                "miller",
                "four one one one",
                "4111"
            },
            {"you can reach me at five five five eight six seven five three oh nine", "five five five", "867", "555-867"
            },
            {"my email is john dot smith at example dot com thanks", "john dot smith", "john.smith", "example.com"},
            {
                "i was born on march fifth nineteen eighty four in boston",
                "march fifth",
                "5th",
                "1984",
                "nineteen eighty",
                "boston"
            },
            {"my social is one two three four five six seven eight nine", "one two three", "123", "6789"}
        }) {
            Transcript raw = timed(call[0]);
            List<Span> spans = detector.detect(Document.of(raw), DetectionOptions.of(PolicySet.all()));
            for (Substitution substitution : Substitution.values()) {
                String text = redactedText(raw, spans, substitution);
                for (int index = 1; index < call.length; index++) {
                    assertThat(text).doesNotContainIgnoringCase(call[index]);
                }
            }
        }
    }

    /** Random words and random spans: exactly the raw words of spans are behind replaced words. */
    @Test
    void writtenAndRawRedactionAgreeOnRandomSpeech() {
        Random random = new Random(7);
        String[] said =
                ("one two twenty five hundred thousand oh double dollars percent march fifth at dot com john the a"
                                + " call me three thirty p m nineteen eighty b c uh point million and")
                        .split(" ");
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = 2 + random.nextInt(25);
            for (int word = 0; word < length; word++) {
                text.append(word == 0 ? "" : " ").append(said[random.nextInt(said.length)]);
            }
            Transcript raw = timed(text.toString());
            Document document = Document.of(raw);
            int from = random.nextInt(length);
            int to = Math.min(length - 1, from + random.nextInt(6));
            Span span = new Span(
                    Policy.NUMBER_SEQUENCE, document.wordStart(from), document.wordEnd(to), 1, "test", "given");
            RedactedTranscript plain =
                    TranscriptRedactor.redact(raw, document, List.of(span), Substitution.ENTITY_NAME);

            Written written = WORDING.write(raw, List.of(), plain.spans(), Style.full());
            RedactedTranscript redacted = TranscriptRedactor.redact(
                    written.transcript(),
                    Document.of(written.transcript()),
                    written.spans(plain.spans()),
                    Substitution.ENTITY_NAME);

            List<Integer> behind = new ArrayList<>();
            for (int word : redacted.spans().get(0).words()) {
                behind.addAll(written.rawWords().get(word));
            }
            assertThat(behind).containsExactlyElementsOf(plain.spans().get(0).words());
            assertThat(redacted.spans().get(0).timing())
                    .isEqualTo(plain.spans().get(0).timing());
            assertThat(written.rawWords().stream().flatMap(List::stream).sorted())
                    .containsExactlyElementsOf(
                            IntStream.range(0, length).boxed().toList());
        }
    }

    @Test
    void knowsEnglishOfAnyRegion() {
        assertThat(Set.of("en", "en_us", "en_uk")).allMatch(Wording::knows);
        assertThat(Wording.knows("es")).isFalse();
    }

    private static String redactedText(Transcript raw, List<Span> spans, Substitution substitution) {
        RedactedTranscript plain = TranscriptRedactor.redact(raw, Document.of(raw), spans, substitution);
        Written written = WORDING.write(raw, List.of(), plain.spans(), Style.full());
        return TranscriptRedactor.redact(
                        written.transcript(),
                        Document.of(written.transcript()),
                        written.spans(plain.spans()),
                        substitution)
                .text();
    }

    private static String writtenWith(String said, Policy policy, String value) {
        Transcript raw = timed(said);
        int start = said.indexOf(value);
        Span span = new Span(policy, start, start + value.length(), 1, "test", "given");
        return WORDING.write(raw, List.of(span), List.of(), Style.full())
                .transcript()
                .text();
    }

    private static String written(String said) {
        return WORDING.write(timed(said), List.of(), List.of(), Style.full())
                .transcript()
                .text();
    }

    /** A word each 300 ms, 280 ms long. */
    private static Transcript timed(String said) {
        List<Word> words = new ArrayList<>();
        for (String word : said.strip().split(" ")) {
            words.add(Word.timed(word, words.size() * 300L, words.size() * 300L + 280));
        }
        return Transcript.ofWords("en", words);
    }
}
