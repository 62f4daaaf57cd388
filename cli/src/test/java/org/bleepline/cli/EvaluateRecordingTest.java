package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code evaluate} on recordings whose words are known: heard by the real engine, judged by what was said. */
class EvaluateRecordingTest {
    private static final Path SAMPLES = Path.of("../samples");

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    @Test
    void hearsTheRecordingAndLaysWhatIsFoundOnWhatWasSaid() throws IOException {
        String line = Files.readAllLines(SAMPLES.resolve("gold.jsonl")).stream()
                .filter(call -> call.contains("\"pharmacy-call.mp3\""))
                .findFirst()
                .orElseThrow()
                .replace(
                        "pharmacy-call.mp3",
                        SAMPLES.resolve("pharmacy-call.mp3").toRealPath().toString());
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), line);

        Outcome outcome = evaluate(gold, "-p", "person_name,date_of_birth,phone_number");

        assertThat(outcome.err()).contains("hearing pharmacy-call.mp3");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("person_name +1 +1 ")
                .containsPattern("phone_number +1 +1 ")
                .contains("leak 0.00 %");
    }

    @Test
    void saysWhichRecordingIsNotThere() throws IOException {
        Path gold = Files.writeString(
                folder.resolve("gold.jsonl"), "{\"text\":\"hello\",\"recording\":\"gone.wav\",\"entities\":[]}");

        Outcome outcome = evaluate(gold);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).contains("there is no recording").contains("gone.wav");
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n  \n\t\r\n"})
    void refusesAFileWithoutAnyText(String content) throws IOException {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), content);
        Path page = folder.resolve("report.html");

        Outcome outcome = evaluate(gold, "--html", page.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).isEqualToIgnoringNewLines("bleepline: there is no text in the file " + gold);
        assertThat(outcome.out()).isEmpty();
        assertThat(page).doesNotExist();
    }

    @Test
    void takesTheModelsOfAnotherFolder() throws IOException {
        Path gold = Files.writeString(folder.resolve("gold.jsonl"), "{\"text\":\"hello\",\"entities\":[]}");
        Path models = Files.createDirectory(folder.resolve("models"));

        Outcome outcome = evaluate(gold, "--engine", "whisper", "--model", "base.en", "--models", models.toString());

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains(models.toString());
    }

    @Test
    void readsTheRecordingWithAnotherFfmpeg() throws IOException {
        Path call = SAMPLES.resolve("pharmacy-call.mp3").toRealPath();
        Path gold = Files.writeString(
                folder.resolve("gold.jsonl"), "{\"text\":\"hello\",\"recording\":\"" + call + "\",\"entities\":[]}");

        Outcome outcome = evaluate(gold, "--ffmpeg", folder.resolve("no-ffmpeg").toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ENGINE);
        assertThat(outcome.err()).contains("no-ffmpeg");
        assertThat(outcome.out()).isEmpty();
    }

    private static Outcome evaluate(Path gold, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = new String[more.length + 2];
        arguments[0] = "evaluate";
        arguments[1] = gold.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
