package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactTest {
    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "wav, 44100, 2, WAV", "wav, 8000, 1, WAV", "wav, 8000, 1, MP3", "wav, 44100, 2, MP3", "mp3, 44100, 2, MP3",
        "mp3, 16000, 1, MP3", "mp3, 22050, 2, WAV", "m4a, 44100, 2, MP3", "ogg, 48000, 2, MP3", "flac, 48000, 1, MP3",
        "wma, 44100, 2, MP3", "webm, 48000, 1, WAV"
    })
    void replacesCutsAndKeepsTheRest(String ending, int rateHz, int channels, OutputFormat format) {
        Sound speech = Sound.speech(3, rateHz, 6.0137);
        Sound sound = channels == 1 ? speech : speech.beside(Sound.speech(4, rateHz, 6.0137));
        Path input = Media.convert(sound.writeWav(folder.resolve("made.wav")), folder.resolve("input." + ending));
        Path output = folder.resolve("output." + format.wireName());

        long millis = recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(cut(1000, 1500), cut(3000, 3800)),
                RedactionMethod.BEEP,
                format,
                AudioMonitor.none());

        Sound original = Media.decode(input, rateHz, channels);
        Sound redacted = Media.decode(output, rateHz, channels);
        assertThat(redacted.frameCount()).isEqualTo(original.frameCount());
        assertThat(millis).isEqualTo(Math.round(original.frameCount() * 1000.0 / rateHz));
        for (int channel = 0; channel < channels; channel++) {
            for (int[] cut : new int[][] {{1000, 1500}, {3000, 3800}}) {
                double[] tone = redacted.between(cut[0] + 30, cut[1] - 30).channel(channel);
                assertThat(Spectrum.powerDb(tone, rateHz, 900, 1100)).isGreaterThan(-36);
                assertThat(Spectrum.powerOutsideDb(tone, rateHz, 900, 1100)).isLessThan(-65);
            }
            for (int[] kept : new int[][] {{0, 980}, {1520, 2980}, {3820, 6000}}) {
                double[] before = original.between(kept[0], kept[1]).channel(channel);
                double[] after = redacted.between(kept[0], kept[1]).channel(channel);
                assertThat(Spectrum.correlation(before, after))
                        .isGreaterThan(format == OutputFormat.WAV ? 0.999999 : 0.98);
            }
        }
    }

    private static Cut cut(long start, long end) {
        return new Cut(new TimeRange(start, end), false);
    }

    @Test
    void tellsWhatIsInAFile() {
        Path input =
                Media.convert(Sound.speech(1, 16_000, 2).writeWav(folder.resolve("a.wav")), folder.resolve("a.mp3"));

        assertThat(recordings.inspect(input))
                .isEqualTo(new RecordingInfo(2000, 16_000, 1, "mono", "mp3", "mp3", false));
    }
}
