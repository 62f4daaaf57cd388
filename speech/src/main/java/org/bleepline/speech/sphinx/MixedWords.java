package org.bleepline.speech.sphinx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shipped model and that of calls: the probabilities of both, each with its share. Safe for use by several threads. */
final class MixedWords implements WordModel {
    private final Trigrams general;
    private final CallTrigrams calls;
    private final int[] numbers;
    private final int unknown;
    private final double share;

    /** @param share of the model of calls, 0 to 1 */
    MixedWords(Trigrams general, CallTrigrams calls, double share) {
        this.general = general;
        this.calls = calls;
        this.share = share;
        Map<String, Integer> places = new HashMap<>();
        for (String word : calls.vocabulary()) {
            places.put(word, places.size());
        }
        unknown = places.getOrDefault(CallTrigrams.UNKNOWN, -1);
        List<String> words = general.vocabulary();
        numbers = new int[words.size()];
        for (int word = 0; word < numbers.length; word++) {
            numbers[word] = places.getOrDefault(words.get(word), unknown);
        }
    }

    @Override
    public float behind(int beforeThat, int before, int word) {
        float likely = general.behind(beforeThat, before, word);
        return numbers[word] == unknown
                ? mixed(likely, Float.NEGATIVE_INFINITY)
                : mixed(likely, calls.behind(number(beforeThat), number(before), numbers[word]));
    }

    private int number(int word) {
        return word < 0 ? word : numbers[word];
    }

    /** Natural logarithm of the probability of each word by itself. */
    float[] alone() {
        float[] alone = general.alone();
        for (int word = 0; word < alone.length; word++) {
            alone[word] =
                    mixed(alone[word], numbers[word] == unknown ? Float.NEGATIVE_INFINITY : calls.alone(numbers[word]));
        }
        return alone;
    }

    private float mixed(float ofGeneral, float ofCalls) {
        return (float) Math.log((1 - share) * Math.exp(ofGeneral) + share * Math.exp(ofCalls));
    }
}
