package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of what was removed is left in a cut, in any band, after the redacted file was decoded again. */
class ResidualTest {
    private static final int RATE_HZ = 48_000;
    private static final TimeRange CUT = new TimeRange(1000, 2000);
    private static final double BAND_HZ = 500;

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    /**
     * The strongest proof: what was said within the cut makes no difference to a single byte of the output. Two recordings
     * of a lossless type that differ in nothing but the removed stretch become the same file.
     */
    @ParameterizedTest
    @CsvSource({
        "MP3, wav",
        "WAV, wav",
        "FLAC, wav",
        "OPUS, wav",
        "M4A, wav",
        "SAME, wav",
        "SAME, flac",
        "SAME, mka",
        "WAV, w24",
        "FLAC, w24",
        "SAME, mov"
    })
    void doesNotDependOnWhatWasRemoved(OutputFormat format, String source) throws IOException {
        for (RedactionMethod method : RedactionMethod.values()) {
            byte[] one = Files.readAllBytes(redact(lossless(1, source), method, format));
            byte[] other = Files.readAllBytes(redact(lossless(2, source), method, format));

            assertThat(one).isEqualTo(other);
        }
    }

    /**
     * The share of the original in the decoded output, band by band: the least-squares gain with which the original of the
     * cut stands in it. Noise was removed, so that every band has something that could be found.
     */
    @ParameterizedTest
    @CsvSource({
        "MP3, wav",
        "WAV, wav",
        "FLAC, wav",
        "OPUS, wav",
        "M4A, wav",
        "MP3, mp3",
        "SAME, mp3",
        "SAME, flac",
        "SAME, m4a",
        "SAME, opus",
        "SAME, mka",
        "SAME, ac3",
        "SAME, mp2",
        "SAME, wma",
        "SAME, mp4",
        "WAV, w24",
        "M4A, m4a"
    })
    void leavesNothingOfTheOriginalInAnyBand(OutputFormat format, String source) {
        Path input = lossless(1, source);
        double[] original =
                Media.onTimeLine(input, RATE_HZ, 1).between(1000, 2000).channel(0);

        Path beeped = redact(input, RedactionMethod.BEEP, format);
        double[] tone = Media.onTimeLine(beeped, RATE_HZ, 1).between(1000, 2000).channel(0);
        Path silenced = redact(input, RedactionMethod.SILENCE, format);
        double[] silence =
                Media.onTimeLine(silenced, RATE_HZ, 1).between(1000, 2000).channel(0);

        double[] ofSilence = Spectrum.gainsDb(original, silence, RATE_HZ, BAND_HZ);
        double[] ofTone = Spectrum.gainsDb(original, tone, RATE_HZ, BAND_HZ);
        int bands = 0;
        for (int band = 0; band < ofTone.length; band++) {
            double low = band * BAND_HZ;
            if (Spectrum.powerDb(original, RATE_HZ, low, low + BAND_HZ) < -80) {
                continue; // the source's codec has kept nothing here
            }
            bands++;
            assertThat(ofSilence[band]).as("silence at %.0f Hz", low).isLessThan(-60);
            boolean toneIsHere = low <= Cutter.TONE_HZ && Cutter.TONE_HZ <= low + BAND_HZ;
            if (!toneIsHere) {
                assertThat(ofTone[band]).as("beside the tone at %.0f Hz", low).isLessThan(-60);
            }
        }
        assertThat(bands).isGreaterThan(20);
        // Behind the smear of the neighbours there is next to nothing at all, whatever it might be.
        double[] middle =
                Media.onTimeLine(silenced, RATE_HZ, 1).between(1150, 1850).channel(0);
        assertThat(Spectrum.powerDb(middle)).isLessThan(-60);
    }

    /** Speech around a second of noise. */
    private Path lossless(int seed, String type) {
        Sound around = Sound.speech(3, RATE_HZ, 3);
        Sound noise = Sound.noise(seed, RATE_HZ, 1);
        Sound sound = around.between(0, 1000).then(noise).then(around.between(2000, 3000));
        Path wav = sound.writeWav(folder.resolve("made.wav"));
        Path input = folder.resolve("input." + type);
        return switch (type) {
            case "mka" -> Media.convert(wav, input, "-y", "-c:a", "pcm_s16le");
            case "w24" -> Media.convert(wav, input, "-y", "-c:a", "pcm_s24le", "-f", "wav");
            case "mp4" -> film(wav, input);
            case "mov" -> Media.convert(wav, input, "-y", "-c:a", "alac");
            default -> Media.convert(wav, input, "-y", "-b:a", "192k");
        };
    }

    private static Path film(Path wav, Path film) {
        String pictures = "color=size=64x48:rate=10:duration=3";
        return Media.convert(wav, film, "-f", "lavfi", "-i", pictures, "-c:v", "mpeg4", "-c:a", "aac", "-b:a", "192k");
    }

    private Path redact(Path input, RedactionMethod method, OutputFormat format) {
        Path output = folder.resolve("output");
        recordings.redact(
                input, recordings.inspect(input), output, List.of(Cut.of(CUT)), method, format, AudioMonitor.none());
        return output;
    }
}
