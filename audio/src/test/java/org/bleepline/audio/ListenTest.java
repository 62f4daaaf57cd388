package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenTest {
    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "8000, wav",
        "11025, wav",
        "44100, wav",
        "48000, flac",
        "44100, mp3",
        "8000, mp3",
        "44100, m4a",
        "48000, ogg"
    })
    void bringsEveryRecordingToSixteenKilohertzOnTheSameTimeLine(int rateHz, String ending) {
        Sound clicks = Sound.silence(rateHz, 0.5);
        for (int i = 0; i < 3; i++) {
            clicks = clicks.then(Sound.tone(700, rateHz, 0.1)).then(Sound.silence(rateHz, 0.9));
        }
        Path file = Media.convert(clicks.writeWav(folder.resolve("made.wav")), folder.resolve("input." + ending));

        Sound heard = hear(file, ChannelHearing.MIXED);

        assertThat(heard.sampleRateHz()).isEqualTo(16_000);
        assertThat(heard.channelCount()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            long start = 500 + 1000L * i;
            assertThat(Spectrum.powerDb(heard.between(start - 40, start - 8).channel(0)))
                    .isLessThan(-40);
            assertThat(Spectrum.powerDb(heard.between(start + 8, start + 92).channel(0)))
                    .isGreaterThan(-12);
            assertThat(Spectrum.powerDb(heard.between(start + 108, start + 140).channel(0)))
                    .isLessThan(-40);
        }
    }

    @Test
    void mixesChannelsOrKeepsThemApart() {
        Path file =
                Sound.tone(500, 44_100, 1).beside(Sound.tone(2000, 44_100, 1)).writeWav(folder.resolve("a.wav"));

        Sound mixed = hear(file, ChannelHearing.MIXED);
        Sound apart = hear(file, ChannelHearing.SEPARATE);

        assertThat(mixed.channelCount()).isEqualTo(1);
        assertThat(Spectrum.powerDb(mixed.channel(0), 16_000, 450, 550)).isCloseTo(-15, within(0.5));
        assertThat(Spectrum.powerDb(mixed.channel(0), 16_000, 1950, 2050)).isCloseTo(-15, within(0.5));
        assertThat(apart.channelCount()).isEqualTo(2);
        assertThat(Spectrum.powerOutsideDb(apart.channel(0), 16_000, 450, 550)).isLessThan(-60);
        assertThat(Spectrum.powerOutsideDb(apart.channel(1), 16_000, 1950, 2050))
                .isLessThan(-60);
    }

    @Test
    void beginsWithSilenceWhereTheSoundTrackBeginsLate() {
        Path wav = Sound.tone(700, 44_100, 1).writeWav(folder.resolve("a.wav"));
        Path film = folder.resolve("film.mp4");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x48:r=25:d=2",
                "-itsoffset",
                "0.5",
                "-i",
                wav.toString(),
                "-c:v",
                "mpeg4",
                film.toString()));

        Sound heard = hear(film, ChannelHearing.MIXED);

        assertThat(Spectrum.powerDb(heard.between(0, 460).channel(0))).isLessThan(-60);
        assertThat(Spectrum.powerDb(heard.between(510, 1490).channel(0))).isGreaterThan(-12);
    }

    @Test
    void hearsTheSameFramesAsTheRedactionCuts() {
        Path wav = Sound.speech(1, 44_100, 5.0131).writeWav(folder.resolve("a.wav"));
        Path mp3 = Media.convert(wav, folder.resolve("a.mp3"));

        Sound heard = hear(mp3, ChannelHearing.MIXED);

        double seconds = Media.decode(mp3, 44_100, 1).frameCount() / 44_100.0;
        assertThat((double) heard.frameCount()).isCloseTo(seconds * 16_000, within(2.0));
    }

    @Test
    void fillsSmallBuffersWithWholeFrames() {
        Sound voice = Sound.speech(1, 16_000, 1);
        Path file = voice.beside(voice).beside(voice).writeWav(folder.resolve("a.wav"));

        try (PcmSource sound = recordings.listen(file, recordings.inspect(file), ChannelHearing.SEPARATE)) {
            short[] buffer = new short[9];
            int frames = 0;
            for (int n = sound.read(buffer); n >= 0; n = sound.read(buffer)) {
                assertThat(n).isBetween(1, 3);
                frames += n;
            }
            assertThat(frames).isEqualTo(16_000);
        }
    }

    @Test
    void leavesNoProcessBehindWhenItIsClosedEarly() {
        Path file = Sound.noise(1, 44_100, 60).writeWav(folder.resolve("a.wav"));

        PcmSource sound = recordings.listen(file, recordings.inspect(file), ChannelHearing.MIXED);
        assertThat(sound.read(new short[100])).isPositive();
        sound.close();

        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private Sound hear(Path file, ChannelHearing hearing) {
        byte[] bytes = new byte[1 << 16];
        int length = 0;
        try (PcmSource sound = recordings.listen(file, recordings.inspect(file), hearing)) {
            short[] buffer = new short[4800];
            for (int n = sound.read(buffer); n >= 0; n = sound.read(buffer)) {
                for (int i = 0; i < n * sound.channelCount(); i++) {
                    if (length + 2 > bytes.length) {
                        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                    }
                    bytes[length++] = (byte) buffer[i];
                    bytes[length++] = (byte) (buffer[i] >> 8);
                }
            }
            return Sound.pcm16(sound.sampleRateHz(), sound.channelCount(), Arrays.copyOf(bytes, length));
        }
    }
}
