package org.bleepline.training;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bleepline.wording.restore.RestoreModel;
import org.bleepline.wording.restore.Restorer;

/** The command that trains the English model of marks and capitals, and measures it on turns that were kept back. */
public final class TrainRestore {
    private static final long SEED = 20261125;
    private static final int EXPANSIONS = 4;

    private TrainRestore() {}

    /**
     * {@code --data} folder of the training data, {@code --turns} files of turns that are marked by hand, with commas between them,
     * {@code --unseen} such files to measure with, {@code --out} file of the model; with {@code --score} instead of it the model
     * is only measured. The same data give the same bytes.
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            options.put(arguments[index], arguments[index + 1]);
        }
        long start = System.nanoTime();
        Trainer.Progress progress = line ->
                System.out.println(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, line));
        RestoreCorpus corpus = RestoreCorpus.read(
                Path.of(options.getOrDefault("--data", "../shared/data")),
                SEED,
                EXPANSIONS,
                MarkedTurns.readAll(options.getOrDefault("--turns", "")),
                MarkedTurns.readAll(options.getOrDefault("--unseen", "")));
        List<WrittenLine> lines = new ArrayList<>();
        corpus.training().forEach((source, list) -> {
            progress.say(source + ": " + list.size() + " turns, kept back "
                    + corpus.heldBack().getOrDefault(source, List.of()).size());
            lines.addAll(list);
        });
        String model = options.get("--score");
        if (model == null) {
            Path out = Path.of(options.getOrDefault("--out", "english.restore"));
            train(corpus, lines, out, progress);
            model = out.toString();
        }
        try (InputStream in = Files.newInputStream(Path.of(model))) {
            score(new Restorer(RestoreModel.read(in)), corpus.heldBack());
        }
    }

    private static void train(RestoreCorpus corpus, List<WrittenLine> lines, Path out, Trainer.Progress progress)
            throws IOException {
        RestoreModel model = new RestoreTrainer(SEED).train(lines, corpus.names(), corpus.spellings(), progress);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            model.write(stream);
        }
        progress.say(Files.size(out) + " bytes");
    }

    private static void score(Restorer restorer, Map<String, List<WrittenLine>> heldBack) {
        System.out.println(RestoreScore.head());
        heldBack.forEach((source, lines) -> {
            print(source + ", each turn by itself", new RestoreScore().add(restorer, lines, 1));
            print(source + ", three turns run together", new RestoreScore().add(restorer, lines, 3));
        });
        RestoreScore dialogue = new RestoreScore();
        RestoreScore together = new RestoreScore();
        for (String source : List.of("en_taskmaster3", "en_taskmaster4", "en_sgd_test_split")) {
            dialogue.add(restorer, heldBack.getOrDefault(source, List.of()), 1);
            together.add(restorer, heldBack.getOrDefault(source, List.of()), 3);
        }
        print("all raw dialogue, each turn by itself", dialogue);
        print("all raw dialogue, three turns run together", together);
    }

    private static void print(String name, RestoreScore score) {
        System.out.println("| " + name + " | " + score.row());
    }
}
