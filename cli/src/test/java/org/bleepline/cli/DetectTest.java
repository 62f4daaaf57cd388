package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bleepline.testkit.ChildProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bleepline detect}, as a process of its own with real pipes. */
class DetectTest {
    @TempDir
    Path folder;

    @Test
    void writesEachLineRedactedWithItsEntities() {
        ChildProgram.Outcome outcome = detect(
                "{\"id\":\"a\",\"text\":\"My name is Mary Smith.\"}\n{\"id\":7,\"text\":\"Nothing here.\"}\n",
                "--jsonl",
                "--policies",
                "person_name");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines().toList().get(0))
                .contains("\"id\":\"a\"", "\"text\":\"My name is #### #####.\"")
                .contains("\"type\":\"person_name\",\"start\":11,\"end\":21,\"text\":\"Mary Smith\"");
        assertThat(outcome.out().lines().toList().get(1))
                .isEqualTo("{\"id\":7,\"text\":\"Nothing here.\",\"entities\":[]}");
    }

    @Test
    void countsOffsetsInUtf16Units() {
        ChildProgram.Outcome outcome =
                detect("{\"id\":1,\"text\":\"😀 my name is Mary\"}\n", "--jsonl", "-p", "person_name");

        assertThat(outcome.out()).contains("\"start\":14,\"end\":18");
    }

    @Test
    void keepsTheOrderOfManyLines() {
        String lines = IntStream.range(0, 5000)
                .mapToObj(index -> "{\"id\":" + index + ",\"text\":\"" + "word ".repeat(index % 90) + "\"}")
                .collect(Collectors.joining("\n"));

        ChildProgram.Outcome outcome = detect(lines, "--jsonl", "--threads", "4");

        List<String> ids = outcome.out()
                .lines()
                .map(line -> line.substring(6, line.indexOf(',')))
                .toList();
        assertThat(ids)
                .isEqualTo(IntStream.range(0, 5000).mapToObj(Integer::toString).toList());
    }

    @Test
    @Timeout(120)
    void answersEachLineBeforeTheNextOneComes() throws IOException {
        Process process = new ProcessBuilder(
                        ChildProgram.javaCommand(List.of(), Main.class.getName(), "detect", "--jsonl"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedWriter in =
                        new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int id = 0; id < 3; id++) {
                in.write("{\"id\":" + id + ",\"text\":\"hello\"}\n");
                in.flush();

                assertThat(out.readLine()).startsWith("{\"id\":" + id + ",");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    not json secret                          | line 2: not valid JSON
                    {"id":1,"text":"secret"                  | line 2: not valid JSON
                    {"id":1}                                 | line 2: the field 'text' is missing
                    {"id":1,"text":7}                        | line 2: 'text' must be a string
                    {"id":[1],"text":"secret"}               | line 2: 'id' must be a string or a number
                    ["secret"]                               | line 2: an object with 'text' was expected
                    {"text":"secret"} {"text":"secret"}      | line 2: one object a line was expected
                    {"text":"secret","language_code":"xx"}   | line 2: personal data cannot be found in the language 'xx'
                    """)
    void stopsAtALineItCannotReadAndNamesIt(String line, String message) {
        ChildProgram.Outcome outcome = detect("{\"id\":0,\"text\":\"fine\"}\n" + line + "\n", "--jsonl");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).contains(message).doesNotContain("secret");
        assertThat(outcome.out().lines()).containsExactly("{\"id\":0,\"text\":\"fine\",\"entities\":[]}");
    }

    @Test
    void refusesInputThatIsNotText() throws IOException {
        Path binary = folder.resolve("binary");
        Files.write(binary, new byte[] {'a', '\n', (byte) 0xC3, 0x28, '\n'});

        ChildProgram.Outcome outcome = detect("", binary.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).contains("is not text in UTF-8");
    }

    @Test
    void redactsPlainLines() {
        ChildProgram.Outcome outcome =
                detect("Hello.\nMy name is Mary.\n", "--sub", "entity_name", "-p", "person_name");

        assertThat(outcome.out().lines()).containsExactly("Hello.", "My name is [PERSON_NAME].");
    }

    @Test
    void removesTheUsersOwnTerms() {
        ChildProgram.Outcome outcome = detect(
                "Our tool Bearclaw runs.\n",
                "--sub",
                "entity_name",
                "-p",
                "phone_number",
                "--static",
                "INTERNAL_TOOL=Bearclaw,Cubclaw");

        assertThat(outcome.out()).isEqualTo("Our tool [INTERNAL_TOOL] runs.\n");
    }

    private static ChildProgram.Outcome detect(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("detect"));
        all.addAll(List.of(arguments));
        return ChildProgram.java(List.of(), Main.class.getName(), all.toArray(String[]::new))
                .withInput(input)
                .run();
    }
}
