package org.bleepline.engine.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.Heard;
import org.bleepline.pipeline.PipelineMonitor;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.testkit.ScriptedWhisper;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a stretch of a recording is heard. */
class WhisperWindowTest {
    @TempDir
    Path folder;

    @Test
    void wordsOfAWindowHaveTheTimesOfTheWholeRecording() {
        Path model = ScriptedWhisper.english()
                .say(0, 2, " My", " name", " is", " John", " Smith", ".")
                .writeTo(folder.resolve("model.bin"));
        Path recording = Sound.speech(6, 16_000, 40).writeWav(folder.resolve("call.wav"));
        RedactionOptions options =
                RedactionOptions.builder().window(new TimeRange(20_000, 30_000)).build();
        try (Bleepline bleepline = Bleepline.of(
                FfmpegRecordings.bundled(),
                Detector::standard,
                () -> WhisperEngines.of(new WhisperSettings(model, 1, 1, 0, null)))) {
            Heard heard = bleepline.hear(recording, options, PipelineMonitor.none());

            assertThat(heard.transcript().words()).hasSizeGreaterThan(8).allSatisfy(word -> {
                assertThat(word.time().orElseThrow().startMillis()).isGreaterThanOrEqualTo(20_000);
                assertThat(word.time().orElseThrow().endMillis()).isLessThanOrEqualTo(30_000);
            });
            assertThat(heard.engine()).isEqualTo("whisper whisper.cpp 1.7.1, model");
        }
    }
}
