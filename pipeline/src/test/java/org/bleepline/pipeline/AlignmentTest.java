package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text without times and its recording, a sample call, from file to file. */
class AlignmentTest {
    private static final Path CALL = Path.of("../samples/pharmacy-call-mono.wav");

    @TempDir
    Path folder;

    @Test
    void cutsWhatAPlainTextSaysWhereItIsSaid() {
        GroundTruth truth = GroundTruth.of(Path.of("../samples/pharmacy-call.truth.json"));
        // As a person would write it: one number for ten spoken digits.
        Transcript text = TranscriptFiles.parse(
                """
                Good morning, City Pharmacy, how can I help you?
                Hello, I am calling about my prescription.
                Of course. May I have your name please?
                My name is Karen Miller.
                And what is your date of birth?
                March third nineteen seventy two.
                And which medicine do you need?
                I take insulin for my diabetes.
                All right. What is your phone number?
                It is 555-218-4197.
                Very good. It will be ready soon.
                Thank you very much. Good bye.
                """,
                "en");

        RedactionResult result;
        try (Bleepline bleepline = Bleepline.standard()) {
            result = bleepline.redact(CALL, options(text));
        }

        assertThat(truth.personalWords()).isNotEmpty();
        for (GroundTruth.SpokenWord word : truth.personalWords()) {
            assertThat(result.cuts()).anySatisfy(cut -> {
                assertThat(cut.time().startMillis()).isLessThanOrEqualTo(word.time().startMillis());
                assertThat(cut.time().endMillis()).isGreaterThanOrEqualTo(word.time().endMillis());
            });
        }
        long cut = result.cuts().stream().mapToLong(each -> each.time().durationMillis()).sum();
        assertThat(cut).isLessThan(result.durationMillis() / 2);
    }

    @Test
    void refusesATextThatWasNotSaid() {
        Transcript text =
                TranscriptFiles.parse("we sailed across northern oceans under seven torn grey canvases", "en");

        try (Bleepline bleepline = Bleepline.standard()) {
            assertThatThrownBy(() -> bleepline.redact(CALL, options(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("does not fit the recording");
        }
        assertThat(folder.resolve("redacted.mp3")).doesNotExist();
    }

    private RedactionOptions options(Transcript text) {
        return RedactionOptions.builder()
                .transcript(text)
                .policies(PolicySet.of(
                        Policy.PERSON_NAME,
                        Policy.DATE_OF_BIRTH,
                        Policy.DRUG,
                        Policy.MEDICAL_CONDITION,
                        Policy.PHONE_NUMBER))
                .deliveries(Deliveries.none().withRecording(folder.resolve("redacted.mp3")))
                .build();
    }
}
