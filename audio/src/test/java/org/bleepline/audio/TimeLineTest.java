package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A moment of the recording is the same moment for a listener, for a cut and in the redacted file, to a millisecond, whatever
 * the encoder put in front and wherever the time stamps begin.
 */
class TimeLineTest {
    private static final int RATE_HZ = 48_000;

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    private Sound sound;
    private Path wav;

    @BeforeEach
    void makeSound() {
        sound = Sound.speech(9, RATE_HZ, 4);
        wav = sound.writeWav(folder.resolve("made.wav"));
    }

    /** How FFmpeg makes it, and by how much later than made a moment of the sound stands in the file. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "gapless mp3 with a LAME tag, -c:a libmp3lame -f mp3, 0, MP3",
        "gapless mp3 with a LAME tag, -c:a libmp3lame -f mp3, 0, WAV",
        "gapless mp3 to AAC, -c:a libmp3lame -f mp3, 0, M4A",
        "AAC behind an edit list, -c:a aac -f ipod, 0, SAME",
        "AAC behind an edit list, -c:a aac -f ipod, 0, MP3",
        "AAC with its delay in Matroska, -c:a aac -f matroska, 0, SAME",
        "Opus and its pre-skip, -c:a libopus -f opus, 0, SAME",
        "Opus and its pre-skip, -c:a libopus -f opus, 0, MP3",
        "AAC without any list of edits, -c:a aac -use_editlist 0 -f mp4, 21.333, SAME",
        "AAC without any list of edits, -c:a aac -use_editlist 0 -f mp4, 21.333, WAV",
        "MPEG-TS that begins at 1.4 s, -c:a ac3 -f mpegts, 5.333, SAME",
        "MPEG-TS that begins in an hour, -c:a mp2 -output_ts_offset 3600 -f mpegts, 10.021, SAME",
        "Matroska that begins at 0.7 s, -c:a pcm_s16le -output_ts_offset 0.7 -f matroska, 0, WAV",
        "fragmented MPEG-4, -c:a aac -movflags frag_keyframe+empty_moov -f mp4, 21.333, SAME",
        "MPEG-4 that begins in the middle by an edit list, -ss 0.5 -c:a flac -f mp4, -500, SAME"
    })
    void staysWhatItIs(String what, String making, double lateMillis, OutputFormat format) {
        Path input = Media.convert(wav, folder.resolve("input"), making.split(" "));

        assertOnTime(input, lateMillis, format);
    }

    @Test
    void beginsWhereTheEditListSays() throws IOException {
        Path input = Media.convert(wav, folder.resolve("input"), "-c:a", "pcm_s16le", "-f", "mov");
        byte[] mov = Files.readAllBytes(input);
        int elst = new String(mov, StandardCharsets.ISO_8859_1).indexOf("elst");
        // One edit: its length in units of the movie (a second has 1000), where it begins in those of the track.
        assertThat(ByteBuffer.wrap(mov).getInt(elst + 8)).isOne();
        ByteBuffer.wrap(mov).putInt(elst + 12, 3000).putInt(elst + 16, RATE_HZ * 3 / 4);
        Files.write(input, mov);

        assertOnTime(input, -750, OutputFormat.WAV);
        assertOnTime(input, -750, OutputFormat.SAME);
    }

    @ParameterizedTest
    @CsvSource({"mp4, 0.437", "matroska, 0.437", "mpegts, 0.437", "mov, 1.2"})
    void waitsForASoundThatBeginsLaterThanThePictures(String container, double lateSeconds) {
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x48:r=25:d=3",
                "-itsoffset",
                Double.toString(lateSeconds),
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                "-c:a",
                container.equals("mov") ? "pcm_s16le" : "aac",
                "-f",
                container,
                film.toString()));

        assertOnTime(film, 1000 * lateSeconds, OutputFormat.WAV);
        assertOnTime(film, 1000 * lateSeconds, OutputFormat.SAME);
    }

    /** A sound of four seconds that begins with the second one ends with the fifth. */
    @Test
    void isAsLongAsTheSoundAndTheSilenceInFrontOfIt() {
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x48:r=25:d=3",
                "-itsoffset",
                "1",
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                "-c:a",
                "alac",
                "-f",
                "mov",
                film.toString()));
        assertThat(recordings.inspect(film).durationMillis()).isBetween(4999L, 5001L);

        Path output = folder.resolve("output");
        recordings.redact(
                film,
                recordings.inspect(film),
                output,
                List.of(Cut.of(new TimeRange(4000, 4200))),
                RedactionMethod.SILENCE,
                OutputFormat.WAV,
                AudioMonitor.none());

        double[] behind = Sound.readWav(output).between(4300, 4900).channel(0);
        assertThat(behind).containsExactly(sound.between(3300, 3900).channel(0), within(1e-4));
    }

    @Test
    void isThatOfTheSoundWhereThePicturesBeginLater() {
        Path film = folder.resolve("film");
        Media.run(List.of(
                "-itsoffset",
                "0.6",
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x48:r=25:d=3",
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                "-c:a",
                "aac",
                "-f",
                "matroska",
                film.toString()));

        assertOnTime(film, 0, OutputFormat.SAME);
    }

    @Test
    void isKeptThroughAGap() {
        Path input = folder.resolve("input");
        // From the second second on everything is dated 300 ms later.
        Media.run(List.of(
                "-i",
                wav.toString(),
                "-c:a",
                "pcm_s16le",
                "-bsf:a",
                "setts=ts='TS+if(gte(TS*TB,1),0.3/TB,0)'",
                "-f",
                "matroska",
                input.toString()));

        assertOnTime(input, 300, OutputFormat.WAV);
    }

    /** The moment that was two seconds into the made sound is looked for. */
    private void assertOnTime(Path input, double lateMillis, OutputFormat format) {
        int late = (int) Math.round(lateMillis * RATE_HZ / 1000);
        int from = 2 * RATE_HZ;
        double[] wanted = Arrays.copyOfRange(sound.channel(0), from, from + RATE_HZ / 4);

        Path output = folder.resolve("output");
        recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(Cut.of(new TimeRange(100, 300))),
                RedactionMethod.SILENCE,
                format,
                AudioMonitor.none());

        double[] written = Media.onTimeLine(output, RATE_HZ, 1).channel(0);
        assertThat(lag(wanted, written, from + late)).as("the redacted file").isBetween(-1.0, 1.0);
        // The cut lies where it was asked for, on the same time line.
        double[] cut = Arrays.copyOfRange(written, 130 * 48, 270 * 48);
        assertThat(Spectrum.powerDb(cut)).isLessThan(-60);
        assertThat(lag(wanted, heard(input), from + late)).as("what is heard").isBetween(-1.0, 1.0);
    }

    /** Milliseconds by which a stretch stands later in a sound than it should. */
    private static double lag(double[] wanted, double[] sound, int expected) {
        int around = RATE_HZ / 100;
        double[] place = Arrays.copyOfRange(sound, expected - around, expected + wanted.length + around);
        return (Spectrum.lag(wanted, place, 2 * around) - around) * 1000.0 / RATE_HZ;
    }

    /** What an engine hears, at the rate of the made sound. */
    private double[] heard(Path input) {
        List<Short> all = new ArrayList<>();
        try (PcmSource listened = recordings.listen(input, recordings.inspect(input), ChannelHearing.MIXED)) {
            short[] buffer = new short[16_000];
            for (int n = listened.read(buffer); n >= 0; n = listened.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    all.add(buffer[i]);
                }
            }
        }
        double[] heard = new double[all.size() * 3];
        for (int i = 0; i < heard.length; i++) {
            int at = i / 3;
            double next = all.get(Math.min(at + 1, all.size() - 1));
            heard[i] = (all.get(at) + (next - all.get(at)) * (i % 3) / 3) / 0x1p15;
        }
        return heard;
    }
}
