package org.bleepline.engine.worker;

import java.util.Arrays;
import org.bleepline.core.speech.SpeechEngine;

/** Where a piece of sound has voice, window by window of 10 ms. */
final class Loudness {
    static final int WINDOW_MILLIS = 10;
    private static final int WINDOW = SpeechEngine.SAMPLE_RATE_HZ * WINDOW_MILLIS / 1000;
    /** Above the quiet tenth of the piece; as the segmenter's threshold. */
    private static final double ABOVE_FLOOR_DB = 6;
    /** Never more than this below the loud tenth, so that not all of a piece without pauses is called quiet. */
    private static final double BELOW_PEAK_DB = 20;

    private static final double SILENCE_DB = -66;

    private final boolean[] voiced;

    private Loudness(boolean[] voiced) {
        this.voiced = voiced;
    }

    static Loudness of(short[] samples) {
        double[] levels = new double[samples.length / WINDOW];
        for (int window = 0; window < levels.length; window++) {
            double sum = 0;
            for (int index = window * WINDOW; index < (window + 1) * WINDOW; index++) {
                sum += (double) samples[index] * samples[index];
            }
            levels[window] = 10 * Math.log10(sum / WINDOW / (32768.0 * 32768.0) + 1e-12);
        }
        double[] sorted = levels.clone();
        Arrays.sort(sorted);
        double floor = sorted.length == 0 ? 0 : sorted[sorted.length / 10];
        double peak = sorted.length == 0 ? 0 : sorted[sorted.length * 9 / 10];
        double threshold = Math.min(Math.max(SILENCE_DB, floor + ABOVE_FLOOR_DB), peak - BELOW_PEAK_DB);
        boolean[] voiced = new boolean[levels.length];
        for (int window = 0; window < voiced.length; window++) {
            voiced[window] = levels[window] > Math.max(SILENCE_DB, threshold);
        }
        return new Loudness(voiced);
    }

    /** Windows; a last one that is not full is left out. */
    int windows() {
        return voiced.length;
    }

    boolean voiced(int window) {
        return window >= 0 && window < voiced.length && voiced[window];
    }
}
