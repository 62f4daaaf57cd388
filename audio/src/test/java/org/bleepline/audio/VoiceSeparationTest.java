package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceSeparationTest {
    private static final int RATE_HZ = 16_000;

    private final Recordings recordings = FfmpegRecordings.bundled();

    @TempDir
    Path folder;

    @Test
    void hearsTwoSpeakersOnAChannelEach() {
        assertThat(separate(turns(10, 0).beside(turns(11, 1)))).isTrue();
    }

    @Test
    void hearsThemThroughLineNoiseAndTalkingAtOnce() {
        Sound one = Sound.speech(10, RATE_HZ, 20).with(noise(0.004));
        Sound other = Sound.speech(11, RATE_HZ, 20).with(noise(0.004));

        assertThat(separate(one.beside(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.05"})
    void hearsThemThroughTheOtherOnesEcho(double echo) {
        Sound one = turns(10, 0);
        Sound other = turns(11, 1);

        assertThat(separate(one.with(other.louder(echo)).beside(other.with(one.louder(echo)))))
                .isTrue();
    }

    @Test
    void hearsASpeakerWhoIsMuchQuieter() {
        assertThat(separate(turns(10, 0).beside(turns(11, 1).louder(0.1)))).isTrue();
    }

    @Test
    void takesTheSameSoundOnBothChannelsForOne() {
        Sound both = Sound.speech(10, RATE_HZ, 20);

        assertThat(separate(both.beside(both))).isFalse();
        assertThat(separate(both.beside(both.louder(0.1)))).isFalse();
        assertThat(separate(both.with(noise(0.01)).beside(both.louder(0.7)))).isFalse();
    }

    @Test
    void takesASilentChannelForNoVoice() {
        Sound voice = Sound.speech(10, RATE_HZ, 20);

        assertThat(separate(voice.beside(Sound.silence(RATE_HZ, 20)))).isFalse();
        assertThat(separate(voice.beside(noise(0.004)))).isFalse();
        assertThat(separate(Sound.silence(RATE_HZ, 20).beside(voice))).isFalse();
        assertThat(separate(Sound.silence(RATE_HZ, 20).beside(Sound.silence(RATE_HZ, 20))))
                .isFalse();
    }

    @Test
    void takesVoicesPannedInOneRoomForMixed() {
        Sound left = turns(10, 0);
        Sound right = turns(11, 1);

        assertThat(separate(left.with(right.louder(0.5)).beside(right.with(left.louder(0.5)))))
                .isFalse();
    }

    @Test
    void keepsChannelsApartThatWouldWipeEachOtherOut() {
        Sound voice = Sound.speech(10, RATE_HZ, 20);

        assertThat(separate(voice.beside(voice.inverted()))).isTrue();
    }

    @Test
    void looksAtAllChannels() {
        Sound none = Sound.silence(RATE_HZ, 20);

        assertThat(separate(none.beside(turns(10, 0)).beside(none).beside(turns(11, 1))))
                .isTrue();
        assertThat(separate(none.beside(turns(10, 0)).beside(none))).isFalse();
    }

    @Test
    void doesNotAskForMono() {
        assertThat(separate(Sound.speech(10, RATE_HZ, 5))).isFalse();
    }

    /** Speaks for four seconds and listens for four, 24 in all. */
    private static Sound turns(long seed, int first) {
        Sound sound = Sound.silence(RATE_HZ, 0);
        for (int turn = 0; turn < 6; turn++) {
            sound = sound.then(turn % 2 == first ? Sound.speech(seed + turn, RATE_HZ, 4) : Sound.silence(RATE_HZ, 4));
        }
        return sound;
    }

    private static Sound noise(double level) {
        return Sound.noise(99, RATE_HZ, 20).louder(level);
    }

    private boolean separate(Sound sound) {
        Path file = sound.writeWav(folder.resolve("call.wav"));
        return recordings.hasSeparateVoices(file, recordings.inspect(file));
    }
}
