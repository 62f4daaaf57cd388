package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutChannels;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sound track that the type of file can hold comes out, each as it was, cut at the same moments. */
class SoundTracksTest {
    private static final String PICTURES = "testsrc=s=64x48:r=25:d=3";
    private static final double LATE_SECONDS = 0.437;
    private static final TimeRange CUT = new TimeRange(1000, 1500);

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    /** One track of 48 kHz, and a second one that begins later. */
    @ParameterizedTest(name = "{0}: {2} and {3}, {4} Hz, {5} channels")
    @CsvSource({
        "matroska, mpeg4 -bf 2, aac, ac3, 44100, 6, mkv",
        "matroska, mpeg4, pcm_s16le, flac, 22050, 2, mkv",
        "mp4, libopenh264, aac, aac, 44100, 2, mp4",
        "mov, mpeg4, pcm_s24le, aac, 32000, 2, mov",
        "mpegts, mpeg2video -bf 2, mp2, ac3, 44100, 6, ts",
        "webm, libvpx -deadline realtime, libopus, libopus, 16000, 2, webm"
    })
    void comeBackInAFilm(
            String container,
            String pictures,
            String first,
            String second,
            int secondRateHz,
            int secondChannels,
            String ending) {
        requireBoth(container, pictures, first, second, secondRateHz, secondChannels, ending);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}: {2} and {3}, {4} Hz, {5} channels")
    @CsvSource({
        "matroska, mjpeg, libmp3lame, aac, 44100, 2, mkv",
        "matroska, mpeg4, eac3, mp2, 32000, 2, mkv",
        "mp4, mpeg4, alac, ac3, 48000, 6, mp4",
        "mp4, mpeg4, libmp3lame, flac, 96000, 2, mp4",
        "mov, mpeg4, aac, alac, 44100, 2, mov",
        "3gp, mpeg4, aac, aac, 22050, 1, 3gp",
        "mpegts, libopenh264, aac, aac, 44100, 2, ts",
        "vob, mpeg2video, mp2, ac3, 48000, 6, mpg",
        "avi, mpeg4, libmp3lame, pcm_s16le, 44100, 2, avi",
        "avi, mpeg4, ac3, mp2, 48000, 2, avi",
        "mxf, mpeg2video -bf 2, pcm_s16le, pcm_s16le, 48000, 1, mxf"
    })
    void comeBackInFurtherFilms(
            String container,
            String pictures,
            String first,
            String second,
            int secondRateHz,
            int secondChannels,
            String ending) {
        requireBoth(container, pictures, first, second, secondRateHz, secondChannels, ending);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}, {3} Hz, {4} channels")
    @CsvSource({
        "matroska, pcm_s16le, libopus, 24000, 1, mka",
        "ipod, aac, alac, 44100, 2, m4a",
        "ogg, flac, flac, 44100, 2, ogg"
    })
    void comeBackWithoutPictures(
            String container, String first, String second, int secondRateHz, int secondChannels, String ending) {
        requireBoth(container, "", first, second, secondRateHz, secondChannels, ending);
    }

    private void requireBoth(
            String container,
            String pictures,
            String first,
            String second,
            int secondRateHz,
            int secondChannels,
            String ending) {
        Path film = film(container, pictures, first, second, secondRateHz, secondChannels);

        List<RecordingInfo> tracks = recordings.written(film, OutputFormat.SAME);
        assertThat(tracks).hasSize(2);
        assertThat(recordings.fileEnding(film, OutputFormat.SAME)).isEqualTo(ending);
        Path output = redact(film, tracks, OutputFormat.SAME);

        assertThat(recordings.inspect(output).soundTrackCount()).isEqualTo(2);
        if (!pictures.isEmpty()) {
            assertThat(shownPictures(output)).isEqualTo(shownPictures(film));
            // What is later in the one file is as much later in the other.
            assertThat(start(output, "v:0")).isCloseTo(start(film, "v:0"), within(0.0015));
        }
        for (int number = 0; number < 2; number++) {
            RecordingInfo before = recordings.inspect(film, number);
            RecordingInfo after = recordings.inspect(output, number);
            assertThat(after.codec()).isEqualTo(before.codec());
            assertThat(after.sampleRateHz()).isEqualTo(before.sampleRateHz());
            assertThat(after.channelCount()).isEqualTo(before.channelCount());
            assertThat(after.channelLayout()).isEqualTo(before.channelLayout());
            requireCut(number, before, film, output);
        }
    }

    /** The same sound in the same place, and the tone alone in the cut, on every channel. */
    private static void requireCut(int number, RecordingInfo info, Path film, Path output) {
        int rateHz = info.sampleRateHz();
        Sound before = onTimeLine(film, number, rateHz, info.channelCount());
        Sound after = onTimeLine(output, number, rateHz, info.channelCount());
        for (int channel = 0; channel < info.channelCount(); channel++) {
            double[] kept = before.between(1700, 2400).channel(channel);
            if (Spectrum.powerDb(kept) > -60) { // else the loudspeaker is silent
                double[] same = after.between(1700, 2400).channel(channel);
                int lag = Spectrum.lag(kept, same, rateHz / 50);
                assertThat(1000.0 * lag / rateHz).as("track %d", number).isBetween(-1.0, 1.0);
            }
            double[] cut = after.between(1080, 1420).channel(channel);
            boolean subwoofer = info.channelLayout().startsWith("5.1") && channel == 3;
            if (subwoofer) { // plays nothing as high as the tone
                double said = Spectrum.powerDb(before.between(1080, 1420).channel(channel));
                assertThat(Spectrum.powerDb(cut)).isLessThan(said - 20);
                continue;
            }
            double tone = Spectrum.powerDb(cut, rateHz, 850, 1150);
            assertThat(tone).as("tone in track %d", number).isGreaterThan(-45);
            assertThat(Spectrum.powerOutsideDb(cut, rateHz, 850, 1150) - tone)
                    .as("beside the tone in track %d, channel %d", number, channel)
                    .isLessThan(-30);
        }
        assertThat(Math.abs(after.frameCount() - before.frameCount()))
                .as("frames that track %d is longer or shorter", number)
                .isLessThan(rateHz / 10);
    }

    /** The strongest proof: two films that differ in nothing but the removed stretch of both tracks become the same file. */
    @ParameterizedTest
    @CsvSource({"matroska, pcm_s16le, flac", "matroska, pcm_s24le, pcm_s16le", "mov, alac, pcm_s16le"})
    void doNotDependOnWhatWasRemoved(String container, String first, String second) throws IOException {
        byte[] one = lossless(1, container, first, second);
        byte[] other = lossless(2, container, first, second);

        assertThat(one).isEqualTo(other);
    }

    private byte[] lossless(int seed, String container, String first, String second) throws IOException {
        Path a = around(3, 48_000, Sound.noise(seed, 48_000, 0.5)).writeWav(folder.resolve("a.wav"));
        Path b = around(4, 16_000, Sound.noise(seed + 10, 16_000, 0.5)).writeWav(folder.resolve("b.wav"));
        Path film = folder.resolve("film" + seed);
        Media.run(List.of(
                "-y",
                "-i",
                a.toString(),
                "-i",
                b.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:a:0",
                first,
                "-c:a:1",
                second,
                "-f",
                container,
                film.toString()));
        return Files.readAllBytes(redact(film, recordings.written(film, OutputFormat.SAME), OutputFormat.SAME));
    }

    private static Sound around(int seed, int rateHz, Sound removed) {
        Sound around = Sound.speech(seed, rateHz, 3);
        return around.between(0, CUT.startMillis()).then(removed).then(around.between(CUT.endMillis(), 3000));
    }

    @Test
    void bringNoNamesAndNoLanguagesAlong() throws IOException {
        for (String container : List.of("mp4", "matroska", "mov")) {
            Path film = film(
                    container,
                    "mpeg4",
                    "aac",
                    "aac",
                    44_100,
                    2,
                    "-metadata:s:a:0",
                    "language=eng",
                    "-metadata:s:a:1",
                    "title=SECRET",
                    "-metadata:s:a:1",
                    "handler_name=SECRET",
                    "-metadata:s:a:1",
                    "language=spa",
                    "-disposition:a:1",
                    "comment");
            assertThat(contains(film, "SECRET")).isTrue();
            assertThat(recordings.inspect(film, 1).language()).isEqualTo("spa");

            Path output = redact(film, recordings.written(film, OutputFormat.SAME), OutputFormat.SAME);

            assertThat(contains(output, "SECRET")).isFalse();
            assertThat(recordings.inspect(output, 1).language()).isEmpty();
            assertThat(Media.probe(output, "-select_streams", "a", "-show_entries", "stream_tags=language,title"))
                    .doesNotContain("spa", "eng");
            assertThat(Media.probe(
                            output, "-select_streams", "a", "-show_entries", "stream_disposition=default,comment"))
                    .isEqualTo("1\n0\n0\n0");
        }
    }

    @ParameterizedTest
    @CsvSource({"MP3, 1", "WAV, 1", "FLAC, 1", "OPUS, 1", "M4A, 2"})
    void comeOutAsFarAsTheFormatHoldsThem(OutputFormat format, int tracks) {
        Path film = film("mp4", "mpeg4", "aac", "aac", 44_100, 2);

        List<RecordingInfo> written = recordings.written(film, format);
        Path output = redact(film, written, format);

        assertThat(written).hasSize(tracks);
        assertThat(recordings.inspect(output).soundTrackCount()).isEqualTo(tracks);
        for (int number = 0; number < tracks; number++) {
            requireCut(number, recordings.inspect(film, number), film, output);
        }
    }

    @Test
    void comeOutOnlyIfTheyAreAskedFor() {
        Path wav = Sound.speech(5, 48_000, 3).writeWav(folder.resolve("a.wav"));
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-i",
                wav.toString(),
                "-map",
                "0",
                "-map",
                "0",
                "-map",
                "0",
                "-c:a:0",
                "flac",
                "-c:a:1",
                "aac",
                "-c:a:2",
                "ac3",
                "-f",
                "matroska",
                film.toString()));
        List<RecordingInfo> all = recordings.written(film, OutputFormat.SAME);

        Path output = redact(film, List.of(all.get(0), all.get(2)), OutputFormat.SAME);

        assertThat(recordings.inspect(output).soundTrackCount()).isEqualTo(2);
        assertThat(recordings.inspect(output, 0).codec()).isEqualTo("flac");
        assertThat(recordings.inspect(output, 1).codec()).isEqualTo("ac3");
        assertThatThrownBy(() -> recordings.inspect(output, 2)).hasMessageContaining("no sound track 3");
    }

    @Test
    void takeTheCodecOfTheFirstWhereTheirOwnCannotBeWritten() {
        Path film = film("matroska", "mpeg4", "ac3", "dca -strict -2", 48_000, 2);

        Path output = redact(film, recordings.written(film, OutputFormat.SAME), OutputFormat.SAME);

        assertThat(recordings.inspect(film, 1).codec()).isEqualTo("dts");
        assertThat(recordings.inspect(output, 1).codec()).isEqualTo("ac3");
        requireCut(1, recordings.inspect(film, 1), film, output);
    }

    @Test
    void mayBeOfDifferentLengths() {
        Path longer = Sound.speech(5, 48_000, 6).writeWav(folder.resolve("a.wav"));
        Path shorter = Sound.speech(6, 48_000, 3).writeWav(folder.resolve("b.wav"));
        for (List<Path> order : List.of(List.of(longer, shorter), List.of(shorter, longer))) {
            Path input = folder.resolve("input");
            Media.run(List.of(
                    "-y",
                    "-i",
                    order.get(0).toString(),
                    "-i",
                    order.get(1).toString(),
                    "-map",
                    "0",
                    "-map",
                    "1",
                    "-c:a",
                    "flac",
                    "-f",
                    "matroska",
                    input.toString()));

            Path output = redact(input, recordings.written(input, OutputFormat.SAME), OutputFormat.SAME);

            for (int number = 0; number < 2; number++) {
                long wanted = order.get(number).equals(longer) ? 6 * 48_000 : 3 * 48_000;
                assertThat(onTimeLine(output, number, 48_000, 1).frameCount()).isEqualTo((int) wanted);
            }
        }
    }

    /** What is behind the end of the first track lies in no cut, but for the padding of an encoder. */
    @Test
    void areCutToTheirOwnEndWhereTheFirstIsCutToIts() {
        Path first = Sound.speech(5, 48_000, 3).writeWav(folder.resolve("a.wav"));
        Path second = Sound.noise(6, 48_000, 3.04).writeWav(folder.resolve("b.wav"));
        Path input = folder.resolve("input");
        Media.run(List.of(
                "-i",
                first.toString(),
                "-i",
                second.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:a",
                "pcm_s16le",
                "-f",
                "mov",
                input.toString()));

        Path output = folder.resolve("output");
        recordings.redact(
                input,
                recordings.written(input, OutputFormat.SAME),
                output,
                List.of(new Cut(new TimeRange(2500, 3000), CutChannels.only(0), java.util.Set.of())),
                RedactionMethod.SILENCE,
                OutputFormat.SAME,
                AudioMonitor.none());

        double[] end = onTimeLine(output, 1, 48_000, 1).between(2500, 3040).channel(0);
        assertThat(end).containsOnly(0);
    }

    @Test
    void areRefusedWhereTheyAreFarTooMany() {
        Path wav = Sound.tone(440, 8_000, 0.5).writeWav(folder.resolve("a.wav"));
        Path input = folder.resolve("input");
        List<String> arguments = new ArrayList<>(List.of("-i", wav.toString()));
        for (int number = 0; number < 17; number++) {
            arguments.addAll(List.of("-map", "0"));
        }
        arguments.addAll(List.of("-f", "matroska", input.toString()));
        Media.run(arguments);

        assertThatThrownBy(() -> recordings.written(input, OutputFormat.SAME))
                .isInstanceOf(AudioException.class)
                .hasMessageContaining("17 sound tracks");
        assertThat(recordings.written(input, OutputFormat.MP3)).hasSize(1);
    }

    @Test
    void areHeardEachByItself() {
        Path film = film("mp4", "mpeg4", "aac", "aac", 44_100, 2);
        Sound second = onTimeLine(film, 1, 16_000, 2);

        double[] heard = heard(film, recordings.inspect(film, 1), 2);

        double[] wanted = second.between(1700, 2400).channel(0);
        double[] there = Arrays.copyOfRange(heard, 1700 * 16, 2400 * 16);
        assertThat(Spectrum.lag(wanted, there, 160)).isBetween(-16, 16);
        assertThat(Spectrum.correlation(wanted, there)).isGreaterThan(0.9);
    }

    /** The first channel. */
    private double[] heard(Path film, RecordingInfo info, int channels) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (var listened = recordings.listen(film, info, ChannelHearing.SEPARATE)) {
            short[] buffer = new short[1600 * channels];
            for (int n = listened.read(buffer); n >= 0; n = listened.read(buffer)) {
                for (int i = 0; i < n * channels; i++) {
                    all.write(buffer[i]);
                    all.write(buffer[i] >> 8);
                }
            }
        }
        return Sound.pcm16(16_000, channels, all.toByteArray()).channel(0);
    }

    private Path film(
            String container,
            String pictures,
            String first,
            String second,
            int secondRateHz,
            int secondChannels,
            String... further) {
        Path one = Sound.speech(5, 48_000, 3).writeWav(folder.resolve("one.wav"));
        Sound channel = Sound.speech(8, secondRateHz, 3);
        Sound channels = channel;
        for (int number = 1; number < secondChannels; number++) {
            channels = channels.beside(channel.louder(1 - 0.1 * number));
        }
        Path two = channels.writeWav(folder.resolve("two.wav"));
        Path film = folder.resolve("film");
        List<String> arguments = new ArrayList<>(List.of("-y", "-i", one.toString()));
        arguments.addAll(List.of("-itsoffset", Double.toString(LATE_SECONDS), "-i", two.toString()));
        if (!pictures.isEmpty()) {
            arguments.addAll(List.of(
                    "-f",
                    "lavfi",
                    "-i",
                    container.equals("mxf") ? "testsrc=s=720x576:r=25:d=3" : PICTURES,
                    "-map",
                    "2",
                    "-pix_fmt",
                    pictures.equals("mjpeg") ? "yuvj420p" : "yuv420p",
                    "-c:v"));
            arguments.addAll(List.of(pictures.split(" ")));
        }
        arguments.addAll(List.of("-map", "0", "-map", "1", "-c:a:0", first, "-c:a:1"));
        arguments.addAll(List.of(second.split(" ")));
        arguments.addAll(List.of(further));
        arguments.addAll(List.of("-f", container, film.toString()));
        Media.run(arguments);
        return film;
    }

    private Path redact(Path input, List<RecordingInfo> tracks, OutputFormat format) {
        Path output = folder.resolve("output");
        recordings.redact(
                input, tracks, output, List.of(Cut.of(CUT)), RedactionMethod.BEEP, format, AudioMonitor.none());
        return output;
    }

    /** A track with as much silence in front as it begins later than the file. */
    private static Sound onTimeLine(Path file, int number, int rateHz, int channels) {
        byte[] pcm = Media.run(List.of(
                "-i",
                file.toString(),
                "-map",
                "0:a:" + number,
                "-af",
                "aresample=async=1",
                "-ar",
                Integer.toString(rateHz),
                "-f",
                "s16le",
                "pipe:1"));
        int late = (int) Math.round(Math.max(0, start(file, "a:" + number)) * rateHz) * channels * 2;
        byte[] all = new byte[late + pcm.length];
        System.arraycopy(pcm, 0, all, late, pcm.length);
        return Sound.pcm16(rateHz, channels, all);
    }

    /** Seconds from the beginning of the file to that of a track. */
    private static double start(Path file, String stream) {
        String track = Media.probe(file, "-select_streams", stream, "-show_entries", "stream=start_time");
        return seconds(track.split("\n")[0]) - seconds(Media.probe(file, "-show_entries", "format=start_time"));
    }

    private static double seconds(String text) {
        return text.equals("N/A") ? 0 : Double.parseDouble(text);
    }

    private static boolean contains(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    }

    /** Of the pictures as they are seen. */
    private static String shownPictures(Path film) {
        return new String(
                Media.run(List.of("-i", film.toString(), "-map", "0:v:0", "-f", "streamhash", "pipe:1")),
                StandardCharsets.UTF_8);
    }
}
