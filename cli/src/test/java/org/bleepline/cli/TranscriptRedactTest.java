package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.speech.PcmSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code bleepline redact call.wav --transcript FILE}: with a plain text, and with times that are worth more or less. */
class TranscriptRedactTest {
    private static final Path SAMPLE = Path.of("../samples/pharmacy-call-mono.wav");
    private static final Path TRUTH = Path.of("../samples/pharmacy-call.truth.json");
    private static final String POLICIES = "person_name,date_of_birth,phone_number";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    /** When a word was said, or a cut was made, in milliseconds. */
    private record Moment(long start, long end) {
        boolean holds(Moment other) {
            return start <= other.start && other.end <= end;
        }

        long length() {
            return end - start;
        }
    }

    @Test
    void aPlainTextIsFoundInTheSound() throws IOException {
        Path text = Files.writeString(folder.resolve("call.txt"), String.join(" ", texts()));

        List<Moment> cuts = cuts(text);

        assertThat(removed())
                .hasSize(17)
                .allSatisfy(word ->
                        assertThat(cuts).anyMatch(cut -> cut.holds(new Moment(word.start() + 40, word.end() - 40))));
        assertThat(length(cuts)).isLessThan(length(removed()) + 1500);
        assertSilentIn(cuts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "measured", "unknown"})
    void everyRemovedWordIsCutWholeWhateverItsTimeIsWorth(String times) throws IOException {
        List<Moment> cuts = cuts(TRUTH, "--times", times);

        assertThat(removed()).allSatisfy(word -> assertThat(cuts).anyMatch(cut -> cut.holds(word)));
        assertSilentIn(cuts);
    }

    @Test
    void aCutReachesLessFarBeyondWordsWhoseTimesAreExact() throws IOException {
        List<Moment> exact = cuts(TRUTH, "--times", "exact");
        List<Moment> unknown = cuts(TRUTH);

        assertThat(exact).allSatisfy(cut -> assertThat(unknown).anyMatch(wider -> wider.holds(cut)));
        assertThat(length(exact)).isLessThan(length(unknown) - 100);
    }

    @Test
    void timesNeedATranscript() {
        assertThat(run("redact", SAMPLE.toString(), "--times", "exact")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--times goes with --transcript");
    }

    @Test
    void thereAreThreeKindsOfTimes() {
        assertThat(run("redact", SAMPLE.toString(), "-t", TRUTH.toString(), "--times", "good"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--times").contains("exact, measured, unknown");
    }

    @Test
    void theWordsOfATextTellItsLanguage() throws IOException {
        Path german = Files.writeString(
                folder.resolve("anruf.txt"), "Guten Tag, ich heiße Ada und möchte gerne meine Rechnung bezahlen.");

        assertThat(run("redact", "-t", german.toString(), "-p", "person_name")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("note: " + german + " does not say its language; its words look like 'de' (-l says another)")
                .contains("personal data cannot be found in the language 'de'");
        assertThat(folder.resolve("anruf.redacted.json")).doesNotExist();
    }

    @Test
    void whatTheCommandLineSaysOfTheLanguageCounts() throws IOException {
        Path german = Files.writeString(
                folder.resolve("anruf.txt"), "Guten Tag, ich heiße Ada und möchte gerne meine Rechnung bezahlen.");

        assertThat(run("redact", "-t", german.toString(), "-p", "person_name", "-l", "en"))
                .as(err.toString())
                .isZero();

        assertThat(err.toString()).doesNotContain("does not say its language");
    }

    @Test
    void whatTheFileSaysOfTheLanguageCounts() throws IOException {
        Path stated = Files.writeString(
                folder.resolve("call.json"),
                "{\"language_code\":\"de\",\"text\":\"My name is Ada Lovelace and I would like to pay my bill today.\"}");

        assertThat(run("redact", "-t", stated.toString(), "-p", "person_name")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("in the language 'de'").doesNotContain("does not say its language");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            My name is Ada Lovelace and I would like to pay my bill today. | its words look like 'en'
            My name is Ada.                                                | its words do not tell it either, so it is taken for 'en'
            """)
    void anEnglishTextIsRedactedWithANote(String said, String note) throws IOException {
        Path text = Files.writeString(folder.resolve("call.txt"), said);

        assertThat(run("redact", "-t", text.toString(), "-p", "person_name"))
                .as(err.toString())
                .isZero();

        assertThat(err.toString()).contains(note);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve("call.redacted.json")));
        assertThat(json.path("language_code").asString()).isEqualTo("en");
        assertThat(json.path("text").asString()).startsWith("My name is ###").doesNotContain("Ada");
    }

    private List<Moment> cuts(Path transcript, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "redact",
                SAMPLE.toString(),
                "--transcript",
                transcript.toString(),
                "--policies",
                POLICIES,
                "--method",
                "silence",
                "--quality",
                "wav",
                "-o",
                folder.toString()));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
        JsonNode json =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("pharmacy-call-mono.redacted.json")));
        return moments(json.get("cuts"));
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter()));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private void assertSilentIn(List<Moment> cuts) {
        Recordings recordings = FfmpegRecordings.bundled();
        Path redacted = folder.resolve("pharmacy-call-mono.redacted.wav");
        RecordingInfo info = recordings.inspect(redacted);
        try (PcmSource sound = recordings.listen(redacted, info, ChannelHearing.MIXED)) {
            SoundProfile profile = SoundProfile.of(sound);
            for (Moment cut : cuts) {
                for (long frame = cut.start() / SoundProfile.FRAME_MILLIS + 2;
                        frame < cut.end() / SoundProfile.FRAME_MILLIS - 2;
                        frame++) {
                    assertThat(profile.levelDb(0, (int) frame)).isLessThan(-90);
                }
            }
            assertThat(profile.levelDb(0, 80)).as("a word that was kept").isGreaterThan(-50);
        }
    }

    private static JsonNode truth() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(TRUTH));
    }

    private static List<String> texts() throws IOException {
        return StreamSupport.stream(truth().get("words").spliterator(), false)
                .map(word -> word.get("text").asString())
                .toList();
    }

    /** The words that are to be removed, as they were said. */
    private static List<Moment> removed() throws IOException {
        List<Moment> words = moments(truth().get("words"));
        List<Moment> removed = new ArrayList<>();
        for (JsonNode span : truth().get("spans")) {
            if (POLICIES.contains(span.get("policy").asString())) {
                removed.addAll(words.subList(
                        span.get("first_word").asInt(), span.get("last_word").asInt() + 1));
            }
        }
        return removed;
    }

    private static List<Moment> moments(JsonNode all) {
        List<Moment> moments = new ArrayList<>();
        for (JsonNode each : all) {
            moments.add(new Moment(each.get("start").asLong(), each.get("end").asLong()));
        }
        return moments;
    }

    private static long length(List<Moment> moments) {
        return moments.stream().mapToLong(Moment::length).sum();
    }
}
