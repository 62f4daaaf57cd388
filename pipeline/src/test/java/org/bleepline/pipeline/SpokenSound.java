package org.bleepline.pipeline;

import java.util.List;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.Sound;

/** Noise where words are said, and silence between them. */
final class SpokenSound {
    private SpokenSound() {}

    static Sound of(List<Word> words, long seed, int sampleRateHz, int seconds) {
        double[] speech = Sound.noise(seed, sampleRateHz, seconds).louder(0.3).channel(0);
        double[] said = new double[speech.length];
        for (Word word : words) {
            TimeRange time = word.time().orElseThrow();
            int from = (int) (time.startMillis() * sampleRateHz / 1000);
            int to = (int) Math.min(said.length, time.endMillis() * sampleRateHz / 1000);
            System.arraycopy(speech, from, said, from, to - from);
        }
        return Sound.of(sampleRateHz, said);
    }
}
