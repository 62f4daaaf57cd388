package org.bleepline.speech.align;

import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.dictionary.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How words sound: by the dictionary, by its parts, or by spelling. For one thread at a time. */
final class Pronunciations {
    private static final int SHORTEST_PART = 3;
    private static final int MOST_WAYS = 4;

    private final Dictionary dictionary;

    Pronunciations(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    boolean knows(String token) {
        return !listed(token).isEmpty();
    }

    /** Each a list of sounds, such as {@code F AO R}; empty if it cannot be said. */
    List<List<String>> of(String token) {
        Set<List<String>> ways = new LinkedHashSet<>(listed(token));
        if (ways.isEmpty() && token.endsWith("'s")) {
            of(token.substring(0, token.length() - 2)).forEach(base -> ways.add(with(base, "Z")));
        }
        if (ways.isEmpty()) {
            ways.addAll(compound(token));
        }
        if (ways.isEmpty()) {
            List<String> spelled = LetterToSound.sounds(token);
            if (!spelled.isEmpty()) {
                ways.add(spelled);
            }
        }
        return ways.stream().limit(MOST_WAYS).toList();
    }

    private List<List<String>> listed(String token) {
        Word word = token.isEmpty() || token.charAt(0) == '<' ? null : dictionary.getWord(token);
        List<List<String>> ways = new ArrayList<>();
        if (word != null && !word.isFiller()) {
            for (Pronunciation pronunciation : word.getPronunciations()) {
                List<String> sounds = new ArrayList<>();
                for (Unit unit : pronunciation.getUnits()) {
                    sounds.add(unit.getName());
                }
                ways.add(sounds);
            }
        }
        return ways;
    }

    private List<List<String>> compound(String token) {
        for (int split = token.length() - SHORTEST_PART; split >= SHORTEST_PART; split--) {
            List<List<String>> first = listed(token.substring(0, split));
            List<List<String>> second = listed(token.substring(split));
            if (!first.isEmpty() && !second.isEmpty()) {
                List<String> both = new ArrayList<>(first.get(0));
                both.addAll(second.get(0));
                return List.of(both);
            }
        }
        return List.of();
    }

    private static List<String> with(List<String> sounds, String last) {
        List<String> longer = new ArrayList<>(sounds);
        longer.add(last);
        return longer;
    }
}
