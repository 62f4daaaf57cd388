package org.bleepline.speech.sphinx;

import java.util.Arrays;

/** Words that may have ended, each with the one before. For one thread. */
final class WordEnds {
    /** What is no word: silence or a noise. */
    static final int NO_WORD = -1;

    private int[] words = new int[1 << 12];
    private int[] before = new int[1 << 12];
    private int[] frames = new int[1 << 12];
    private int count;

    void clear() {
        count = 0;
    }

    /** @param last the last frame of the word */
    int add(int word, int wordBefore, int last) {
        if (count == words.length) {
            words = Arrays.copyOf(words, count * 2);
            before = Arrays.copyOf(before, count * 2);
            frames = Arrays.copyOf(frames, count * 2);
        }
        words[count] = word;
        before[count] = wordBefore;
        frames[count] = last;
        return count++;
    }

    int word(int end) {
        return words[end];
    }

    /** Below 0 at the beginning. */
    int before(int end) {
        return before[end];
    }

    int lastFrame(int end) {
        return frames[end];
    }
}
