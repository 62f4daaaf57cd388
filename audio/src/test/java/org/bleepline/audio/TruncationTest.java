package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruncationTest {
    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "wav, 0.6", "wav, 0.999", "mp3, 0.6", "mp3, 0.99", "m4a, 0.6", "ogg, 0.6", "opus, 0.97", "flac, 0.6",
                "webm, 0.6",
        "mka, 0.6", "aiff, 0.6", "au, 0.6", "aac, 0.6", "amr, 0.6", "wma, 0.6", "wv, 0.6", "tta, 0.6", "mp4, 0.6",
        "w64, 0.6", "caf, 0.6"
    })
    void doesNotPassOffAPieceAsTheWhole(String ending, double part) throws IOException {
        Path whole = make(ending);
        byte[] bytes = Files.readAllBytes(whole);
        Path piece = Files.write(folder.resolve("piece." + ending), Arrays.copyOf(bytes, (int) (bytes.length * part)));

        Files.delete(redact(whole));
        assertThatThrownBy(() -> redact(piece))
                .isInstanceOfSatisfying(
                        AudioException.class, e -> assertThat(e.category()).isEqualTo(AudioException.Category.INPUT));
        assertThat(output()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"matroska", "mp4"})
    void noticesItInARecordingOfSeveralTracks(String type) throws IOException {
        Path wav = Sound.speech(2, 44_100, 6).writeWav(folder.resolve("made.wav"));
        Path whole = Media.convert(
                wav,
                folder.resolve("whole"),
                "-map",
                "0",
                "-map",
                "0",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                "-f",
                type);
        byte[] bytes = Files.readAllBytes(whole);
        Path piece = Files.write(folder.resolve("piece"), Arrays.copyOf(bytes, bytes.length * 6 / 10));

        Files.delete(redact(whole, OutputFormat.SAME));
        assertThatThrownBy(() -> redact(piece, OutputFormat.SAME)).isInstanceOf(AudioException.class);
        assertThat(output()).doesNotExist();
    }

    @Test
    void noticesAnMp3WithoutStatedLengthThatEndsInsideAFrame() throws IOException {
        Path wav = Sound.speech(2, 44_100, 6).writeWav(folder.resolve("made.wav"));
        Path whole = Media.convert(wav, folder.resolve("whole.mp3"), "-write_xing", "0");
        byte[] bytes = Files.readAllBytes(whole);
        Path piece = Files.write(folder.resolve("piece.mp3"), Arrays.copyOf(bytes, bytes.length - 100));

        assertThat(redact(whole)).exists();
        assertThatThrownBy(() -> redact(piece))
                .hasMessage("This recording is cut short: the end of the file is missing.");
    }

    @Test
    void looksForTheLastFrameInFrontOfATag() throws IOException {
        Path wav = Sound.speech(2, 44_100, 6).writeWav(folder.resolve("made.wav"));
        Path tagged = Media.convert(
                wav, folder.resolve("tagged.mp3"), "-write_xing", "0", "-write_id3v1", "1", "-metadata", "title=call");
        byte[] bytes = Files.readAllBytes(tagged);
        byte[] holed = Arrays.copyOf(bytes, bytes.length - 100);
        System.arraycopy(bytes, bytes.length - 128, holed, holed.length - 128, 128);
        Path piece = Files.write(folder.resolve("holed.mp3"), holed);

        assertThat(redact(tagged)).exists();
        assertThatThrownBy(() -> redact(piece)).isInstanceOf(AudioException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 0x7ffff000})
    void takesAWavThatWasWrittenIntoAPipe(int statedBytes) throws IOException {
        byte[] wav = Files.readAllBytes(Sound.speech(1, 16_000, 3).writeWav(folder.resolve("a.wav")));
        ByteBuffer.wrap(wav)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, statedBytes)
                .putInt(40, statedBytes);
        Path piped = Files.write(folder.resolve("piped.wav"), wav);

        assertThat(recordings.inspect(piped).durationMillis()).isEqualTo(3000);
        assertThat(redact(piped)).exists();
    }

    @Test
    void tellsAListenerAtTheEndOfTheSound() throws IOException {
        Path whole = make("flac");
        byte[] bytes = Files.readAllBytes(whole);
        Path piece = Files.write(folder.resolve("piece.flac"), Arrays.copyOf(bytes, bytes.length / 2));
        RecordingInfo info = recordings.inspect(piece);

        try (PcmSource sound = recordings.listen(piece, info, ChannelHearing.MIXED)) {
            short[] buffer = new short[16_000];
            assertThat(sound.read(buffer)).isPositive();
            assertThatThrownBy(() -> {
                        while (sound.read(buffer) >= 0) {
                            // to the end
                        }
                    })
                    .isInstanceOf(SpeechException.class)
                    .hasMessageStartingWith("This recording is cut short");
        }
    }

    private Path make(String ending) {
        Path wav = Sound.speech(2, ending.equals("amr") ? 8000 : 44_100, 6).writeWav(folder.resolve("made.wav"));
        return ending.equals("mp4")
                ? Media.convert(wav, folder.resolve("whole.mp4"), "-movflags", "+faststart")
                : Media.convert(wav, folder.resolve("whole." + ending));
    }

    private Path output() {
        return folder.resolve("output.wav");
    }

    private Path redact(Path input) {
        return redact(input, OutputFormat.WAV);
    }

    private Path redact(Path input, OutputFormat format) {
        recordings.redact(
                input,
                recordings.written(input, format),
                output(),
                List.of(),
                RedactionMethod.BEEP,
                format,
                AudioMonitor.none());
        return output();
    }
}
