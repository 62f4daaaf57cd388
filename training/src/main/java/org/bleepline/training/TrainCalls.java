package org.bleepline.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bleepline.speech.sphinx.CallTrigrams;
import org.bleepline.speech.sphinx.SphinxEngine;

/** The command that makes the model of how words follow one another in calls, for the embedded engine. */
public final class TrainCalls {
    private static final long SEED = 20261129;
    private static final int ROUNDS = 32;
    private static final int LEAST = 3;

    private TrainCalls() {}

    /** {@code --data} folder of the training data, {@code --out} file of the model. The same data give the same bytes. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            options.put(arguments[index], arguments[index + 1]);
        }
        Path data = Path.of(options.getOrDefault("--data", "../shared/data"));
        Path out = Path.of(options.getOrDefault("--out", "calls.trigrams"));
        List<List<String>> dialogues = CallTurns.dialogues(data, new Random(SEED));
        List<List<String>> made = CallTurns.made(data, new Random(SEED), ROUNDS);
        tell("dialogues", dialogues);
        tell("made", made);
        List<List<String>> turns = new ArrayList<>(dialogues);
        turns.addAll(made);
        CallTrigrams model = new TrigramTrainer(turns, Set.copyOf(SphinxEngine.vocabulary())).model(LEAST);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            model.write(stream);
        }
        System.out.println(model.vocabulary().size() + " words, " + Files.size(out) + " bytes");
    }

    private static void tell(String source, List<List<String>> turns) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %d turns, %d words",
                source,
                turns.size(),
                turns.stream().mapToInt(List::size).sum()));
    }
}
