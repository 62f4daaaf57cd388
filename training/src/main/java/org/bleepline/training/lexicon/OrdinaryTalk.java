package org.bleepline.training.lexicon;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What people say in dialogues that are about nothing personal: a phrase that stands here says little. */
final class OrdinaryTalk {
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int LONGEST_PHRASE = 3;

    private final Map<String, Integer> smallWords = new HashMap<>();
    private final Set<String> phrases = new HashSet<>();

    /** Reads every file of a folder, one utterance a line. */
    static OrdinaryTalk of(Path folder) throws IOException {
        OrdinaryTalk talk = new OrdinaryTalk();
        for (Path file : GzippedLines.files(folder, ".txt.gz")) {
            GzippedLines.of(file).forEach(talk::add);
        }
        return talk;
    }

    /** How often the word stands there in small letters, without its accents. */
    int countSmall(String word) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return smallWords.getOrDefault(plain.toLowerCase(Locale.ROOT), 0);
    }

    /** Whether the words stand there next to each other, in any case. */
    boolean holds(String phrase) {
        return phrases.contains(plain(phrase));
    }

    private static String plain(String phrase) {
        return NOT_A_WORD
                .matcher(phrase.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    private void add(String line) {
        for (String word : NOT_A_WORD.split(line)) {
            if (!word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT))) {
                smallWords.merge(word, 1, Integer::sum);
            }
        }
        String[] words = plain(line).split(" ");
        for (int first = 0; first < words.length; first++) {
            StringBuilder phrase = new StringBuilder();
            for (int last = first; last < Math.min(words.length, first + LONGEST_PHRASE); last++) {
                phrase.append(last == first ? "" : " ").append(words[last]);
                phrases.add(phrase.toString());
            }
        }
    }
}
