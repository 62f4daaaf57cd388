package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recordings whose second sound track is made to do harm: the first is good. Either every track that is written is cut, or
 * there is one clear sentence and no file.
 */
@Timeout(120)
class HostileTracksTest {
    private static final TimeRange CUT = new TimeRange(1000, 1500);

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    private Path first;
    private Path second;
    private Path film;

    @BeforeEach
    void make() {
        first = Sound.speech(5, 48_000, 3).writeWav(folder.resolve("first.wav"));
        second = Sound.speech(6, 48_000, 3).writeWav(folder.resolve("second.wav"));
        film = folder.resolve("film");
    }

    @AfterEach
    void leavesNoProcessBehind() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm_s16le", "aac"})
    void refusesASecondThatIsTruncated(String codec) throws IOException {
        make("mov", "-c:a", codec, "-movflags", "+faststart");
        byte[] bytes = Files.readAllBytes(film);
        // The later half of the second track's chunks lies behind the end of the file.
        int table = indexOf(bytes, "stco", indexOf(bytes, "stco", 0) + 1) + 8;
        int chunks = ByteBuffer.wrap(bytes).getInt(table);
        assertThat(chunks).isGreaterThan(3);
        for (int chunk = chunks / 2; chunk < chunks; chunk++) {
            ByteBuffer.wrap(bytes).putInt(table + 4 + 4 * chunk, bytes.length + 1000 * chunk);
        }
        Files.write(film, bytes);

        assertThat(refusal()).hasValueSatisfying(message -> assertThat(message).contains("cut short"));
    }

    @ParameterizedTest
    @CsvSource({"aac, 1", "aac, 200", "flac, 1", "flac, 200", "libmp3lame, 1", "libopus, 100", "ac3, 50", "alac, 200"})
    void survivesASecondOfBrokenPackets(String codec, int oneByteOf) {
        make("matroska", "-c:a:0", "flac", "-c:a:1", codec, "-bsf:a:1", "noise=amount=" + oneByteOf);

        refusal();
    }

    @Test
    void leavesOutASecondOfAnUnknownCodec() throws IOException {
        make("matroska", "-c:a:0", "flac", "-c:a:1", "aac");
        replace("A_AAC", "A_ZZZ");

        assertThat(recordings.written(film, OutputFormat.SAME)).hasSize(1);
        assertThat(refusal()).isEmpty();
    }

    @Test
    void survivesASecondThatIsNotOfTheCodecThatItStates() throws IOException {
        make("matroska", "-c:a:0", "flac", "-c:a:1", "ac3");
        replace("A_AC3", "A_DTS");

        refusal();
    }

    @ParameterizedTest
    @CsvSource({"matroska, flac", "mov, pcm_s16le", "mp4, flac", "ogg, flac"})
    void survivesASecondWithoutASample(String container, String codec) {
        second = Sound.speech(6, 48_000, 0).writeWav(folder.resolve("second.wav"));
        make(container, "-c:a", codec);

        assertThat(refusal().orElse("Sound track 2 of this file holds no sound; left out."))
                .startsWith("Sound track 2 of this file holds no sound; ");
    }

    @Test
    void cutsBothWhereTheSecondIsThirtyTimesAsLong() {
        second = Sound.speech(6, 8_000, 90).writeWav(folder.resolve("second.wav"));
        make("matroska", "-c:a", "flac");

        assertThat(refusal()).isEmpty();
    }

    @Test
    void doesNotWriteASecondThatIsLongerThanARecordingMayBe() {
        second = Sound.speech(6, 8_000, 130).writeWav(folder.resolve("second.wav"));
        Recordings strict = FfmpegRecordings.of(FfmpegSettings.defaults().withLongest(Duration.ofSeconds(120)));

        make("matroska", "-c:a", "pcm_s16le");
        assertThat(refusal(strict)).hasValue("This recording is longer than the 2 minutes that are accepted.");

        // Here each track states its own length.
        make("mov", "-c:a", "pcm_s16le");
        assertThat(strict.written(film, OutputFormat.SAME)).hasSize(1);
        assertThat(refusal(strict)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 192_000})
    void cutsBothWhateverTheRateOfTheSecond(int rateHz) {
        second = Sound.speech(6, rateHz, 3).writeWav(folder.resolve("second.wav"));
        make("matroska", "-c:a", "pcm_s16le");

        assertThat(refusal()).isEmpty();
    }

    @Test
    void refusesFiftyTracks() {
        List<String> arguments = new ArrayList<>(List.of("-i", first.toString()));
        Collections.nCopies(50, List.of("-map", "0")).forEach(arguments::addAll);
        arguments.addAll(List.of("-c:a", "flac", "-f", "matroska", film.toString()));
        Media.run(arguments);

        assertThat(refusal()).hasValueSatisfying(message -> assertThat(message).contains("50 sound tracks"));
    }

    private void make(String container, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "-y", "-i", first.toString(), "-i", second.toString(), "-map", "0", "-map", "1", "-strict", "-2"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("-f", container, film.toString()));
        Media.run(arguments);
    }

    private Optional<String> refusal() {
        return refusal(recordings);
    }

    /** The sentence; empty where a recording came out, of which every track is cut then. */
    private Optional<String> refusal(Recordings recordings) {
        Path output = folder.resolve("output");
        List<RecordingInfo> tracks;
        try {
            tracks = recordings.written(film, OutputFormat.SAME);
            for (RecordingInfo track : tracks) {
                hear(recordings, track);
            }
            recordings.redact(
                    film,
                    tracks,
                    output,
                    List.of(Cut.of(CUT)),
                    RedactionMethod.BEEP,
                    OutputFormat.SAME,
                    AudioMonitor.none());
        } catch (AudioException | SpeechException e) {
            String message = String.valueOf(e.getMessage());
            assertThat(message).endsWith(".").doesNotContain(folder.toString(), "\n", "xception");
            assertThat(files()).isSubsetOf("first.wav", "second.wav", "film");
            return Optional.of(message);
        }
        assertThat(recordings.inspect(output).soundTrackCount()).isEqualTo(tracks.size());
        for (int number = 0; number < tracks.size(); number++) {
            requireCut(output, number, tracks.get(number).sampleRateHz());
        }
        return Optional.empty();
    }

    /** To the end, as an engine does. */
    private void hear(Recordings recordings, RecordingInfo track) {
        try (PcmSource sound = recordings.listen(film, track, ChannelHearing.MIXED)) {
            short[] buffer = new short[16_000];
            while (sound.read(buffer) >= 0) {
                // heard
            }
        }
    }

    private static void requireCut(Path output, int number, int rateHz) {
        byte[] pcm = Media.run(List.of(
                "-i",
                output.toString(),
                "-map",
                "0:a:" + number,
                "-af",
                "aresample=async=1:first_pts=0",
                "-ar",
                Integer.toString(rateHz),
                "-ac",
                "1",
                "-f",
                "s16le",
                "pipe:1"));
        double[] cut = Sound.pcm16(rateHz, 1, pcm).between(1080, 1420).channel(0);
        double tone = Spectrum.powerDb(cut, rateHz, 850, 1150);
        assertThat(tone).as("tone in track %d", number).isGreaterThan(-45);
        assertThat(Spectrum.powerOutsideDb(cut, rateHz, 850, 1150) - tone)
                .as("beside the tone in track %d", number)
                .isLessThan(-30);
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void replace(String name, String other) throws IOException {
        byte[] bytes = Files.readAllBytes(film);
        System.arraycopy(other.getBytes(StandardCharsets.US_ASCII), 0, bytes, indexOf(bytes, name, 0), other.length());
        Files.write(film, bytes);
    }

    private static int indexOf(byte[] bytes, String word, int from) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word, from);
        assertThat(at).as(word).isNotNegative();
        return at;
    }
}
