package org.bleepline.core.redaction;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.transcript.Word;

/**
 * For each word the nearest words of its channel that have a time.
 *
 * @param previous index of the last one in front of it, or {@link #NONE}
 * @param next index of the first one behind it, or {@link #NONE}
 */
record Neighbours(int[] previous, int[] next) {
    static final int NONE = -1;

    static Neighbours of(List<Word> words) {
        int[] previous = new int[words.size()];
        int[] next = new int[words.size()];
        Arrays.fill(previous, NONE);
        Arrays.fill(next, NONE);
        Map<Integer, Integer> last = new HashMap<>();
        for (int index = 0; index < words.size(); index++) {
            visit(words, index, previous, last);
        }
        last.clear();
        for (int index = words.size() - 1; index >= 0; index--) {
            visit(words, index, next, last);
        }
        return new Neighbours(previous, next);
    }

    private static void visit(List<Word> words, int index, int[] nearest, Map<Integer, Integer> last) {
        Word word = words.get(index);
        nearest[index] = last.getOrDefault(word.channel(), NONE);
        if (word.timing() != null) {
            last.put(word.channel(), index);
        }
    }
}
