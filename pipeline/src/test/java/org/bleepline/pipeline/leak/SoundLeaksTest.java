package org.bleepline.pipeline.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four seconds of made speech, of which the second from 1 to 2 is to be replaced. */
class SoundLeaksTest {
    private static final int RATE_HZ = 16_000;
    private static final Sound SPEECH = Sound.speech(11, RATE_HZ, 4);
    private static final Sound TONE = Sound.tone(1000, RATE_HZ, 1).louder(0.3);
    private static final Sound NOTHING = Sound.silence(RATE_HZ, 1);
    private static final Cut CUT = Cut.of(new TimeRange(1000, 2000));

    @Test
    void passesToneAndSilence() {
        assertThat(measured(TONE).leaks()).isEmpty();
        assertThat(measured(TONE).residualDb().orElseThrow()).isLessThan(-60);
        assertThat(measured(NOTHING).leaks()).isEmpty();
        assertThat(measured(NOTHING).residualDb().orElseThrow()).isLessThan(-90);
    }

    @Test
    void passesToneWithTheNoiseOfAnEncoder() {
        assertThat(measured(TONE.with(Sound.noise(3, RATE_HZ, 1).louder(0.002))).leaks())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.01, 0.003})
    void findsTheOriginalUnderTheTone(double factor) {
        Sound under = TONE.with(SPEECH.between(1000, 2000).louder(factor));

        SoundLeaks.Measured measured = measured(under);

        assertThat(measured.leaks()).hasSize(1);
        assertThat(measured.residualDb().orElseThrow()).isGreaterThan(-60);
    }

    @Test
    void findsAMomentThatWasLeftOut() {
        Sound shifted = SPEECH.between(1000, 1300).then(TONE.between(0, 700));

        assertThat(measured(shifted).leaks()).hasSize(1);
    }

    @Test
    void findsASoundThatIsAsLoudButScrambled() {
        assertThat(measured(Sound.speech(12, RATE_HZ, 1)).leaks()).hasSize(1);
    }

    @Test
    void findsALeakOnAnyChannel() {
        Sound original = SPEECH.beside(SPEECH.louder(0.5));
        Sound left = with(TONE);
        Sound redacted = left.beside(SPEECH.louder(0.5));

        assertThat(measure(original, redacted).leaks()).hasSize(1);
    }

    private static SoundLeaks.Measured measured(Sound replacement) {
        return measure(SPEECH, with(replacement));
    }

    private static Sound with(Sound replacement) {
        return SPEECH.between(0, 1000).then(replacement).then(SPEECH.between(2000, 4000));
    }

    private static SoundLeaks.Measured measure(Sound original, Sound redacted) {
        SoundLeaks.Measured measured = SoundLeaks.measure(
                new SoundSource(original),
                new SoundSource(redacted),
                SoundLeaks.inside(List.of(CUT)),
                SpeechMonitor.none());
        assertThat(measured.measured()).isEqualTo(1);
        return measured;
    }
}
