package org.bleepline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundTest {
    @Test
    void findsThePowerOfAToneInItsBandAndNothingElsewhere() {
        double[] tone = Sound.tone(1000, 16_000, 0.5).channel(0);

        assertThat(Spectrum.powerDb(tone)).isCloseTo(-9.03, within(0.01));
        assertThat(Spectrum.powerDb(tone, 16_000, 900, 1100)).isCloseTo(-9.03, within(0.1));
        assertThat(Spectrum.powerOutsideDb(tone, 16_000, 900, 1100)).isLessThan(-90);
    }

    @Test
    void spreadsNoiseEvenlyOverTheBands() {
        double[] noise = Sound.noise(1, 16_000, 5).channel(0);

        assertThat(Spectrum.powerDb(noise, 16_000, 0, 4000)).isCloseTo(Spectrum.powerDb(noise) - 3, within(0.3));
        assertThat(Spectrum.powerOutsideDb(noise, 16_000, 0, 4000)).isCloseTo(Spectrum.powerDb(noise) - 3, within(0.3));
    }

    @Test
    void speaksMostlyBelowFourKilohertzAndWithPauses() {
        Sound speech = Sound.speech(5, 16_000, 10);

        double[] samples = speech.channel(0);
        assertThat(Spectrum.powerDb(samples, 16_000, 0, 4000)).isGreaterThan(Spectrum.powerDb(samples) - 1);
        int quiet = 0;
        for (int at = 0; at < 10_000; at += 20) {
            quiet += Spectrum.powerDb(speech.between(at, at + 20).channel(0)) < -70 ? 1 : 0;
        }
        assertThat(quiet).isBetween(50, 300);
    }

    @Test
    void givesTheSameSamplesForTheSameSeed() {
        assertThat(Sound.speech(2, 8000, 3).channel(0))
                .isEqualTo(Sound.speech(2, 8000, 3).channel(0));
        assertThat(Sound.speech(2, 8000, 3).channel(0))
                .isNotEqualTo(Sound.speech(3, 8000, 3).channel(0));
    }

    @Test
    void comesBackFromAWavFile(@TempDir Path folder) {
        Sound sound = Sound.noise(1, 8000, 0.1).beside(Sound.tone(440, 8000, 0.1));

        Sound read = Sound.readWav(sound.writeWav(folder.resolve("a.wav")));

        assertThat(read.sampleRateHz()).isEqualTo(8000);
        assertThat(read.channelCount()).isEqualTo(2);
        assertThat(read.channel(1)).containsExactly(sound.channel(1), within(4e-5));
    }

    @Test
    void findsHowFarOneSoundLagsBehindAnother() {
        Sound sound = Sound.noise(9, 8000, 1);
        Sound late = Sound.silence(8000, 0.01).then(sound);

        assertThat(Spectrum.lag(sound.channel(0), late.channel(0), 200)).isEqualTo(80);
        assertThat(Spectrum.correlation(sound.channel(0), sound.inverted().channel(0)))
                .isCloseTo(-1, within(1e-9));
    }
}
