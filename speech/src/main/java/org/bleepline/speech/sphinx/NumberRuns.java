package org.bleepline.speech.sphinx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds runs of digits said one by one, some of which may have been misheard. */
final class NumberRuns {
    /** Shorter ones may be none: "one to three", "two for one". */
    private static final int FEWEST_WORDS = 4;

    private static final int FEWEST_DIGITS = 3;
    /** A pause as long as this, in milliseconds, ends a run. */
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** What is said for a digit; "double five" is not among them. */
    static final List<String> DIGITS =
            List.of("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private static final Set<String> KNOWN = Set.copyOf(DIGITS);

    /** Words that sound like a digit or almost, as the dictionary has them. */
    private static final Set<String> ALIKE = Set.of(
            "o", "owe", "won", "to", "too", "for", "fore", "ate", "free", "tree", "sex", "heaven", "fife", "mine",
            "fours", "fives", "sevens", "nines", "twos", "eights");

    /** Words from {@code first}, inclusive, to {@code end}, exclusive. */
    record Run(int first, int end) {}

    private NumberRuns() {}

    /** The runs, in order; they do not touch. */
    static List<Run> in(List<HeardWord> words) {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        while (first < words.size()) {
            int end = first;
            int digits = 0;
            while (end < words.size() && isNumberLike(words.get(end)) && (end == first || flows(words, end))) {
                digits += isDigit(words.get(end)) ? 1 : 0;
                end++;
            }
            if (end - first >= FEWEST_WORDS && digits >= FEWEST_DIGITS) {
                runs.add(new Run(first, end));
            }
            first = Math.max(end, first + 1);
        }
        return runs;
    }

    private static boolean isDigit(HeardWord word) {
        return KNOWN.contains(word.text());
    }

    private static boolean isNumberLike(HeardWord word) {
        return isDigit(word) || ALIKE.contains(word.text());
    }

    private static boolean flows(List<HeardWord> words, int index) {
        return words.get(index).startMillis() - words.get(index - 1).endMillis() <= LONGEST_PAUSE_MILLIS;
    }
}
