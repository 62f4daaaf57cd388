package org.bleepline.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import org.bleepline.speech.sphinx.CallTrigrams;

/**
 * Makes a trigram model of turns: interpolated Kneser-Ney smoothing with one discount for each length (R. Kneser and H. Ney,
 * Improved backing-off for m-gram language modeling, 1995; S. Chen and J. Goodman, An empirical study of smoothing techniques
 * for language modeling, 1998). Triples seen less often than asked for are left out, and what they weigh goes to pairs, so that
 * probabilities still add up to one.
 */
final class TrigramTrainer {
    private static final int START = 0;
    private static final int END = 1;
    private static final int UNKNOWN = 2;
    private static final int WORD_BITS = 20;
    private static final long WORD = (1L << WORD_BITS) - 1;
    /** Of what never comes. */
    private static final double NEVER = 1e-12;

    private final List<String> vocabulary =
            new ArrayList<>(List.of(CallTrigrams.START, CallTrigrams.END, CallTrigrams.UNKNOWN));
    private final Map<String, Integer> numbers = new HashMap<>();
    private final SortedMap<Long, Integer> triples = new TreeMap<>();
    private final SortedMap<Long, Integer> pairs = new TreeMap<>();
    private final SortedMap<Long, Integer> singles = new TreeMap<>();

    /** Probabilities by key, and by history what its unseen words get. */
    private record Level(SortedMap<Long, Double> probabilities, Map<Long, Double> weights) {}

    /**
     * @param turns each as its words
     * @param hearable the words that the engine can hear; others are never expected, but something may follow them
     */
    TrigramTrainer(List<List<String>> turns, Set<String> hearable) {
        Set<String> words = new TreeSet<>();
        turns.forEach(turn -> turn.stream().filter(hearable::contains).forEach(words::add));
        for (String word : words) {
            numbers.put(word, vocabulary.size());
            vocabulary.add(word);
        }
        turns.forEach(this::count);
        // Kneser and Ney: how many words a shorter run was seen behind, not how often.
        triples.keySet().forEach(triple -> pairs.merge(shorter(triple, 2), 1, Integer::sum));
        pairs.keySet().forEach(pair -> singles.merge(pair & WORD, 1, Integer::sum));
    }

    private void count(List<String> turn) {
        int beforeThat = -1;
        int before = START;
        for (int place = 0; place <= turn.size(); place++) {
            int word = place == turn.size() ? END : numbers.getOrDefault(turn.get(place), UNKNOWN);
            if (word != UNKNOWN) {
                long pair = CallTrigrams.key(before, word);
                if (beforeThat < 0) {
                    pairs.merge(pair, 1, Integer::sum);
                } else {
                    triples.merge((long) beforeThat << 2 * WORD_BITS | pair, 1, Integer::sum);
                }
            }
            beforeThat = before;
            before = word;
        }
    }

    private static long shorter(long key, int words) {
        return key & ((1L << words * WORD_BITS) - 1);
    }

    /** @param least how often a triple was seen at least */
    CallTrigrams model(int least) {
        // All words but START and UNKNOWN can come.
        double floor = 1.0 / (vocabulary.size() - 2);
        Level one = smoothed(singles, 1, word -> floor);
        LongToDoubleFunction alone = word -> one.probabilities().getOrDefault(word, NEVER);
        Level two = smoothed(pairs, 1, pair -> alone.applyAsDouble(pair & WORD));
        Level three = smoothed(triples, least, triple -> two.probabilities().getOrDefault(shorter(triple, 2), NEVER));
        // Behind a word and then the unknown one there is no row of a pair that could hold the weight.
        three.probabilities().keySet().removeIf(triple -> (triple >> WORD_BITS & WORD) == UNKNOWN);
        SortedMap<Long, Double> words = new TreeMap<>();
        for (long word = 0; word < vocabulary.size(); word++) {
            words.put(word, alone.applyAsDouble(word));
        }
        return CallTrigrams.of(
                vocabulary,
                rows(words, two.weights()),
                rows(two.probabilities(), three.weights()),
                rows(three.probabilities(), Map.of()));
    }

    private static CallTrigrams.Rows rows(SortedMap<Long, Double> probabilities, Map<Long, Double> weights) {
        long[] keys = new long[probabilities.size()];
        short[] kept = new short[keys.length];
        short[] backoffs = new short[keys.length];
        int row = 0;
        for (Map.Entry<Long, Double> each : probabilities.entrySet()) {
            keys[row] = each.getKey();
            kept[row] = CallTrigrams.kept(Math.log(each.getValue()));
            backoffs[row++] = CallTrigrams.kept(Math.log(weights.getOrDefault(each.getKey(), 1.0)));
        }
        return new CallTrigrams.Rows(keys, kept, backoffs);
    }

    /** @param shorter the probability of a run without its first word */
    private static Level smoothed(SortedMap<Long, Integer> counts, int least, LongToDoubleFunction shorter) {
        double discount = discount(counts);
        Map<Long, Double> totals = new HashMap<>();
        Map<Long, Double> freed = new HashMap<>();
        counts.forEach((key, count) -> {
            totals.merge(key >> WORD_BITS, (double) count, Double::sum);
            freed.merge(key >> WORD_BITS, count < least ? count : discount, Double::sum);
        });
        Map<Long, Double> weights = new HashMap<>();
        freed.forEach((history, free) -> weights.put(history, free / totals.getOrDefault(history, 1.0)));
        SortedMap<Long, Double> probabilities = new TreeMap<>();
        counts.forEach((key, count) -> {
            if (count >= least) {
                long history = key >> WORD_BITS;
                probabilities.put(
                        key,
                        (count - discount) / totals.getOrDefault(history, 1.0)
                                + weights.getOrDefault(history, 1.0) * shorter.applyAsDouble(key));
            }
        });
        return new Level(probabilities, weights);
    }

    /** What is taken from each count, from how many were seen once and twice. */
    private static double discount(SortedMap<Long, Integer> counts) {
        double once = counts.values().stream().filter(count -> count == 1).count();
        double twice = counts.values().stream().filter(count -> count == 2).count();
        return once == 0 ? 0.5 : once / (once + 2 * twice);
    }
}
