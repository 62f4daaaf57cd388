package org.bleepline.engine.worker;

import org.bleepline.core.speech.SpeechEngine;

/**
 * Corrects the times that an engine gives for words by the loudness of the piece. Engines let words begin in the silence in front
 * or swallow the one behind, for seconds; what has no voice at either end of a word is taken off, but for 100 ms.
 *
 * <p>A word of letters that is still longer than anybody speaks it, and has a pause inside, also holds the end or the onset of a
 * neighbour: it is put on its longest stretch of voice. Numbers are left whole, since {@code 415-555-0132} is one word, and may
 * well be said with pauses.
 */
final class WordTimes {
    private static final int MARGIN_WINDOWS = 10;
    /** Shorter silences are closures of consonants. */
    private static final int PAUSE_WINDOWS = 30;
    /** A slow speaker's word: 400 ms and 120 ms a letter. */
    private static final int SLOW_WORD_WINDOWS = 40;

    private static final int SLOW_LETTER_WINDOWS = 12;
    /** A word without length would not be cut out of the sound. */
    private static final int SHORTEST_MILLIS = 80;

    private final Loudness loudness;
    private final long pieceMillis;

    WordTimes(short[] samples) {
        this.loudness = Loudness.of(samples);
        this.pieceMillis = samples.length * 1000L / SpeechEngine.SAMPLE_RATE_HZ;
    }

    /** The word with better times; they lie within the piece. */
    HeardWord corrected(HeardWord word) {
        long start = Math.min(word.startMillis(), Math.max(0, pieceMillis - SHORTEST_MILLIS));
        long end = Math.min(pieceMillis, Math.max(word.endMillis(), start + SHORTEST_MILLIS));
        int from = (int) (start / Loudness.WINDOW_MILLIS);
        int until = (int) ((end + Loudness.WINDOW_MILLIS - 1) / Loudness.WINDOW_MILLIS);
        int first = firstVoiced(from, until);
        if (first < 0) {
            return new HeardWord(word.text(), start, end, word.confidence());
        }
        int last = lastVoiced(from, until);
        if (tooLong(word.text(), last + 1 - first)) {
            int[] island = longestIsland(first, last);
            first = island[0];
            last = island[1];
        }
        long newStart = Math.max(start, (long) (first - MARGIN_WINDOWS) * Loudness.WINDOW_MILLIS);
        long newEnd = Math.min(end, (long) (last + 1 + MARGIN_WINDOWS) * Loudness.WINDOW_MILLIS);
        return new HeardWord(word.text(), newStart, Math.max(newStart, newEnd), word.confidence());
    }

    private static boolean tooLong(String text, int windows) {
        boolean onlyLetters = text.codePoints().noneMatch(Character::isDigit);
        return onlyLetters && windows > SLOW_WORD_WINDOWS + SLOW_LETTER_WINDOWS * text.length();
    }

    private int firstVoiced(int from, int until) {
        for (int window = from; window < until; window++) {
            if (loudness.voiced(window)) {
                return window;
            }
        }
        return -1;
    }

    private int lastVoiced(int from, int until) {
        int window = until - 1;
        while (window > from && !loudness.voiced(window)) {
            window--;
        }
        return window;
    }

    /** First and last window of the longest stretch between pauses. */
    private int[] longestIsland(int first, int last) {
        int[] best = {first, first - 1};
        int start = first;
        int voice = first;
        for (int window = first; window <= last + 1; window++) {
            boolean over = window > last;
            if (!over && !loudness.voiced(window)) {
                continue;
            }
            if (over || window - voice > PAUSE_WINDOWS) {
                if (voice - start > best[1] - best[0]) {
                    best = new int[] {start, voice};
                }
                start = window;
            }
            voice = window;
        }
        return best;
    }
}
