package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"s16le", "s24le", "s32le", "f32le", "f64le"})
    void keepsEveryBitOfALosslessSourceInWav(String format) throws IOException {
        Path wav = Sound.speech(1, 48_000, 2).beside(Sound.noise(2, 48_000, 2)).writeWav(folder.resolve("a.wav"));
        Path input = Media.convert(
                wav, folder.resolve("input.wav"), "-af", "volume=0.7:precision=double", "-c:a", "pcm_" + format);

        Path output = redact(input, OutputFormat.WAV);

        byte[] before = Media.raw(input, format);
        byte[] after = Media.raw(output, format);
        assertThat(after).hasSameSizeAs(before);
        int bytesOfMillisecond = before.length / 2000;
        assertThat(Arrays.copyOf(after, 500 * bytesOfMillisecond))
                .isEqualTo(Arrays.copyOf(before, 500 * bytesOfMillisecond));
        assertThat(Arrays.copyOfRange(after, 700 * bytesOfMillisecond, after.length))
                .isEqualTo(Arrays.copyOfRange(before, 700 * bytesOfMillisecond, before.length));
        assertThat(recordings.inspect(output).codec())
                .isEqualTo(recordings.inspect(input).codec());
    }

    @Test
    void keepsTwentyFourBitsOfFlac() {
        Path wav = Sound.speech(1, 48_000, 2).writeWav(folder.resolve("a.wav"));
        Path flac = Media.convert(
                wav,
                folder.resolve("input.flac"),
                "-af",
                "volume=0.7:precision=double",
                "-sample_fmt",
                "s32",
                "-bits_per_raw_sample",
                "24");

        Path output = redact(flac, OutputFormat.WAV);

        assertThat(recordings.inspect(output).codec()).isEqualTo("pcm_s24le");
        assertThat(Arrays.copyOf(Media.raw(output, "s24le"), 48 * 3 * 400))
                .isEqualTo(Arrays.copyOf(Media.raw(flac, "s24le"), 48 * 3 * 400));
    }

    @ParameterizedTest
    @CsvSource({"5.1, 6", "2.1, 3"})
    void keepsTheChannelLayoutInWav(String layout, int channels) {
        Path input = surround(layout, channels);

        Path output = redact(input, OutputFormat.WAV);

        assertThat(recordings.inspect(output).channelCount()).isEqualTo(channels);
        assertThat(recordings.inspect(output).channelLayout()).isEqualTo(layout);
        Sound after = Media.decode(output, 48_000, channels);
        for (int channel = 0; channel < channels; channel++) {
            double[] tone = after.between(520, 680).channel(channel);
            assertThat(Spectrum.powerDb(tone, 48_000, 900, 1100)).isGreaterThan(-36);
            assertThat(Spectrum.powerOutsideDb(tone, 48_000, 900, 1100)).isLessThan(-65);
        }
    }

    @Test
    void mixesSurroundDownForMp3() {
        Path output = redact(surround("5.1", 6), OutputFormat.MP3);

        assertThat(recordings.inspect(output).channelCount()).isEqualTo(2);
        assertThat(recordings.inspect(output).sampleRateHz()).isEqualTo(48_000);
        assertThat(recordings.inspect(output).durationMillis()).isEqualTo(2000);
        double[] tone = Media.decode(output, 48_000, 2).between(530, 670).channel(0);
        assertThat(Spectrum.powerOutsideDb(tone, 48_000, 900, 1100)).isLessThan(-60);
    }

    @ParameterizedTest
    @CsvSource({"96000, 48000", "10000, 11025", "6000, 8000", "44056, 44100"})
    void takesTheNearestRateThatMp3Knows(int rateHz, int expectedHz) {
        Path input = Sound.speech(1, rateHz, 3).writeWav(folder.resolve("a.wav"));

        RecordingInfo info = recordings.inspect(redact(input, OutputFormat.MP3));

        assertThat(info.sampleRateHz()).isEqualTo(expectedHz);
        assertThat(info.durationMillis()).isEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1151, 1152, 8099, 8100, 8101, 8110, 9252, 44_100})
    void comesBackFromMp3WithTheSameNumberOfFrames(int frames) {
        for (int rateHz : new int[] {8000, 16_000, 44_100}) {
            Path input = Sound.noise(1, rateHz, (double) frames / rateHz).writeWav(folder.resolve("a.wav"));

            Path output = redact(input, OutputFormat.MP3);

            assertThat(Media.decode(output, rateHz, 1).frameCount()).isEqualTo(frames);
        }
    }

    @Test
    void doesNotShiftTheSound() {
        for (String ending : List.of("wav", "mp3", "m4a", "ogg", "flac")) {
            Path wav = Sound.speech(5, 48_000, 4).writeWav(folder.resolve("a.wav"));
            Path input = Media.convert(wav, folder.resolve("input." + ending));

            Path output = redact(input, OutputFormat.MP3);

            double[] before = Media.decode(input, 48_000, 1).between(1000, 3000).channel(0);
            double[] after = Media.decode(output, 48_000, 1).between(1000, 3000).channel(0);
            assertThat(Spectrum.lag(before, after, 300)).isZero();
        }
    }

    @Test
    void fillsTheSilenceInFrontOfALateSoundTrack() {
        Path wav = Sound.tone(700, 44_100, 2).writeWav(folder.resolve("a.wav"));
        Path film = folder.resolve("film.mp4");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x48:r=25:d=3",
                "-itsoffset",
                "0.5",
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                film.toString()));

        Sound after = Media.decode(redact(film, OutputFormat.WAV), 44_100, 1);

        assertThat(after.frameCount() / 44_100.0).isCloseTo(2.5, within(0.05));
        assertThat(Spectrum.powerDb(after.between(0, 450).channel(0))).isLessThan(-60);
        assertThat(Spectrum.powerOutsideDb(after.between(510, 690).channel(0), 44_100, 900, 1100))
                .isLessThan(-65);
        assertThat(Spectrum.powerDb(after.between(750, 2450).channel(0), 44_100, 600, 800))
                .isGreaterThan(-12);
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void carriesNothingOverButSound(OutputFormat format) throws IOException {
        Path wav = Sound.speech(1, 44_100, 2).writeWav(folder.resolve("a.wav"));
        Path picture = folder.resolve("cover.png");
        Media.run(List.of("-f", "lavfi", "-i", "testsrc=s=32x32", "-frames:v", "1", picture.toString()));
        Path chapters = Files.writeString(
                folder.resolve("chapters.txt"),
                ";FFMETADATA1\ntitle=SECRET\nartist=SECRET\ncomment=SECRET\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\n"
                        + "END=900\ntitle=SECRET\n");
        Path input = folder.resolve("SECRET.mp3");
        Media.run(List.of(
                "-i",
                wav.toString(),
                "-i",
                picture.toString(),
                "-i",
                chapters.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-map_metadata",
                "2",
                "-map_chapters",
                "2",
                "-c:v",
                "copy",
                input.toString()));
        assertThat(contains(input, "SECRET")).isTrue();

        Path output = redact(input, format);

        for (String trace : List.of("SECRET", "ID3", "TAG", "APETAG", "LIST", "PNG", "Lavf6", "Lavc6", "bleepline")) {
            assertThat(contains(output, trace)).as(trace).isFalse();
        }
    }

    @Test
    void writesAPlainHeaderForPlainWav() throws IOException {
        Path input = Sound.speech(1, 8000, 1).writeWav(folder.resolve("a.wav"));

        byte[] before = Files.readAllBytes(input);
        byte[] after = Files.readAllBytes(redact(input, OutputFormat.WAV));

        assertThat(after).hasSameSizeAs(before).startsWith(Arrays.copyOf(before, 44));
    }

    @Test
    void replacesWithSilenceOnDemand() {
        Path input = Sound.noise(1, 16_000, 2).writeWav(folder.resolve("a.wav"));
        Path output = folder.resolve("output.wav");

        recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(cut(500, 700)),
                RedactionMethod.SILENCE,
                OutputFormat.WAV,
                AudioMonitor.none());

        assertThat(Media.decode(output, 16_000, 1).between(500, 700).channel(0)).containsOnly(0);
    }

    @Test
    void cutsToTheVeryEndWhereTheCutReachesTheStatedLength() {
        Path input = Sound.noise(1, 44_100, 2.00042).writeWav(folder.resolve("a.wav"));
        Path output = folder.resolve("output.wav");
        RecordingInfo info = recordings.inspect(input);

        recordings.redact(
                input,
                info,
                output,
                List.of(cut(1500, info.durationMillis())),
                RedactionMethod.SILENCE,
                OutputFormat.WAV,
                AudioMonitor.none());

        double[] after = Media.decode(output, 44_100, 1).channel(0);
        assertThat(after[after.length - 1]).isZero();
    }

    @Test
    void matchesTheToneToTheVoice() {
        for (double level : new double[] {0.1, 0.3, 1}) {
            Path input = Sound.speech(7, 16_000, 20).louder(level).writeWav(folder.resolve("a.wav"));
            Path output = folder.resolve("output.wav");
            recordings.redact(
                    input,
                    recordings.inspect(input),
                    output,
                    List.of(cut(18_000, 19_000)),
                    RedactionMethod.BEEP,
                    OutputFormat.WAV,
                    AudioMonitor.none());

            Sound after = Media.decode(output, 16_000, 1);
            double voice = Spectrum.powerDb(after.between(0, 18_000).channel(0));
            double tone = Spectrum.powerDb(after.between(18_010, 18_990).channel(0));
            assertThat(tone - voice).isBetween(-3.0, 6.0);
        }
    }

    @Test
    void tellsHowFarItIs() {
        Path input = Sound.noise(1, 44_100, 20).writeWav(folder.resolve("a.wav"));
        List<Long> done = new ArrayList<>();

        recordings.redact(
                input,
                recordings.inspect(input),
                folder.resolve("output.wav"),
                List.of(),
                RedactionMethod.BEEP,
                OutputFormat.WAV,
                new AudioMonitor() {
                    @Override
                    public void done(long doneMillis) {
                        done.add(doneMillis);
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                });

        assertThat(done).isSorted().hasSizeGreaterThan(5).last().isEqualTo(20_000L);
    }

    @Test
    void takesChannelsThatChangeTheirRateOnTheWay() throws IOException {
        Path wav = Sound.speech(5, 44_100, 3).writeWav(folder.resolve("a.wav"));
        Path one = Media.convert(wav, folder.resolve("one.mp3"), "-write_xing", "0");
        Path two = Media.convert(wav, folder.resolve("two.mp3"), "-write_xing", "0", "-ar", "22050");
        Path both = folder.resolve("both.mp3");
        Files.write(both, Files.readAllBytes(one));
        Files.write(both, Files.readAllBytes(two), StandardOpenOption.APPEND);

        Path output = redact(both, OutputFormat.WAV);

        assertThat(recordings.inspect(output).durationMillis()).isBetween(5900L, 6300L);
    }

    private Path surround(String layout, int channels) {
        Sound sound = Sound.speech(0, 48_000, 2);
        for (int channel = 1; channel < channels; channel++) {
            sound = sound.beside(Sound.speech(channel, 48_000, 2));
        }
        Path made = sound.writeWav(folder.resolve("made.wav"));
        return Media.convert(made, folder.resolve("input.wav"), "-af", "channelmap=channel_layout=" + layout);
    }

    private Path redact(Path input, OutputFormat format) {
        Path output = folder.resolve("output." + format.wireName());
        recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(cut(500, 700)),
                RedactionMethod.BEEP,
                format,
                AudioMonitor.none());
        return output;
    }

    private static boolean contains(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    }

    private static Cut cut(long start, long end) {
        return Cut.of(new TimeRange(start, end));
    }
}
