package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bleepline.testkit.ChildProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad input and bad luck: one clear sentence, an exit code that tells whose fault it was, and no partial output. Each case is a
 * process of its own.
 */
@Timeout(300)
class RedactFailureTest {
    private static final Path SAMPLE = Path.of("../samples/pharmacy-call.mp3");

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoRecording() throws IOException {
        assertFails(write("call.mp3", "this is no recording, whatever its name says\n".repeat(50)), ExitCode.INPUT);
    }

    @Test
    void anEmptyFile() throws IOException {
        assertFails(write("call.mp3", ""), ExitCode.INPUT);
    }

    @Test
    void aFileThatIsNotThere() throws IOException {
        assertFails(folder.resolve("nowhere.mp3"), ExitCode.INPUT);
    }

    @Test
    void aFolder() throws IOException {
        assertFails(Files.createDirectory(folder.resolve("calls")), ExitCode.INPUT);
    }

    @Test
    void aTruncatedRecording() throws IOException {
        byte[] whole = Files.readAllBytes(SAMPLE);
        Path cut = folder.resolve("call.mp3");
        Files.write(cut, Arrays.copyOf(whole, whole.length * 2 / 3));

        assertFails(cut, ExitCode.INPUT);
    }

    @Test
    void aPictureWithoutSound() throws IOException {
        Path picture = folder.resolve("picture.svg");
        Files.writeString(picture, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>");

        assertFails(picture, ExitCode.INPUT);
    }

    @Test
    void aPlaylistThatPointsElsewhere() throws IOException {
        Path sample = Files.copy(SAMPLE, folder.resolve("other.mp3"));

        assertFails(
                write("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n" + sample + "\n#EXT-X-ENDLIST\n"),
                ExitCode.INPUT);
        assertFails(write("list.ffconcat", "ffconcat version 1.0\nfile " + sample + "\n"), ExitCode.INPUT);
    }

    @Test
    void aTranscriptThatIsDamaged() throws IOException {
        Path transcript = write("call.json", "{\"words\":[{\"text\":\"secret\",\"start\":1");

        ChildProgram.Outcome outcome = redact(SAMPLE.toString(), "-t", transcript.toString(), "-o", out());

        assertOneSentence(outcome, ExitCode.INPUT);
        assertThat(outcome.err()).contains("line 1").doesNotContain("secret");
    }

    @Test
    void aTextThatWasNotSaidInTheRecording() throws IOException {
        Path transcript =
                write("call.txt", "we sailed across the northern ocean under seven torn grey secret canvases");

        ChildProgram.Outcome outcome = redact(SAMPLE.toString(), "-t", transcript.toString(), "-o", out());

        assertOneSentence(outcome, ExitCode.USAGE);
        assertThat(outcome.err()).contains("does not fit the recording").doesNotContain("secret");
    }

    @Test
    void aPlaceThatCannotBeWrittenTo() throws IOException {
        Path file = write("not-a-folder", "x");

        ChildProgram.Outcome outcome = redact(
                SAMPLE.toString(),
                "-t",
                transcript(),
                "-o",
                file.resolve("results").toString());

        assertOneSentence(outcome, ExitCode.OUTPUT);
        assertThat(outcome.err()).contains("cannot write");
    }

    /** A limit on file sizes stands in for a full disk: both are a write that fails after some that did not. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatIsFull() throws IOException {
        List<String> java = ChildProgram.javaCommand(
                List.of("-Xshare:off"),
                Main.class.getName(),
                "redact",
                SAMPLE.toString(),
                "-t",
                transcript(),
                "-o",
                out(),
                "--quality",
                "wav");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 200; exec \"$@\"", "sh"));
        command.addAll(java);

        ChildProgram.Outcome outcome =
                ChildProgram.command(command.toArray(String[]::new)).run();

        assertOneSentence(outcome, ExitCode.OUTPUT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStopInTheMiddle() throws Exception {
        Process process = ChildProgram.java(List.of(), Main.class.getName(), "redact", SAMPLE.toString(), "-o", out())
                .start(folder.resolve("stdout"), folder.resolve("stderr"));
        awaitPartialFile();

        // What Ctrl-C sends.
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.CANCELLED);
        assertThat(filesInOutput()).isEmpty();
        assertThat(Files.readString(folder.resolve("stdout"))).isEmpty();
    }

    @Test
    void theOtherRecordingsAreDoneWhenOneFails() throws IOException {
        Path bad = write("bad.mp3", "no recording");

        ChildProgram.Outcome outcome = redact("-p", "person_name", bad.toString(), bad.toString(), "-o", out());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.INPUT);
        assertThat(outcome.err().lines()).hasSize(2);
    }

    private void assertFails(Path recording, int exitCode) throws IOException {
        assertOneSentence(redact(recording.toString(), "-o", out()), exitCode);
    }

    private void assertOneSentence(ChildProgram.Outcome outcome, int exitCode) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        // What the program only remarks upon comes before.
        String error = outcome.err()
                .lines()
                .filter(line -> !line.startsWith("bleepline: note: "))
                .collect(Collectors.joining("\n"));
        assertThat(error.strip()).startsWith("bleepline: ").doesNotContain("Exception", "\n");
        assertThat(outcome.out()).isEmpty();
        assertThat(filesInOutput()).isEmpty();
    }

    private List<Path> filesInOutput() throws IOException {
        if (!Files.isDirectory(Path.of(out()))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(out()))) {
            return files.toList();
        }
    }

    private void awaitPartialFile() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (filesInOutput().isEmpty()) {
            assertThat(System.nanoTime()).as("the work has begun").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String transcript() throws IOException {
        return write("words.json", "{\"words\":[{\"text\":\"Ada\",\"start\":1000,\"end\":1500}]}")
                .toString();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private static ChildProgram.Outcome redact(String... arguments) {
        List<String> all = new ArrayList<>(List.of("redact"));
        all.addAll(List.of(arguments));
        return ChildProgram.java(List.of(), Main.class.getName(), all.toArray(String[]::new))
                .run();
    }
}
