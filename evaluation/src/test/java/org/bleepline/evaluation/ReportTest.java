package org.bleepline.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.policy.Policy;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ReportTest {
    private static final Report REPORT = new Report(
            2,
            1,
            scores(new Score(1, 2, 4)),
            scores(new Score(2, 2, 4)),
            new Coverage(40, 10, 100, 5),
            Reliability.none().plus(0.95, true).plus(0.85, true).plus(0.8, false),
            Map.of("rules", Reliability.none().plus(0.8, false)),
            List.of(new Finding(Policy.PERSON_NAME, "call-1", 7, "<b>it's ", "\"ada\" & co", " > you", "location")),
            List.of(new Finding(Policy.URL, "call-2", 9, "see ", "a.b", "", "rules: cue")),
            List.of(new BadLine(3, "text is missing")));

    @Test
    void alignsTheColumnsOfTheTable() {
        assertThat(REPORT.toTable()).isEqualTo("""
                                                                             exact                 overlap
                        policy                         gold  found     prec recall     f1     prec recall     f1
                        person_name                       4      2    0.500  0.250  0.333    1.000  0.500  0.667
                        all (micro)                       4      2    0.500  0.250  0.333    1.000  0.500  0.667
                        mean over policies (macro)                                  0.333                  0.667
                        leak 25.00 % of 40 marked characters; over-redaction 5.00 % of 100 others
                        2 texts, 1 of them with a false alarm; 1 lines could not be read
                        score                         found     mean  right    off
                        0.9 to 1.0                        1    0.950  1.000  0.050
                        0.8 to 0.9                        2    0.825  0.500  0.325
                        all (expected error)              3    0.867  0.667  0.233
                        rules                             1    0.800  0.000  0.800
                        line 3: text is missing
                        """);
    }

    @Test
    void keepsTheTableFreeOfWordsOfTheCalls() {
        assertThat(REPORT.toTable()).doesNotContain("ada").doesNotContain("a.b");
    }

    @Test
    void writesJsonThatCanBeRead() {
        String json = REPORT.toJson();

        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            while (parser.nextToken() != null) {
                assertThat(parser.currentToken()).isNotNull();
            }
        }
        assertThat(json)
                .contains("\"leak\":0.25")
                .contains("\"over_redaction\":0.05")
                .contains("\"person_name\":{\"gold\":4,\"found\":2,\"matched\":2,\"precision\":1.0,\"recall\":0.5,")
                .contains("{\"scores\":\"0.8 to 0.9\",\"found\":2,\"right\":1,")
                .contains("\"reliability_by_recognizer\":{\"rules\":{\"expected_calibration_error\":0.8,")
                .contains("\"words\":\"\\\"ada\\\" & co\"")
                .contains("\"bad_lines\":[{\"line\":3,\"reason\":\"text is missing\"}]");
    }

    @Test
    void showsFindingsInTheirContextAndEscapesThem() {
        assertThat(REPORT.toHtml("Calls <of> May"))
                .contains("&lt;b&gt;it&#39;s <mark>&quot;ada&quot; &amp; co</mark> &gt; you")
                .contains("see <mark>a.b</mark>")
                .contains("<title>Calls &lt;of&gt; May</title>")
                .contains("line 3: text is missing")
                .doesNotContain("<b>")
                .doesNotContain("<script")
                .doesNotContain("http");
    }

    @Test
    void showsHowOftenScoresAreRight() {
        assertThat(REPORT.toHtml("Calls"))
                .contains("<td>0.8 to 0.9</td><td>2</td><td>0.825</td><td>0.500</td><td>0.325</td>")
                .contains("off by 0.233");
    }

    private static Map<Policy, Score> scores(Score score) {
        Map<Policy, Score> scores = new EnumMap<>(Policy.class);
        scores.put(Policy.PERSON_NAME, score);
        return scores;
    }
}
