package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordTimesTest {
    @Test
    void aWordLosesTheSilenceItSwallowed() {
        // Voice from 500 to 900 ms.
        WordTimes times = new WordTimes(sound(4000, 500, 900));

        assertThat(times.corrected(new HeardWord("Smith", 480, 3500, 1)))
                .isEqualTo(new HeardWord("Smith", 480, 1000, 1));
        assertThat(times.corrected(new HeardWord("Smith", 0, 900, 1))).isEqualTo(new HeardWord("Smith", 400, 900, 1));
    }

    @Test
    void aWordThatIsTooLongIsPutOnItsLongestStretchOfVoice() {
        // The end of the word before, and 800 ms later the word itself.
        WordTimes times = new WordTimes(sound(6000, 1000, 1100, 1900, 2400));

        assertThat(times.corrected(new HeardWord("Smith", 1000, 2400, 1)))
                .isEqualTo(new HeardWord("Smith", 1800, 2400, 1));
    }

    @Test
    void aNumberSaidWithPausesStaysWhole() {
        WordTimes times = new WordTimes(sound(9000, 1000, 1900, 3000, 3900, 5000, 6000));

        assertThat(times.corrected(new HeardWord("415-555-0132", 1000, 8000, 1)))
                .isEqualTo(new HeardWord("415-555-0132", 1000, 6100, 1));
    }

    @Test
    void aWordWithoutVoiceKeepsItsTimes() {
        WordTimes times = new WordTimes(sound(4000, 500, 900));

        assertThat(times.corrected(new HeardWord("what", 2000, 2500, 1)))
                .isEqualTo(new HeardWord("what", 2000, 2500, 1));
    }

    @Test
    void aWordWithoutLengthOrBehindTheEndIsGivenOne() {
        WordTimes times = new WordTimes(sound(1000, 0, 1000));

        assertThat(times.corrected(new HeardWord("oh", 300, 300, 1))).isEqualTo(new HeardWord("oh", 300, 380, 1));
        assertThat(times.corrected(new HeardWord("oh", 5000, 6000, 1))).isEqualTo(new HeardWord("oh", 920, 1000, 1));
    }

    /** Hiss with a buzz in the given stretches, all in milliseconds. */
    private static short[] sound(int length, int... voiced) {
        short[] samples = new short[length * 16];
        for (int frame = 0; frame < samples.length; frame++) {
            samples[frame] = (short) (frame % 7 - 3);
        }
        for (int index = 0; index < voiced.length; index += 2) {
            for (int frame = voiced[index] * 16; frame < voiced[index + 1] * 16; frame++) {
                samples[frame] = (short) (8000 * Math.sin(frame * 0.05));
            }
        }
        return samples;
    }
}
