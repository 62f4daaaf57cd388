package org.bleepline.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bleepline.detect.tagger.Tagger;
import org.bleepline.detect.tagger.TaggerModel;
import org.jspecify.annotations.Nullable;

/** The command that scores the tagger alone on marked turns, and says how fast it is. */
public final class Score {
    private static final int WARM_UP = 3;
    private static final int REPEATS = 200;

    private Score() {}

    /**
     * {@code --dev} file of marked turns, {@code --model} file (without it the model that ships), {@code --bias} to take
     * off the score of "outside", {@code --mistakes} file to write what went wrong.
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            options.put(arguments[index], arguments[index + 1]);
        }
        Tagger tagger = Tagger.english();
        String file = options.get("--model");
        if (file != null) {
            long start = System.nanoTime();
            try (InputStream stream = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
                TaggerModel model = TaggerModel.read(stream);
                String bias = options.get("--bias");
                tagger = Tagger.of(bias == null ? model : model.withDecoding(Float.parseFloat(bias), 0, 1), "en");
            }
            System.out.printf(Locale.ROOT, "model read in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        }
        String dev = options.get("--dev");
        if (dev != null) {
            String mistakes = options.get("--mistakes");
            print(tagger, Path.of(dev), mistakes == null ? null : Path.of(mistakes));
            speed(tagger, Path.of(dev));
        }
    }

    static List<Example> examples(Path dev) throws IOException {
        List<Example> examples = new ArrayList<>();
        for (String line : Files.readAllLines(dev)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                examples.add(Markup.parse(line));
            }
        }
        return examples;
    }

    static boolean isRaw(Example example) {
        return example.text().equals(example.text().toLowerCase(Locale.ROOT));
    }

    static void print(Tagger tagger, Path dev, @Nullable Path mistakes) throws IOException {
        List<Example> all = examples(dev);
        List<Example> raw = all.stream().filter(Score::isRaw).toList();
        List<Example> formatted =
                all.stream().filter(example -> !isRaw(example)).toList();
        Evaluation both = new Evaluation().add(tagger, formatted).add(tagger, raw);
        System.out.println("formatted, " + formatted.size() + " turns: "
                + new Evaluation().add(tagger, formatted).summary());
        System.out.println("raw, " + raw.size() + " turns:       "
                + new Evaluation().add(tagger, raw).summary());
        System.out.println("both:                " + both.summary());
        System.out.print(both.table());
        if (mistakes != null) {
            Files.writeString(mistakes, both.mistakes());
        }
    }

    private static void speed(Tagger tagger, Path dev) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Example> examples = examples(dev);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            examples.forEach(example -> text.append(example.text()).append('\n'));
        }
        String whole = text.toString();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP + 2; round++) {
            long start = thread.getCurrentThreadCpuTime();
            Evaluation.findings(tagger, whole);
            best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
        }
        System.out.printf(
                Locale.ROOT,
                "%d characters at %.2f MB per second of one processor%n",
                whole.length(),
                whole.length() * 1e3 / best);
    }
}
