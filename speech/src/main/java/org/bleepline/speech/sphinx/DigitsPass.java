package org.bleepline.speech.sphinx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Hears runs of digits a second time, with digits for its only words, since the language model knows little of numbers and bends them
 * into words. No word outside a run is touched. For one thread at a time.
 */
final class DigitsPass {
    /** Real sound around a run, as far as no other word is there: what is cut too close is misheard. */
    private static final long AROUND_MILLIS = 200;

    private final WordSearch search;

    /** @param search for digits, by their place in {@link NumberRuns#DIGITS} */
    DigitsPass(WordSearch search) {
        this.search = search;
    }

    /** The words of a stretch of speech, with the digits as they are heard now. */
    List<HeardWord> heardAgain(List<HeardWord> words, Features.Speech speech, BooleanSupplier stopped) {
        List<HeardWord> all = new ArrayList<>();
        int next = 0;
        for (NumberRuns.Run run : NumberRuns.in(words)) {
            all.addAll(words.subList(next, run.first()));
            all.addAll(heardAgain(words, run, speech, stopped));
            next = run.end();
        }
        all.addAll(words.subList(next, words.size()));
        return all;
    }

    private List<HeardWord> heardAgain(
            List<HeardWord> words, NumberRuns.Run run, Features.Speech speech, BooleanSupplier stopped) {
        long start = words.get(run.first()).startMillis() - AROUND_MILLIS;
        long end = words.get(run.end() - 1).endMillis() + AROUND_MILLIS;
        if (run.first() > 0) {
            start = Math.max(start, words.get(run.first() - 1).endMillis());
        }
        if (run.end() < words.size()) {
            end = Math.min(end, words.get(run.end()).startMillis());
        }
        int from = place(speech.startMillis(), start);
        int to = place(speech.startMillis(), end);
        long[] times = Arrays.copyOfRange(speech.startMillis(), from, to);
        List<HeardWord> digits = new ArrayList<>();
        for (WordSearch.Found found : search.search(Arrays.copyOfRange(speech.frames(), from, to), stopped)) {
            digits.add(SphinxDecoder.word(NumberRuns.DIGITS.get(found.word()), found, times));
        }
        return digits.isEmpty() ? words.subList(run.first(), run.end()) : digits;
    }

    private static int place(long[] startMillis, long millis) {
        int place = Arrays.binarySearch(startMillis, millis);
        return place < 0 ? -place - 1 : place;
    }
}
