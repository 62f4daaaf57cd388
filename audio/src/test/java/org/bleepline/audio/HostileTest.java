package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media made to do harm: each ends within its bounds, in one clear error or a redacted recording, and leaves nothing. */
@Timeout(120)
class HostileTest {
    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    @AfterEach
    void leavesNoProcessBehind() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "mp3", "flac", "ogg", "m4a", "webm", "wma", "amr", "ts", "wv", "avi", "aiff"})
    void survivesBrokenBytes(String kind) throws IOException {
        breakBytes(kind, 1, 2);
    }

    @Tag("slow")
    @Timeout(1800)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wav", "mp3", "flac", "ogg", "opus", "m4a", "mov", "webm", "mka", "wma", "amr", "ac3", "aiff", "ts",
                "wv", "tta", "caf", "au", "flv", "avi", "w64", "voc", "aac", "mp2", "mxf"
            })
    void survivesManyBrokenBytes(String kind) throws IOException {
        breakBytes(kind, 3, 40);
    }

    private void breakBytes(String kind, int firstSeed, int lastSeed) throws IOException {
        byte[] whole = Files.readAllBytes(made(kind));
        Path input = folder.resolve("broken");
        for (int seed = firstSeed; seed <= lastSeed; seed++) {
            Random random = new Random(seed);
            byte[] bytes = whole.clone();
            // Every other time only where the headers are.
            int within = seed % 2 == 0 ? bytes.length : Math.min(bytes.length, 600);
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                bytes[random.nextInt(within)] = (byte) random.nextInt();
            }
            Files.write(input, bytes);
            try {
                Path output = redact(input);
                assertThat(recordings.inspect(output).durationMillis()).isPositive();
                Files.delete(output);
            } catch (AudioException e) {
                assertThat(e.getMessage()).as("seed %d", seed).endsWith(".").doesNotContain(folder.toString());
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("seed %d", seed)
                        .isSubsetOf("broken", "made.wav", "made." + kind);
            }
        }
    }

    @Test
    void refusesALengthOfYearsInMpeg4() throws IOException {
        byte[] m4a = Files.readAllBytes(made("m4a"));
        for (String box : List.of("mvhd", "mdhd", "tkhd")) {
            int at = indexOf(m4a, box);
            // Version 0: flags, two dates, (tkhd: track, reserved,) (the others: units in a second,) duration.
            int duration = at + 4 + 4 + 8 + (box.equals("tkhd") ? 8 : 4);
            ByteBuffer.wrap(m4a).putInt(duration, 0x7fff_ffff);
        }
        int timescale = indexOf(m4a, "mdhd") + 16;
        ByteBuffer.wrap(m4a).putInt(timescale, 1000);

        refuses(Files.write(folder.resolve("b"), m4a));
    }

    @Test
    void givesUpAnHourInAFewKilobytes() throws IOException {
        Path bomb = folder.resolve("bomb.flac");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=8000:cl=mono",
                "-t",
                "3600",
                "-c:a",
                "flac",
                "-frame_size",
                "65535",
                bomb.toString()));
        byte[] bytes = Files.readAllBytes(bomb);
        // Takes away the number of samples, so that nothing is refused before it is decoded.
        bytes[21] &= (byte) 0xf0;
        Arrays.fill(bytes, 22, 26, (byte) 0);
        Path hidden = Files.write(folder.resolve("hidden"), bytes);
        assertThat(Files.size(hidden)).isLessThan(40_000);
        Recordings strict = FfmpegRecordings.of(FfmpegSettings.defaults().withLongest(Duration.ofMinutes(10)));

        assertThatThrownBy(() -> strict.inspect(hidden))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(AudioException.Category.INPUT));
    }

    @Test
    void doesNotReadATagThatIsLargerThanTheFile() throws IOException {
        byte[] mp3 = Files.readAllBytes(made("mp3"));
        ByteBuffer tagged = ByteBuffer.allocate(10 + mp3.length);
        // ID3v2.3, 256 MB less one byte, in sevens of bits.
        tagged.put("ID3".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 3)
                .put((byte) 0)
                .put((byte) 0);
        tagged.putInt(0x7f7f7f7f).put(mp3);

        refuses(Files.write(folder.resolve("b"), tagged.array()));
    }

    @Test
    void stepsOverAHugeCover() throws IOException {
        byte[] mp3 = Files.readAllBytes(made("mp3"));
        int picture = 24 << 20;
        int tag = 10 + 14 + picture;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("ID3\3\0\0".getBytes(StandardCharsets.ISO_8859_1));
        file.write(new byte[] {
            (byte) (tag >> 21 & 0x7f), (byte) (tag >> 14 & 0x7f), (byte) (tag >> 7 & 0x7f), (byte) (tag & 0x7f)
        });
        file.write("APIC".getBytes(StandardCharsets.US_ASCII));
        file.write(ByteBuffer.allocate(4).putInt(14 + picture).array());
        file.write("\0\0\0image/jpeg\0\3\0".getBytes(StandardCharsets.ISO_8859_1));
        file.write(new byte[picture]);
        file.write(mp3);
        Path input = Files.write(folder.resolve("b"), file.toByteArray());

        Path output = redact(input);

        assertThat(Files.size(output)).isLessThan(200_000);
    }

    @Test
    void refusesThousandsOfTracks() throws IOException {
        ByteArrayOutputStream ogg = new ByteArrayOutputStream();
        for (int serial = 0; serial < 20_000; serial++) {
            ByteBuffer page = ByteBuffer.allocate(27 + 1 + 19).order(ByteOrder.LITTLE_ENDIAN);
            page.put("OggS".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) 0)
                    .put((byte) 2)
                    .putLong(0);
            page.putInt(serial).putInt(0).putInt(0).put((byte) 1).put((byte) 19);
            page.put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                    .put((byte) 1)
                    .put((byte) 1)
                    .putShort((short) 312);
            page.putInt(48_000).putShort((short) 0).put((byte) 0);
            ogg.write(page.array());
        }

        refuses(Files.write(folder.resolve("b"), ogg.toByteArray()));
    }

    @Test
    void refusesPackedFiles() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[32 << 20]);
        }
        byte[] zip = "PK\3\4\24\0\0\0\b\0".getBytes(StandardCharsets.ISO_8859_1);

        refuses(Files.write(folder.resolve("call.wav"), packed.toByteArray()))
                .hasMessage("This is not a recording, or it is damaged.");
        refuses(Files.write(folder.resolve("call.mp3"), Arrays.copyOf(zip, 5000)));
    }

    @Test
    void readsNoFileThatAQuickTimeMovieNames() throws IOException {
        byte[] mov = Files.readAllBytes(made("mov"));
        int reference = indexOf(mov, "dref") + 12;
        // Not in this file, says the reference now; where else, it leaves open.
        assertThat(ByteBuffer.wrap(mov).getInt(reference + 8)).isOne();
        ByteBuffer.wrap(mov).putInt(reference + 8, 0);
        Path secret = Sound.noise(1, 16_000, 3).writeWav(folder.resolve("secret.wav"));

        Path input = Files.write(folder.resolve("b"), mov);

        try {
            assertThat(Files.mismatch(redact(input), secret)).isNotNegative();
        } catch (AudioException e) {
            assertThat(e.category()).isEqualTo(AudioException.Category.INPUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><video src=\"http://127.0.0.1:1/a.mp4\"></body></html>",
                "<?xml version=\"1.0\"?><SmoothStreamingMedia MajorVersion=\"2\"/>",
                "<smil><body><audio src=\"secret.wav\"/></body></smil>",
                "[playlist]\nFile1=secret.wav\nNumberOfEntries=1\n",
                "#EXTM3U\nsecret.wav\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nfile:secret.wav\n",
                "ffconcat version 1.0\nfile 'secret.wav'\nduration 5\n",
                ";FFMETADATA1\ntitle=a\n",
                "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=a\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 5004 RTP/AVP 0\r\n",
                "RTSPtextrtsp://127.0.0.1:1/a\n",
                "CHROMAPRINT=1\n",
                "WEBVTT\n\n00:00.000 --> 00:01.000\nsecret\n"
            })
    void refusesWhateverPointsElsewhere(String content) throws IOException {
        Sound.speech(1, 16_000, 1).writeWav(folder.resolve("secret.wav"));

        for (String name : List.of("call.wav", "call", "call.m3u8")) {
            refuses(Files.writeString(folder.resolve(name), content));
        }
    }

    private Path made(String kind) {
        int rateHz = switch (kind) {
            case "amr" -> 8000;
            case "flv" -> 44_100;
            case "mxf" -> 48_000;
            default -> 16_000;
        };
        Path wav = Sound.speech(3, rateHz, 2).writeWav(folder.resolve("made.wav"));
        Path made = folder.resolve("made." + kind);
        return switch (kind) {
            case "wav" -> wav;
            case "mxf" ->
                Media.convert(wav, made, "-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=2", "-c:v", "mpeg2video");
            default -> Media.convert(wav, made);
        };
    }

    private Path redact(Path input) {
        Path output = folder.resolve("output");
        recordings.redact(
                input,
                recordings.inspect(input),
                output,
                List.of(Cut.of(new TimeRange(500, 700))),
                RedactionMethod.BEEP,
                OutputFormat.WAV,
                AudioMonitor.none());
        return output;
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refuses(Path file) {
        return assertThatThrownBy(() -> redact(file))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(AudioException.Category.INPUT));
    }

    private static int indexOf(byte[] bytes, String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
    }
}
