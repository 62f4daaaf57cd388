package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Video goes in and comes out: the pictures bit for bit, the sound redacted, and nothing else. */
class PicturesTest {
    private static final String PICTURES = "testsrc=s=64x48:r=25:d=3";

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    private Path wav;

    @BeforeEach
    void makeSound() {
        wav = Sound.speech(5, 48_000, 3).writeWav(folder.resolve("a.wav"));
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "mp4, libopenh264, aac, mp4",
        "mov, libopenh264, pcm_s16le, mov",
        "matroska, mpeg4 -bf 2, aac, mkv",
        "webm, libvpx -deadline realtime, libopus, webm",
        "mpegts, mpeg2video -bf 2, mp2, ts",
        "mpegts, libopenh264, aac, ts",
        "flv, flv1, libmp3lame -ar 44100, flv",
        "avi, mpeg4, libmp3lame, avi"
    })
    void comeBackBitForBit(String container, String pictures, String sound, String ending) {
        requireSamePictures(container, pictures, sound, ending);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "mp4, mpeg4 -bf 2, libmp3lame, mp4", "mp4, mpeg4, ac3, mp4", "mov, mpeg4 -bf 2, aac, mov",
        "3gp, mpeg4, aac, 3gp", "matroska, libopenh264, flac, mkv", "matroska, mjpeg, libmp3lame, mkv",
        "mpegts, mpeg2video, ac3, ts", "mpegts, mpeg4, libmp3lame, ts", "vob, mpeg2video -bf 2, mp2, mpg",
        "vob, mpeg2video, ac3, mpg", "flv, libopenh264, aac, flv", "avi, mpeg4, pcm_s16le, avi",
        "avi, mpeg4, ac3, avi", "mxf, mpeg2video -bf 2, pcm_s16le, mxf"
    })
    void comeBackBitForBitInFurtherTypes(String container, String pictures, String sound, String ending) {
        requireSamePictures(container, pictures, sound, ending);
    }

    private void requireSamePictures(String container, String pictures, String sound, String ending) {
        Path film = film(container, pictures, sound);

        assertThat(recordings.fileEnding(film, OutputFormat.SAME)).isEqualTo(ending);
        Path output = redact(film, OutputFormat.SAME);

        if (container.equals("mpegts") && pictures.contains("264")) {
            // The zero bytes between the units of the stream may be others.
            assertThat(shownPictures(output)).isEqualTo(shownPictures(film));
        } else {
            assertThat(pictureHash(output)).isEqualTo(pictureHash(film));
        }
        assertThat(streams(output)).containsExactly("audio", "video");
        assertThat(recordings.inspect(output).codec())
                .isEqualTo(recordings.inspect(film).codec());
        // What is later in the one file is as much later in the other.
        assertThat(pictureStart(output)).isCloseTo(pictureStart(film), within(0.0015));
        assertThat(pictureTimes(output)).hasSameSizeAs(pictureTimes(film));
        Sound before = Media.onTimeLine(film, 48_000, 1);
        Sound after = Media.onTimeLine(output, 48_000, 1);
        double[] kept = before.between(1700, 2400).channel(0);
        double[] same = after.between(1700, 2400).channel(0);
        assertThat(Spectrum.lag(kept, same, 480)).isBetween(-48, 48);
        assertThat(Spectrum.powerDb(after.between(1030, 1470).channel(0), 48_000, 900, 1100))
                .isGreaterThan(-40);
    }

    @Test
    void keepTheirTimesWhereTheirRateVaries() {
        Path steady = film("mp4", "libopenh264", "aac");
        Path film = folder.resolve("varying.mp4");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                PICTURES,
                "-i",
                wav.toString(),
                "-vf",
                "select='not(mod(n\\,3))+lt(n\\,20)'",
                "-fps_mode",
                "vfr",
                "-c:v",
                "libopenh264",
                "-c:a",
                "aac",
                "-video_track_timescale",
                "30000",
                "-f",
                "mp4",
                film.toString()));
        assertThat(pictureTimes(film)).hasSizeLessThan(pictureTimes(steady).size());

        Path output = redact(film, OutputFormat.SAME);

        assertThat(pictureTimes(output)).isEqualTo(pictureTimes(film));
        assertThat(pictureHash(output)).isEqualTo(pictureHash(film));
    }

    @ParameterizedTest
    @CsvSource({"mp4, aac", "matroska, aac", "mpegts, aac", "mpegts, mp2"})
    void keepTheirDistanceFromALateSound(String container, String codec) {
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                PICTURES,
                "-itsoffset",
                "0.437",
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                "-c:a",
                codec,
                "-f",
                container,
                film.toString()));

        Path output = redact(film, OutputFormat.SAME);

        double[] made = Sound.readWav(wav).between(1700, 2400).channel(0);
        double[] after = Media.onTimeLine(output, 48_000, 1)
                .between(1700 + 437, 2400 + 437)
                .channel(0);
        assertThat(Spectrum.lag(made, after, 480) / 48.0).isBetween(-1.0, 1.0);
        assertThat(pictureStart(output)).isCloseTo(pictureStart(film), within(0.0015));
        assertThat(pictureHash(output)).isEqualTo(pictureHash(film));
    }

    @ParameterizedTest
    @CsvSource({"mp4, aac", "matroska, aac", "mpegts, mp2", "vob, mp2"})
    void keepTheirDistanceFromAnEarlySound(String container, String codec) {
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-itsoffset",
                "0.437",
                "-f",
                "lavfi",
                "-i",
                PICTURES,
                "-i",
                wav.toString(),
                "-c:v",
                container.equals("vob") ? "mpeg2video" : "mpeg4",
                "-fps_mode", // else FFmpeg fills the time in front with copies of the first picture
                "passthrough",
                "-c:a",
                codec,
                "-f",
                container,
                film.toString()));
        assertThat(pictureStart(film)).isCloseTo(0.437, within(0.04));
        assertThat(start(film, "a:0")).isCloseTo(0, within(0.0015));

        Path output = redact(film, OutputFormat.SAME);

        double[] before = Media.onTimeLine(film, 48_000, 1).between(1700, 2400).channel(0);
        double[] after = Media.onTimeLine(output, 48_000, 1).between(1700, 2400).channel(0);
        assertThat(Spectrum.lag(before, after, 480) / 48.0).isBetween(-1.0, 1.0);
        assertThat(pictureStart(output)).isCloseTo(pictureStart(film), within(0.0015));
        assertThat(pictureHash(output)).isEqualTo(pictureHash(film));
    }

    @Test
    void bringNothingElseAlong() throws IOException {
        Path captions =
                Files.writeString(folder.resolve("a.srt"), "1\n00:00:01,000 --> 00:00:02,000\nMy name is SECRET\n");
        Path chapters = Files.writeString(
                folder.resolve("chapters.txt"),
                ";FFMETADATA1\ntitle=SECRET\ncomment=SECRET\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\ntitle=SECRET\n");
        Path font = Files.writeString(folder.resolve("SECRET.txt"), "SECRET");
        for (String container : List.of("mp4", "matroska")) {
            Path film = folder.resolve("SECRET.film");
            List<String> arguments = new ArrayList<>(List.of(
                    "-y",
                    "-f",
                    "lavfi",
                    "-i",
                    PICTURES,
                    "-i",
                    wav.toString(),
                    "-i",
                    captions.toString(),
                    "-i",
                    chapters.toString(),
                    "-map",
                    "0",
                    "-map",
                    "1",
                    "-map",
                    "2",
                    "-map_metadata",
                    "3",
                    "-map_chapters",
                    "3",
                    "-c:v",
                    "mpeg4",
                    "-flags:v",
                    "+bitexact",
                    "-c:a",
                    "aac",
                    "-metadata:s:v",
                    "title=SECRET",
                    "-metadata:s:v",
                    "handler_name=SECRET",
                    "-metadata:s:a",
                    "handler_name=SECRET",
                    "-metadata:s:v",
                    "timecode=01:02:03:04",
                    "-metadata",
                    "encoder=SECRET"));
            arguments.addAll(
                    container.equals("mp4")
                            ? List.of("-c:s", "mov_text")
                            : List.of(
                                    "-c:s", "srt", "-attach", font.toString(), "-metadata:s:t", "mimetype=text/plain"));
            arguments.addAll(List.of("-f", container, film.toString()));
            Media.run(arguments);
            assertThat(contains(film, "SECRET")).isTrue();

            Path output = redact(film, OutputFormat.SAME);

            assertThat(streams(output)).containsExactly("audio", "video");
            assertThat(Media.probe(output, "-show_chapters")).isEmpty();
            for (String trace : List.of("SECRET", "Lavf6", "Lavc6", "bleepline", "01:02:03", folder.toString())) {
                assertThat(contains(output, trace))
                        .as("%s in %s", trace, container)
                        .isFalse();
            }
        }
    }

    /** An H.264 stream whose supplemental information holds captions (CTA-708 in ITU-T T.35 user data). */
    @Test
    void loseTheCaptionsThatAreHiddenInTheirStream() throws IOException {
        Path bare = folder.resolve("bare.h264");
        Media.run(List.of("-f", "lavfi", "-i", PICTURES, "-c:v", "libopenh264", "-f", "h264", bare.toString()));
        byte[] captions = "\0\0\0\1\6\4\33\u00b5\0\61GA94\3\u00c5\u00ff\u00fcSECRETSECRETSECR\u00ff\u0080"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] pictures = Files.readAllBytes(bare);
        int slice = indexOf(pictures, new byte[] {0, 0, 0, 1, 0x65});
        byte[] both = Arrays.copyOf(pictures, pictures.length + captions.length);
        System.arraycopy(captions, 0, both, slice, captions.length);
        System.arraycopy(pictures, slice, both, slice + captions.length, pictures.length - slice);
        Path stream = Files.write(folder.resolve("both.h264"), both);
        Path film = folder.resolve("film.mp4");
        Media.run(
                List.of("-i", stream.toString(), "-i", wav.toString(), "-c:v", "copy", "-c:a", "aac", film.toString()));
        assertThat(contains(film, "SECRET")).isTrue();

        Path output = redact(film, OutputFormat.SAME);

        assertThat(contains(output, "SECRET")).isFalse();
        assertThat(shownPictures(output)).isEqualTo(shownPictures(film));
    }

    @Test
    void areLeftOutOfAFileOfSound() {
        Path output = redact(film("mp4", "mpeg4", "aac"), OutputFormat.M4A);

        assertThat(streams(output)).containsExactly("audio");
    }

    @Test
    void areNotCopiedWhereTheSoundCouldStandInThem() {
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=720x576:r=25:d=1",
                "-i",
                wav.toString(),
                "-t",
                "1",
                "-pix_fmt",
                "yuv420p",
                "-c:v",
                "dvvideo",
                "-c:a",
                "pcm_s16le",
                "-f",
                "mov",
                film.toString()));

        assertThatThrownBy(() -> redact(film, OutputFormat.SAME))
                .hasMessageStartingWith("Pictures of this type (dvvideo) cannot be copied");
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void bringOnlyTheSoundTrackThatWasHeard() {
        Path other = Sound.tone(3000, 48_000, 3).writeWav(folder.resolve("other.wav"));
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                PICTURES,
                "-i",
                wav.toString(),
                "-i",
                other.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-map",
                "2",
                "-c:v",
                "mpeg4",
                "-c:a",
                "aac",
                "-f",
                "mp4",
                film.toString()));
        assertThat(recordings.inspect(film).soundTrackCount()).isEqualTo(2);

        for (OutputFormat format : List.of(OutputFormat.SAME, OutputFormat.WAV)) {
            Path output = redact(film, format);

            assertThat(recordings.inspect(output).soundTrackCount()).isEqualTo(1);
            double[] heard = Media.decode(output, 48_000, 1).between(1700, 2900).channel(0);
            assertThat(Spectrum.powerDb(heard, 48_000, 2990, 3010)).isLessThan(-50);
        }
    }

    private Path film(String container, String pictures, String sound) {
        Path film = folder.resolve("film");
        List<String> arguments = new ArrayList<>(List.of(
                "-y",
                "-f",
                "lavfi",
                "-i",
                container.equals("mxf") ? "testsrc=s=720x576:r=25:d=3" : PICTURES,
                "-i",
                wav.toString(),
                "-pix_fmt",
                pictures.startsWith("mjpeg") ? "yuvj420p" : "yuv420p"));
        arguments.add("-c:v");
        arguments.addAll(List.of(pictures.split(" ")));
        arguments.add("-c:a");
        arguments.addAll(List.of(sound.split(" ")));
        arguments.addAll(List.of("-f", container, film.toString()));
        Media.run(arguments);
        return film;
    }

    private Path redact(Path input, OutputFormat format) {
        Path output = folder.resolve("output");
        recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(Cut.of(new TimeRange(1000, 1500))),
                RedactionMethod.BEEP,
                format,
                AudioMonitor.none());
        return output;
    }

    /** Of the coded pictures as they stand in the file. */
    private static String pictureHash(Path film) {
        return new String(
                Media.run(List.of(
                        "-i",
                        film.toString(),
                        "-map",
                        "0:v:0",
                        "-c",
                        "copy",
                        "-f",
                        "streamhash",
                        "-hash",
                        "sha256",
                        "pipe:1")),
                StandardCharsets.UTF_8);
    }

    /** Of the pictures as they are seen. */
    private static String shownPictures(Path film) {
        return new String(
                Media.run(List.of("-i", film.toString(), "-map", "0:v:0", "-f", "streamhash", "pipe:1")),
                StandardCharsets.UTF_8);
    }

    private static List<Double> pictureTimes(Path film) {
        return Arrays.stream(Media.probe(film, "-select_streams", "v:0", "-show_entries", "packet=pts_time")
                        .split("\n"))
                .filter(time -> !time.equals("N/A"))
                .map(Double::valueOf)
                .toList();
    }

    /** Seconds from the beginning of the file to that of the pictures. */
    private static double pictureStart(Path film) {
        return start(film, "v:0");
    }

    private static double start(Path film, String stream) {
        String[] starts = Media.probe(
                        film, "-select_streams", stream, "-show_entries", "stream=start_time:format=start_time")
                .split("\n");
        // A track that belongs to a program is listed twice; the file comes last.
        return Double.parseDouble(starts[0]) - Double.parseDouble(starts[starts.length - 1]);
    }

    private static List<String> streams(Path film) {
        return Arrays.stream(Media.probe(film, "-show_entries", "stream=index,codec_type")
                        .replaceAll("(\\d)\n", "$1 ")
                        .split("\n"))
                .distinct() // those of a program are listed twice
                .map(stream -> stream.substring(stream.indexOf(' ') + 1))
                .sorted()
                .toList();
    }

    private static boolean contains(Path file, String text) throws IOException {
        return indexOf(Files.readAllBytes(file), text.getBytes(StandardCharsets.ISO_8859_1)) >= 0;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
