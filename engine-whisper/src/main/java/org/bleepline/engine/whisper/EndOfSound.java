package org.bleepline.engine.whisper;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.engine.worker.HeardWord;

/**
 * Whisper always looks at 30 s, whatever the length of the sound, and may put the end of what was said into the silence that fills
 * them. Such words were said before: they share the stretch from the start of the last word that has its place in the sound to the
 * sound's end, by their lengths. What begins as a whole behind the sound was never said.
 */
final class EndOfSound {
    private EndOfSound() {}

    /**
     * @param startMillis of the phrase
     * @param words of one phrase, in order
     */
    static List<HeardWord> within(long soundMillis, long startMillis, List<HeardWord> words) {
        if (startMillis >= soundMillis) {
            return List.of();
        }
        int behind = 0;
        while (behind < words.size() && words.get(behind).startMillis() < soundMillis) {
            behind++;
        }
        if (behind == words.size()) {
            return words;
        }
        int first = Math.max(0, behind - 1);
        long from = behind == 0 ? startMillis : words.get(first).startMillis();
        List<HeardWord> placed = new ArrayList<>(words.subList(0, first));
        List<HeardWord> last = words.subList(first, words.size());
        long letters = last.stream().mapToLong(word -> word.text().length()).sum();
        long before = 0;
        for (HeardWord word : last) {
            long start = from + (soundMillis - from) * before / letters;
            before += word.text().length();
            long end = from + (soundMillis - from) * before / letters;
            placed.add(new HeardWord(word.text(), start, end, word.confidence()));
        }
        return placed;
    }
}
