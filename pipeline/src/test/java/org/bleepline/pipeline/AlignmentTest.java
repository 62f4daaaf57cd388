package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.CutReason;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording and its plain text, no times: the aligner finds them, and what is to go is cut where it is said. */
class AlignmentTest {
    private static final Path SAMPLES = Path.of("../samples");

    private static Bleepline bleepline;

    @TempDir
    Path folder;

    /** One for all tests: the models take seconds to load. */
    @BeforeAll
    static void open() {
        bleepline = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> {
            throw new AssertionError("nobody is to transcribe");
        });
    }

    @AfterAll
    static void close() {
        bleepline.close();
    }

    @Test
    void cutsTheMomentsOfAPlainTextOutOfTheSound() throws IOException {
        Transcript truth = TranscriptFiles.read(SAMPLES.resolve("pharmacy-call.truth.json"), "en");
        Transcript plain = untimed(truth.words().stream().map(Word::text).toList());

        RedactionResult result = redact("pharmacy-call-mono.wav", plain);

        assertThat(result.redacted().spans()).isNotEmpty();
        int checked = 0;
        for (int index : result.redacted().spans().stream()
                .flatMap(span -> span.words().stream())
                .toList()) {
            TimeRange said = truth.words().get(index).time().orElseThrow();
            long middle = (said.startMillis() + said.endMillis()) / 2;
            assertThat(result.cuts())
                    .as("word %d is cut", index)
                    .anySatisfy(cut -> assertThat(middle)
                            .isBetween(cut.time().startMillis(), cut.time().endMillis()));
            checked++;
        }
        assertThat(checked).isGreaterThan(3);
        long removed = result.cuts().stream()
                .mapToLong(cut -> cut.time().durationMillis())
                .sum();
        long spoken = result.redacted().spans().stream()
                .flatMap(span -> span.words().stream())
                .mapToLong(
                        index -> truth.words().get(index).time().orElseThrow().durationMillis())
                .sum();
        // Not by cutting everything: as much as was said of it, and margins.
        assertThat(removed).isLessThan(2 * spoken + 1000);
        assertThat(FfmpegRecordings.bundled().inspect(folder.resolve("out.wav")).durationMillis())
                .isCloseTo(
                        FfmpegRecordings.bundled()
                                .inspect(SAMPLES.resolve("pharmacy-call-mono.wav"))
                                .durationMillis(),
                        within(2L));
    }

    @Test
    void refusesATextThatWasNotSaidThere() {
        Transcript other =
                untimed(List.of(("Yesterday the weather in the mountains was splendid and Karen Miller painted"
                                + " seventeen yellow bicycles beside a frozen waterfall before breakfast with enormous"
                                + " enthusiasm although nobody had ever asked for purple umbrellas or wooden elephants")
                        .split(" ")));

        assertThatThrownBy(() -> redact("pharmacy-call-mono.wav", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit the recording")
                .hasMessageNotContaining("Karen");
        assertThat(folder.resolve("out.wav")).doesNotExist();
    }

    /** A loud noise hides the name and what is around it, so none of it has a place: the whole gap goes. */
    @Test
    void cutsTheGapWhereARemovedWordIsNotFound() throws IOException {
        Transcript truth = TranscriptFiles.read(SAMPLES.resolve("pharmacy-call.truth.json"), "en");
        List<String> texts = truth.words().stream().map(Word::text).toList();
        int name = texts.indexOf("karen");
        TimeRange said = time(truth, name).span(time(truth, name + 1));
        TimeRange hidden = new TimeRange(
                time(truth, name - 3).startMillis(), time(truth, name + 4).endMillis());
        Path noisy = folder.resolve("noisy.wav");
        Files.write(noisy, noisy(Files.readAllBytes(SAMPLES.resolve("pharmacy-call-mono.wav")), hidden));

        RedactionResult result = redact(noisy, untimed(texts));

        assertThat(result.redacted().transcript().words().subList(name, name + 2))
                .allSatisfy(word -> assertThat(word.time()).isEmpty());
        assertThat(result.cuts()).anySatisfy(cut -> {
            assertThat(cut.reasons()).contains(CutReason.NO_TIME);
            assertThat(cut.time().startMillis()).isLessThanOrEqualTo(said.startMillis());
            assertThat(cut.time().endMillis()).isGreaterThanOrEqualTo(said.endMillis());
        });
    }

    /** The transcript has another name than the one that was said: what was said in its place goes. */
    @Test
    void cutsWhatWasSaidInThePlaceOfARemovedWord() throws IOException {
        Transcript truth = TranscriptFiles.read(SAMPLES.resolve("pharmacy-call.truth.json"), "en");
        List<String> texts =
                new ArrayList<>(truth.words().stream().map(Word::text).toList());
        int name = texts.indexOf("karen");
        TimeRange said = time(truth, name).span(time(truth, name + 1));
        texts.set(name, "theodore");
        texts.set(name + 1, "wilkinson");

        RedactionResult result = redact("pharmacy-call-mono.wav", untimed(texts));

        assertThat(result.cuts()).anySatisfy(cut -> {
            assertThat(cut.time().startMillis()).isLessThanOrEqualTo(said.startMillis());
            assertThat(cut.time().endMillis()).isGreaterThanOrEqualTo(said.endMillis());
        });
    }

    private static TimeRange time(Transcript transcript, int word) {
        return transcript.words().get(word).time().orElseThrow();
    }

    /** A WAV of one channel with 16 bit samples and a header of 44 bytes. */
    private static byte[] noisy(byte[] wav, TimeRange where) {
        ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int rate = bytes.getInt(24);
        Random random = new Random(5);
        for (long frame = where.startMillis() * rate / 1000; frame < where.endMillis() * rate / 1000; frame++) {
            bytes.putShort((int) (44 + 2 * frame), (short) (8000 * (2 * random.nextDouble() - 1)));
        }
        return wav;
    }

    private static Transcript untimed(List<String> texts) {
        return Transcript.ofWords("en", texts.stream().map(Word::untimed).toList());
    }

    private RedactionResult redact(String sample, Transcript transcript) {
        return redact(SAMPLES.resolve(sample), transcript);
    }

    private RedactionResult redact(Path recording, Transcript transcript) {
        return bleepline.redact(
                recording,
                RedactionOptions.builder()
                        .policies(PolicySet.of(Policy.PERSON_NAME, Policy.DATE_OF_BIRTH, Policy.LOCATION))
                        .transcript(transcript)
                        .format(OutputFormat.WAV)
                        .deliveries(Deliveries.none().withRecording(folder.resolve("out.wav")))
                        .build());
    }
}
