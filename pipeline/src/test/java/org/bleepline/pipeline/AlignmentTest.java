package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording and its plain text, no times: the aligner finds them, and what is to go is cut where it is said. */
class AlignmentTest {
    private static final Path SAMPLES = Path.of("../samples");

    @TempDir
    Path folder;

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

    private static Transcript untimed(List<String> texts) {
        return Transcript.ofWords("en", texts.stream().map(Word::untimed).toList());
    }

    private RedactionResult redact(String sample, Transcript transcript) {
        try (Bleepline bleepline = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> {
            throw new AssertionError("nobody is to transcribe");
        })) {
            return bleepline.redact(
                    SAMPLES.resolve(sample),
                    RedactionOptions.builder()
                            .policies(PolicySet.of(Policy.PERSON_NAME, Policy.DATE_OF_BIRTH, Policy.LOCATION))
                            .transcript(transcript)
                            .format(OutputFormat.WAV)
                            .deliveries(Deliveries.none().withRecording(folder.resolve("out.wav")))
                            .build());
        }
    }
}
