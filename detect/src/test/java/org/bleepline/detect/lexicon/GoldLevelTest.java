package org.bleepline.detect.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bleepline.evaluation.Evaluation;
import org.bleepline.evaluation.Report;
import org.junit.jupiter.api.Test;

/**
 * Holds the level that the closed classes reach on our own turns. The lists were tuned with these turns at hand: the
 * figures guard against steps back and are no claim about other calls.
 */
class GoldLevelTest {
    private static final Path GOLD = Path.of("src/test/resources/gold");

    @Test
    void findsTheClosedClassesInTurnsOfCalls() throws IOException {
        Report report = evaluate("turns.jsonl");

        assertThat(report.badLines()).isEmpty();
        assertThat(report.texts()).isGreaterThan(300);
        assertThat(Report.macroF1(report.overlapping())).as(report.toTable()).isGreaterThanOrEqualTo(0.97);
        assertThat(Report.macroF1(report.exact())).as(report.toTable()).isGreaterThanOrEqualTo(0.88);
        assertThat(report.overlapping().values()).as(report.toTable()).allMatch(score -> score.f1() >= 0.90);
    }

    @Test
    void findsNothingInHardNegatives() throws IOException {
        Report report = evaluate("hard-negatives.jsonl");

        assertThat(report.texts()).isGreaterThanOrEqualTo(60);
        assertThat(report.falseAlarms()).isEmpty();
    }

    private static Report evaluate(String file) throws IOException {
        try (BufferedReader gold = Files.newBufferedReader(GOLD.resolve(file), StandardCharsets.UTF_8)) {
            return Evaluation.of(ClosedClasses.detector(Lexicons.english(), ClosedClasses.POLICIES))
                    .withPolicies(ClosedClasses.POLICIES)
                    .run(gold);
        }
    }
}
