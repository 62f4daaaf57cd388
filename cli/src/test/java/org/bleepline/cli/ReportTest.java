package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.Deliveries;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.ReportDelivery;
import org.bleepline.pipeline.report.ReportKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bleepline report verify}: what an auditor types, and is told. */
class ReportTest {
    @TempDir
    Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void report() throws IOException {
        ReportKey key = ReportKey.in(folder.resolve("keys"));
        Files.writeString(folder.resolve("key.json"), key.publicKey());
        Files.writeString(
                folder.resolve("other.json"),
                ReportKey.in(folder.resolve("other-keys")).publicKey());
        Files.writeString(folder.resolve("other.redacted.json"), "{}");
        try (Bleepline bleepline = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> {
            throw new AssertionError("listened");
        })) {
            bleepline.redact(
                    Transcript.ofWords("en", List.of(Word.untimed("hello"), Word.untimed("there"))),
                    RedactionOptions.builder()
                            .deliveries(Deliveries.none()
                                    .withResult(folder.resolve("chat.redacted.json"))
                                    .withReport(new ReportDelivery(
                                            folder.resolve("chat.report.html"),
                                            folder.resolve("chat.report.jws"),
                                            key,
                                            "bleepline test")))
                            .build());
        }
    }

    @Test
    void saysThatAReportIsGenuine() {
        Outcome outcome = verify(
                "chat.report.jws",
                "key.json",
                "--transcript",
                path("chat.redacted.json"),
                "--page",
                path("chat.report.html"));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("The report is genuine", "0 values removed", "leak check not made")
                .contains("chat.redacted.json is the one", "chat.report.html is the one");
    }

    @Test
    void saysWhichFileIsAnother() {
        Outcome outcome = verify("chat.report.jws", "key.json", "--transcript", path("other.redacted.json"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("the transcript", "other.redacted.json is not the one");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void saysThatAnotherKeySignedIt() {
        Outcome outcome = verify("chat.report.jws", "other.json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("signed with another key");
    }

    @Test
    void saysThatAFileIsNoReport() {
        Outcome outcome = verify("chat.report.html", "key.json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("is no signed report").doesNotContain("Exception");
    }

    @Test
    void printsThePublicKeyOfADataFolder() throws IOException {
        Outcome outcome = run("report", "key", "--data", path("keys"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().strip()).isEqualTo(Files.readString(folder.resolve("key.json")));
        assertThat(outcome.out()).doesNotContain("\"d\"");
    }

    @Test
    void refusesOptionsThatDoNotGoTogether() {
        assertThat(run("redact", "a.mp3", "--verify-engine", "embedded").err()).contains("go with --verify");
        assertThat(run("redact", "a.mp3", "b.mp3", "--report", "x.html").err()).contains("--report FILE goes with one");
        assertThat(run("redact", "-t", "a.txt", "--verify").err()).contains("--verify needs a recording");
    }

    private Outcome verify(String report, String key, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("report", "verify", path(report), "--key", path(key)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
