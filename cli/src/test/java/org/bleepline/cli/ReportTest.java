package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                .contains("chat.redacted.json is the one", "chat.report.html is the one")
                .doesNotContain("Not compared", "recording");
    }

    @Test
    void saysWhatWasNotCompared() {
        Outcome outcome = verify("chat.report.jws", "key.json", "--page", path("chat.report.html"));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .endsWith("Not compared with it: the transcript (--transcript)." + System.lineSeparator());
    }

    @Test
    void saysThatTheReportWasChanged() throws IOException {
        String[] parts =
                Files.readString(folder.resolve("chat.report.jws")).strip().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = payload.replace("\"leak_check\":null", "\"leak_check\":{}");
        assertThat(changed).isNotEqualTo(payload);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("changed.jws"), String.join(".", parts));

        Outcome outcome = verify("changed.jws", "key.json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("the report was changed after it was signed");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void saysThatThePageIsNotTheSignedReport() {
        Outcome outcome = verify("chat.report.html", "key.json");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err())
                .contains("chat.report.html is no signed report", "the signed one is", "chat.report.jws");
    }

    @Test
    void saysThatThePageIsAnother() {
        Outcome outcome = verify("chat.report.jws", "key.json", "--page", path("chat.redacted.json"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("the page", "chat.redacted.json is not the one");
    }

    @Test
    void saysThatTheReportKnowsOfNoRecording() {
        Outcome outcome = verify("chat.report.jws", "key.json", "--recording", path("chat.redacted.json"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("the report does not speak of a recording");
    }

    @Test
    void tellsAMissingFileFromAWrongOne() {
        assertThat(verify("none.jws", "key.json"))
                .returns(ExitCode.INPUT, Outcome::exitCode)
                .extracting(Outcome::err)
                .asString()
                .contains("there is no file", "none.jws");
        assertThat(verify("chat.report.jws", "none.json").exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(verify("chat.report.jws", "key.json", "--recording", path("none.mp3"))
                        .exitCode())
                .isEqualTo(ExitCode.INPUT);
        assertThat(verify("chat.report.jws", "key.json", "--page", folder.toString())
                        .exitCode())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void saysThatAKeyIsNone() {
        Outcome outcome = verify("chat.report.jws", "chat.report.html");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).contains("the public key cannot be read", "'report key' prints it");
    }

    @Test
    void anAuditorWithoutAKeyIsToldWhereToGetIt() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));

        Outcome outcome = asUserOf(config, "report", "verify", path("chat.report.jws"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err()).contains("no key of their own", "--key");
        try (Stream<Path> made = Files.list(config)) {
            assertThat(made).as("nothing is made by verifying").isEmpty();
        }
    }

    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "settings lie elsewhere there")
    void aUserWithAnotherKeyIsToldHowToNameTheRightOne() throws IOException {
        ReportKey.in(Files.createDirectory(folder.resolve("config")).resolve("bleepline"));

        Outcome outcome = asUserOf(folder.resolve("config"), "report", "verify", path("chat.report.jws"));

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(outcome.err()).contains("signed with another key", "--key names another");
    }

    @Test
    void aRecordingIsNotTakenForTheNameOfTheReport() throws IOException {
        Path recording = Files.writeString(folder.resolve("call.mp3"), "not to be touched");
        Path words = Files.writeString(folder.resolve("call.txt"), "hello there");

        Outcome outcome = run("redact", "-t", words.toString(), "--report", recording.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("--report FILE must end in .html", "goes behind the recording");
        assertThat(recording).hasContent("not to be touched");
    }

    @Test
    void aTranscriptIsNotReplacedByTheResult() throws IOException {
        Path recording = Files.writeString(folder.resolve("call.mp3"), "never opened");
        Path words = Files.writeString(folder.resolve("call.redacted.json"), "{\"words\":[{\"text\":\"hello\"}]}");

        Outcome outcome = run("redact", recording.toString(), "-t", words.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("would replace the transcript", "--output");
        assertThat(Files.readString(words)).contains("hello");
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
        List<String> arguments = new ArrayList<>(List.of("report", "verify", path(report), "--key", path(key)));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** In a program of its own, whose user's settings lie in that folder. */
    private static Outcome asUserOf(Path config, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + config,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CONFIG_HOME", config.toString());
        builder.environment().put("APPDATA", config.toString());
        Path out = Files.createTempFile(config.getParent(), "out", ".txt");
        Path err = Files.createTempFile(config.getParent(), "err", ".txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroy();
        }
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
