package org.bleepline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample calls, from file to file, with the embedded engine: in the redacted mp3, decoded again, there is the tone and
 * nothing else wherever personal data was spoken, and the rest sounds as before.
 */
class SampleCallsTest {
    private static final Path SAMPLES = Path.of("../samples");
    private static final Bleepline BLEEPLINE = Bleepline.standard();
    private static final Recordings RECORDINGS = FfmpegRecordings.bundled();

    /** The tone is 1 kHz; its fades reach a little to both sides. */
    private static final double TONE_LOW_HZ = 850;

    private static final double TONE_HIGH_HZ = 1150;

    /** What mp3 adds lies lower than this below the tone; speech does not. */
    private static final double NOTHING_ELSE_DB = -30;

    private static final long EDGE_MILLIS = 30;

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        BLEEPLINE.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pharmacy-call.mp3", "pharmacy-call-mono.wav", "card-payment.mp3", "support-call.mp3"})
    void beepsEveryPersonalWordAndLeavesTheRest(String name) {
        Path recording = SAMPLES.resolve(name);
        GroundTruth truth = GroundTruth.of(SAMPLES.resolve(name.replaceAll("(-mono)?\\.\\w+$", ".truth.json")));
        Path redacted = folder.resolve("redacted.mp3");

        RedactionResult result = redact(recording, redacted);

        Sound before = decoded(recording);
        Sound after = decoded(redacted);
        assertThat(after.frameCount()).as("frames").isEqualTo(before.frameCount());
        assertThat(after.sampleRateHz()).isEqualTo(before.sampleRateHz());
        assertThat(after.channelCount()).isEqualTo(before.channelCount());
        for (GroundTruth.SpokenWord word : truth.personalWords()) {
            for (int channel = 0; channel < after.channelCount(); channel++) {
                assertOnlyTone(after, channel, word);
            }
        }
        assertTheRestIsUnchanged(before, after, result.cuts());
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"card-payment-mono.mp3", "support-call-mono.mp3"})
    void doesSoInOneChannelToo(String name) {
        beepsEveryPersonalWordAndLeavesTheRest(name);
    }

    @ParameterizedTest
    @ValueSource(strings = "interview.mp3")
    void findsNothingInACallWithoutPersonalData(String name) {
        Path redacted = folder.resolve("redacted.mp3");

        RedactionResult result = redact(SAMPLES.resolve(name), redacted);

        assertThat(result.spans()).isEmpty();
        assertThat(result.cuts()).isEmpty();
        Sound before = decoded(SAMPLES.resolve(name));
        Sound after = decoded(redacted);
        assertThat(after.frameCount()).isEqualTo(before.frameCount());
        assertTheRestIsUnchanged(before, after, List.of());
    }

    private RedactionResult redact(Path recording, Path redacted) {
        RedactionResult result = BLEEPLINE.redact(
                recording,
                RedactionOptions.builder()
                        .deliveries(
                                Deliveries.none().withRecording(redacted).withResult(folder.resolve("redacted.json")))
                        .build());
        assertThat(Files.exists(folder.resolve("redacted.json"))).isTrue();
        return result;
    }

    /** Decodes by writing a WAV without any cut. */
    private Sound decoded(Path recording) {
        Path wav = folder.resolve("decoded.wav");
        RECORDINGS.redact(
                recording,
                RECORDINGS.inspect(recording),
                wav,
                List.of(),
                RedactionMethod.BEEP,
                OutputFormat.WAV,
                AudioMonitor.none());
        return Sound.readWav(wav);
    }

    private static void assertOnlyTone(Sound sound, int channel, GroundTruth.SpokenWord word) {
        double[] samples = samples(sound, channel, word.time());
        double tone = Spectrum.powerDb(samples, sound.sampleRateHz(), TONE_LOW_HZ, TONE_HIGH_HZ);
        double other = Spectrum.powerOutsideDb(samples, sound.sampleRateHz(), TONE_LOW_HZ, TONE_HIGH_HZ);
        assertThat(other - tone)
                .as(
                        "dB beside the tone where a personal word was spoken at %d ms, channel %d",
                        word.time().startMillis(), channel)
                .isLessThan(NOTHING_ELSE_DB);
    }

    private static void assertTheRestIsUnchanged(Sound before, Sound after, List<Cut> cuts) {
        long from = 0;
        for (int index = 0; index <= cuts.size(); index++) {
            long to = index < cuts.size()
                    ? cuts.get(index).time().startMillis() - EDGE_MILLIS
                    : before.frameCount() * 1000L / before.sampleRateHz();
            if (to - from > 200) {
                for (int channel = 0; channel < before.channelCount(); channel++) {
                    TimeRange kept = new TimeRange(from, to);
                    double[] was = samples(before, channel, kept);
                    if (Spectrum.powerDb(was) > -60) {
                        assertThat(Spectrum.correlation(was, samples(after, channel, kept)))
                                .as("likeness of the kept sound from %d to %d ms", from, to)
                                .isGreaterThan(0.98);
                    }
                }
            }
            from = index < cuts.size() ? cuts.get(index).time().endMillis() + EDGE_MILLIS : to;
        }
    }

    private static double[] samples(Sound sound, int channel, TimeRange time) {
        return sound.between(time.startMillis(), time.endMillis()).channel(channel);
    }
}
