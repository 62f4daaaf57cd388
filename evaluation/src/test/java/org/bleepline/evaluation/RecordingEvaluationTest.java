package org.bleepline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in the words that an engine heard, laid on the words that were said. */
class RecordingEvaluationTest {
    private static final String SAID = "my name is ada lovelace and i live in leeds";
    private static final String GOLD = "{\"id\":\"call\",\"recording\":\"call.mp3\",\"text\":\"" + SAID
            + "\",\"entities\":[{\"type\":\"person_name\",\"start\":11,\"end\":23},{\"type\":\"location\",\"start\":38,\"end\":43}]}";

    @ParameterizedTest(name = "heard: {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    my name is [ada lovelace] and i live in <leeds>      | 0.0
                    my name is [aida loveless] and i live in <leeds>     | 0.0
                    my name uh is [ada lovelace] i live in in <leeds>    | 0.0
                    my name is [ada] and i live in <leeds>               | 0.529
                    my name is ada lovelace and i live in leads          | 1.0
                    """)
    void wordsThatWereNotHeardOrNotFoundAreLeft(String heard, double leak) throws IOException {
        Report report = evaluate(heard);

        assertThat(report.badLines()).isEmpty();
        assertThat(report.coverage().leak()).isCloseTo(leak, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void whatNobodySaidIsAFalseAlarm() throws IOException {
        Report report = evaluate("my name is [ada lovelace] and and [bob] i live in <leeds>");

        assertThat(Report.micro(report.overlapping()).found()).isEqualTo(3);
        assertThat(Report.micro(report.overlapping()).matched()).isEqualTo(2);
    }

    @Test
    void textsTooLongToBeLaidSideBySideAreNamed() throws IOException {
        Report report = evaluate("word ".repeat(SaidAndHeard.MOST_WORDS + 1));

        assertThat(report.badLines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("cut the recording into parts"));
    }

    @Test
    void withoutSomebodyToHearItTheTextIsRead() throws IOException {
        Report report = Evaluation.of(document -> List.of()).run(new BufferedReader(new StringReader(GOLD)));

        assertThat(report.texts()).isEqualTo(1);
        assertThat(report.coverage().leak()).isEqualTo(1);
    }

    private static Report evaluate(String heard) throws IOException {
        return Evaluation.of(document -> List.of())
                .withRecordings(gold -> {
                    assertThat(gold.recording()).contains("call.mp3");
                    return heard(heard);
                })
                .run(new BufferedReader(new StringReader(GOLD)));
    }

    /** "[ada]" is a name and "<leeds>" a place. */
    private static HeardText heard(String marked) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (char letter : marked.toCharArray()) {
            switch (letter) {
                case '[', '<' -> start = text.length();
                case ']' -> spans.add(new Span(Policy.PERSON_NAME, start, text.length(), 0.9, "test", "test"));
                case '>' -> spans.add(new Span(Policy.LOCATION, start, text.length(), 0.9, "test", "test"));
                default -> text.append(letter);
            }
        }
        return new HeardText(Document.of(text.toString(), "en"), spans);
    }
}
