package org.bleepline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bleepline.core.policy.PolicySet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each line of the tables in {@code spec/} is a text with everything that is to be found in it, and nothing else. */
class SpecificationTest {
    private static final Path TABLES = Path.of("src/test/resources/org/bleepline/detect/spec");

    @TestFactory
    Stream<DynamicTest> findsWhatIsMarkedAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.sorted().toList().stream().flatMap(SpecificationTest::lines);
        }
    }

    private static Stream<DynamicTest> lines(Path table) {
        List<String> lines;
        try {
            lines = Files.readAllLines(table);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .map(line -> DynamicTest.dynamicTest(
                        table.getFileName() + ": " + line,
                        () -> assertThat(Marked.found(Marked.plain(line), PolicySet.all()))
                                .isEqualTo(line)));
    }
}
