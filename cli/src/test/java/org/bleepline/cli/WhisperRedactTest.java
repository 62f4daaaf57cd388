package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.testkit.ScriptedWhisper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recording goes through whisper.cpp, with a model that always writes the same. */
@Timeout(180)
class WhisperRedactTest {
    private static final Path SAMPLE = Path.of("../samples/pharmacy-call.mp3");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void theWordsThatWhisperHeardAreCutOutOfTheSound() throws Exception {
        Path model = ScriptedWhisper.english()
                .say(0, 2, " My", " name", " is", " John", " Smith", ".")
                .say(2, 5, " Call", " me", " at", " 415", "-", "555", "-", "01", "32", ".")
                .writeTo(folder.resolve("ggml-script.bin"));

        int exitCode = run(
                "redact",
                SAMPLE.toString(),
                "--engine",
                "whisper",
                "--model",
                model.toString(),
                "--method",
                "silence",
                "--hearing",
                "mixed",
                "-o",
                folder.toString());

        assertThat(exitCode).as(err.toString()).isZero();
        String json = Files.readString(folder.resolve("pharmacy-call.redacted.json"));
        assertThat(json)
                .contains("\"engine\" : \"whisper whisper.cpp 1.7.1, script\"")
                .doesNotContain("John", "Smith", "0132");
        List<long[]> cuts = cuts(json);
        assertThat(redactedWords(json))
                .hasSizeGreaterThan(3)
                .allSatisfy(word -> assertThat(cuts).anyMatch(cut -> cut[0] <= word[0] && cut[1] >= word[1]));
        short[] sound = listen(folder.resolve("pharmacy-call.redacted.mp3"));
        assertThat(cuts)
                .allSatisfy(cut ->
                        assertThat(loudest(sound, cut[0] + 60, cut[1] - 60)).isLessThan(200));
        assertThat(loudest(sound, 0, sound.length / 16)).isGreaterThan(2000);
    }

    @Test
    void aModelThatIsNotThereIsNamedWithTheCommandThatFetchesIt() {
        int exitCode = run(
                "redact",
                SAMPLE.toString(),
                "--engine",
                "whisper",
                "--model",
                "large-v3-q5_0",
                "-o",
                folder.toString());

        assertThat(exitCode).isEqualTo(ExitCode.ENGINE);
        assertThat(err.toString())
                .startsWith("bleepline: the Whisper model 'large-v3-q5_0' is not in ")
                .contains("fetch it with: bleepline models pull whisper-large-v3-q5_0");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aModelThatNobodyHasIsNotSaidToBeFetchable() {
        int exitCode =
                run("redact", SAMPLE.toString(), "--engine", "whisper", "--model", "no-such", "-o", folder.toString());

        assertThat(exitCode).isEqualTo(ExitCode.ENGINE);
        assertThat(err.toString())
                .startsWith("bleepline: the Whisper model 'no-such' is not in ")
                .contains("; 'bleepline models list' names those that can be fetched, or give the path of a ggml file")
                .doesNotContain("pull");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aModelMustBeGiven() {
        assertThat(run("redact", SAMPLE.toString(), "--engine", "whisper")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("bleepline: --engine: the engine 'whisper' needs a model");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private static List<long[]> cuts(String json) {
        List<long[]> cuts = new ArrayList<>();
        for (JsonNode cut : JsonMapper.shared().readTree(json).get("cuts")) {
            cuts.add(new long[] {cut.get("start").asLong(), cut.get("end").asLong()});
        }
        return cuts;
    }

    private static List<long[]> redactedWords(String json) {
        List<long[]> words = new ArrayList<>();
        for (JsonNode word : JsonMapper.shared().readTree(json).get("words")) {
            if (word.get("text").asString().contains("#")) {
                words.add(
                        new long[] {word.get("start").asLong(), word.get("end").asLong()});
            }
        }
        return words;
    }

    private static short[] listen(Path file) {
        Recordings recordings = FfmpegRecordings.bundled();
        RecordingInfo info = recordings.inspect(file);
        short[] all = new short[(int) (info.durationMillis() * 16 + 32_000)];
        int filled = 0;
        try (PcmSource source = recordings.listen(file, info, ChannelHearing.MIXED)) {
            short[] buffer = new short[16_000];
            for (int frames = source.read(buffer); frames >= 0; frames = source.read(buffer)) {
                System.arraycopy(buffer, 0, all, filled, frames);
                filled += frames;
            }
        }
        return java.util.Arrays.copyOf(all, filled);
    }

    private static int loudest(short[] sound, long fromMillis, long toMillis) {
        int loudest = 0;
        for (long frame = fromMillis * 16; frame < Math.min(sound.length, toMillis * 16); frame++) {
            loudest = Math.max(loudest, Math.abs(sound[(int) frame]));
        }
        return loudest;
    }
}
