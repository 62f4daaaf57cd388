package org.bleepline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bleepline.training.lexicon.GzippedLines;

/** Turns as they are said, word by word: those of dialogues that people typed, and those made up from templates. */
final class CallTurns {
    private static final List<String> DIALOGUES = List.of("en_taskmaster3", "en_taskmaster4", "en_sgd_test_split");

    private CallTurns() {}

    /** From the folder of the training data. */
    static List<List<String>> dialogues(Path data, Random random) throws IOException {
        SpokenForm spoken = new SpokenForm(random);
        List<List<String>> turns = new ArrayList<>();
        for (String name : DIALOGUES) {
            for (String line : GzippedLines.of(data.resolve("raw/" + name + ".txt.gz"))) {
                turns.addAll(said(spoken, new Example(line, List.of(), 0, false)));
            }
        }
        return turns;
    }

    /** @param rounds how often each template that says something else each time is taken; others are taken once */
    static List<List<String>> made(Path data, Random random, int rounds) {
        SpokenForm spoken = new SpokenForm(random);
        Fillers fillers = new Fillers(new Gazetteers(data.resolve("gazetteers")), random, false);
        Templates templates = new Templates(Templates.all(), random, fillers);
        List<List<String>> turns = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (int template = 0; template < templates.size(); template++) {
                if (round == 0 || templates.hasSlots(template)) {
                    turns.addAll(said(spoken, templates.expand(template)));
                }
            }
        }
        return turns;
    }

    private static List<List<String>> said(SpokenForm spoken, Example example) {
        List<List<String>> turns = new ArrayList<>();
        for (String turn : spoken.raw(example, false).text().split("\n")) {
            List<String> words = Arrays.stream(turn.toLowerCase(Locale.ROOT)
                            .replace('\u2019', '\'')
                            .split("[^\\p{L}\\p{N}']+"))
                    .filter(word -> !word.isEmpty())
                    .toList();
            if (!words.isEmpty()) {
                turns.add(words);
            }
        }
        return turns;
    }
}
