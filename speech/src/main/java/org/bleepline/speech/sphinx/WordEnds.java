package org.bleepline.speech.sphinx;

import java.util.Arrays;

/** Words that may have ended, each with the one before. For one thread. */
final class WordEnds {
    /** What is no word: silence or a noise. */
    static final int NO_WORD = -1;

    private int[] words = new int[1 << 12];
    private int[] before = new int[1 << 12];
    private int[] frames = new int[1 << 12];
    private float[] scores = new float[1 << 12];
    private long[] ways = new long[1 << 12];
    private int count;

    void clear() {
        count = 0;
    }

    /**
     * @param last the last frame of the word
     * @param score of the best way to here, relative to all ways of that frame
     * @param way the same for ends of a frame from which the same words may follow, at the same price
     */
    int add(int word, int wordBefore, int last, float score, long way) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            before = Arrays.copyOf(before, count * 2);
            frames = Arrays.copyOf(frames, count * 2);
            scores = Arrays.copyOf(scores, count * 2);
            ways = Arrays.copyOf(ways, count * 2);
        }
        words[count] = word;
        before[count] = wordBefore;
        frames[count] = last;
        scores[count] = score;
        ways[count] = way;
        return count++;
    }

    int count() {
        return count;
    }

    int word(int end) {
        return words[end];
    }

    /** Below 0 at the beginning. */
    int before(int end) {
        return before[end];
    }

    /** Not of the beginning itself. */
    int firstFrame(int end) {
        return frames[before[end]] + 1;
    }

    int lastFrame(int end) {
        return frames[end];
    }

    float score(int end) {
        return scores[end];
    }

    long way(int end) {
        return ways[end];
    }
}
