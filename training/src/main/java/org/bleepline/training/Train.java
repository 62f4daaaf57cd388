package org.bleepline.training;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.bleepline.detect.tagger.Lexicon;
import org.bleepline.detect.tagger.Tagger;
import org.bleepline.detect.tagger.TaggerModel;
import org.bleepline.wording.Wording;

/** The command that trains the English model: reads the data, makes up call turns, fits, calibrates, writes, scores. */
public final class Train {
    private static final int LEFT_OUT_OF_LEXICON_PERCENT = 20;
    private static final long SEED = 20261124;
    private static final float OUTSIDE_BIAS = 0.3f;
    private static final int ORDERS = 2500;
    private static final int TALK = 5000;

    private final Path data;
    private final int expansions;
    private final Trainer.Settings settings;
    private final double share;
    private final String turns;
    private final int sayings;
    private final double restored;
    private final RestoredForm restorer = new RestoredForm(Wording.english(), new Random(SEED));

    private Train(
            Path data,
            int expansions,
            Trainer.Settings settings,
            double share,
            String turns,
            int sayings,
            double restored) {
        this.data = data;
        this.expansions = expansions;
        this.settings = settings;
        this.share = share;
        this.turns = turns;
        this.sayings = sayings;
        this.restored = restored;
    }

    /**
     * {@code --data} folder of the training data, {@code --turns} files of turns that are marked by hand, with commas
     * between them, {@code --out} file of the model; for trials {@code --rounds}, {@code --expansions} of each template,
     * {@code --sayings} of each marked turn, {@code --restored} share of the raw examples that are also shown with marks and
     * capitals restored, {@code --share} of the annotated sentences, {@code --dev} file of marked turns
     * to score, {@code --mistakes} file to write what went wrong there.
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            options.put(arguments[index], arguments[index + 1]);
        }
        Trainer.Settings settings = new Trainer.Settings(
                Integer.parseInt(options.getOrDefault("--rounds", "5")),
                Integer.parseInt(options.getOrDefault("--least", "3")),
                Float.parseFloat(options.getOrDefault("--rate", "0.15")),
                Float.parseFloat(options.getOrDefault("--decay", "0.0005")),
                Integer.parseInt(options.getOrDefault("--hidden", "30")),
                SEED);
        Train train = new Train(
                Path.of(options.getOrDefault("--data", "../shared/data")),
                Integer.parseInt(options.getOrDefault("--expansions", "14")),
                settings,
                Double.parseDouble(options.getOrDefault("--share", "1")),
                options.getOrDefault("--turns", ""),
                Integer.parseInt(options.getOrDefault("--sayings", "8")),
                Double.parseDouble(options.getOrDefault("--restored", "0.5")));
        train.run(
                Path.of(options.getOrDefault("--out", "english.tagger")),
                options.get("--dev"),
                options.get("--mistakes"));
    }

    private void run(
            Path out, @org.jspecify.annotations.Nullable String dev, @org.jspecify.annotations.Nullable String mistakes)
            throws IOException {
        long start = System.nanoTime();
        Trainer.Progress progress = line ->
                System.out.println(String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, line));
        Gazetteers gazetteers = new Gazetteers(data.resolve("gazetteers"));
        Corpora corpora = new Corpora();
        Map<String, List<Example>> sentences = corpora.read(data.resolve("ner/en"), "train");
        List<String> frequent = frequentWords(sentences);
        List<Example> examples = new ArrayList<>();
        Random random = new Random(SEED);
        sentences.forEach((source, list) -> {
            List<Example> formatted = new ArrayList<>();
            List<Example> raw = new ArrayList<>();
            list.stream().filter(example -> random.nextDouble() < share).forEach(example -> {
                if (!Score.isRaw(example)) {
                    formatted.add(example);
                }
                raw.add(new SpokenForm(random).raw(example, random.nextInt(4) == 0));
            });
            examples.addAll(Conversations.of(formatted, random));
            examples.addAll(Conversations.of(raw, random));
            examples.addAll(Conversations.of(restored(raw, random), random));
            progress.say(source + ": " + (formatted.size() + raw.size()) + " examples");
        });
        List<Example> formatted = new ArrayList<>();
        List<Example> raw = new ArrayList<>();
        SpokenForm spoken = new SpokenForm(random);
        List<List<Example>> made = made(gazetteers, SEED, expansions, false);
        for (int round = 0; round < made.size(); round++) {
            for (Example example : made.get(round)) {
                if (round % 2 == 0) {
                    formatted.add(random.nextInt(6) == 0 ? spoken.numbersAsWords(example) : example);
                } else {
                    raw.add(spoken.raw(example, random.nextInt(6) == 0));
                }
            }
        }
        progress.say("made-up turns: " + (formatted.size() + raw.size()) + " examples");
        int before = formatted.size() + raw.size();
        addMarked(new OtherValues(random, new Fillers(gazetteers, random, false)), spoken, random, formatted, raw);
        progress.say("turns marked by hand: " + (formatted.size() + raw.size() - before) + " examples");
        List<Example> orders = Corpora.readOrders(data.resolve("raw/en_taskmaster4.txt.gz"), ORDERS);
        examples.addAll(Conversations.of(formatted, random));
        examples.addAll(Conversations.of(raw, random));
        List<Example> written = restored(raw, random);
        examples.addAll(Conversations.of(written, random));
        progress.say("of these also with marks and capitals restored: " + written.size() + " examples");
        addBothWays(orders, spoken, random, examples);
        progress.say("orders without names: " + 2 * orders.size() + " examples");
        List<Example> talk = new ArrayList<>();
        for (String name : List.of("en_sgd_test_split", "en_taskmaster3")) {
            talk.addAll(Corpora.readTalk(data.resolve("raw/" + name + ".txt.gz"), TALK));
        }
        addBothWays(talk, spoken, random, examples);
        progress.say("talk without names: " + 2 * talk.size() + " examples");

        Lexicon lexicon = LexiconCompiler.compile(gazetteers, frequent, LEFT_OUT_OF_LEXICON_PERCENT);
        Lexicon shipped = LexiconCompiler.compile(gazetteers, frequent, 0);
        TaggerModel model = new Trainer(settings).train(examples, lexicon, shipped, progress);
        List<Example> unseen = new ArrayList<>();
        for (Example example : made(gazetteers, SEED + 1, 1, true).get(0)) {
            unseen.add(example);
            unseen.add(spoken.raw(example, false));
        }
        Map<String, List<Example>> devSentences = corpora.read(data.resolve("ner/en"), "dev");
        List<Example> forCurve = new ArrayList<>(unseen);
        devSentences.values().forEach(forCurve::addAll);
        model = Calibration.fit(model, OUTSIDE_BIAS, forCurve);
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
            model.write(stream);
        }
        progress.say(model.featureCount() + " features kept, " + Files.size(out) + " bytes");
        score(Tagger.of(model, "en"), unseen, devSentences, dev, mistakes, progress);
    }

    /** Each turn that is marked by hand, said several times with other values. */
    private void addMarked(
            OtherValues others, SpokenForm spoken, Random random, List<Example> formatted, List<Example> raw) {
        List<MarkedTurns.Turn> marked = new ArrayList<>(MarkedTurns.own());
        marked.addAll(MarkedTurns.readAll(turns));
        for (MarkedTurns.Turn turn : marked) {
            for (int saying = 0; saying < sayings; saying++) {
                if (turn.isRaw()) {
                    raw.add(spoken.raw(others.of(turn), false));
                } else {
                    formatted.add(others.of(turn));
                    raw.add(spoken.raw(others.of(turn), random.nextInt(6) == 0));
                }
            }
        }
    }

    private void addBothWays(List<Example> sentences, SpokenForm spoken, Random random, List<Example> examples) {
        examples.addAll(Conversations.of(sentences, random));
        List<Example> raw =
                sentences.stream().map(example -> spoken.raw(example, false)).toList();
        examples.addAll(Conversations.of(raw, random));
        examples.addAll(Conversations.of(restored(raw, random), random));
    }

    /** A share of raw examples, as they are when marks and capitals were restored in them. */
    private List<Example> restored(List<Example> raw, Random random) {
        return raw.stream()
                .filter(example -> random.nextDouble() < restored)
                .map(restorer::of)
                .toList();
    }

    private static void score(
            Tagger tagger,
            List<Example> made,
            Map<String, List<Example>> devSentences,
            @org.jspecify.annotations.Nullable String dev,
            @org.jspecify.annotations.Nullable String mistakes,
            Trainer.Progress progress)
            throws IOException {
        progress.say("made-up turns, names not seen: "
                + new Evaluation().add(tagger, made).summary());
        SpokenForm spoken = new SpokenForm(new Random(SEED));
        devSentences.forEach((source, list) -> {
            progress.say(source + ": " + new Evaluation().add(tagger, list).summary());
            progress.say("  raw: "
                    + new Evaluation()
                            .add(
                                    tagger,
                                    list.stream()
                                            .map(example -> spoken.raw(example, false))
                                            .toList())
                            .summary());
        });
        if (dev != null) {
            Score.print(tagger, Path.of(dev), mistakes == null ? null : Path.of(mistakes));
        }
    }

    /** One list a round over all templates. */
    private static List<List<Example>> made(Gazetteers gazetteers, long seed, int expansions, boolean heldOut) {
        Random random = new Random(seed);
        Templates templates = new Templates(Templates.all(), random, new Fillers(gazetteers, random, heldOut));
        List<List<Example>> rounds = new ArrayList<>();
        for (int round = 0; round < expansions; round++) {
            List<Example> examples = new ArrayList<>();
            for (int template = 0; template < templates.size(); template++) {
                // What has no slots says the same each time: half as often is enough.
                if (round % 4 < 2 || templates.hasSlots(template)) {
                    examples.add(templates.expand(template));
                }
            }
            rounds.add(examples);
        }
        return rounds;
    }

    /** Words that occur most often in lower case and outside names, most frequent first. */
    private List<String> frequentWords(Map<String, List<Example>> sentences) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        readRaw(line -> count(line, counts));
        sentences
                .values()
                .forEach(list -> list.forEach(example -> {
                    StringBuilder rest = new StringBuilder();
                    int from = 0;
                    for (Mention mention : example.mentions()) {
                        rest.append(example.text(), from, mention.start()).append(' ');
                        from = mention.end();
                    }
                    count(rest.append(example.text().substring(from)).toString(), counts);
                }));
        Templates.all().forEach(line -> count(line.replaceAll("\\{[^}]*}|\\[[^\\]]*\\]|[(|)]", " "), counts));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= 8)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void readRaw(Consumer<String> lines) throws IOException {
        for (String name : List.of("en_taskmaster3", "en_taskmaster4", "en_sgd_test_split")) {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(data.resolve("raw/" + name + ".txt.gz"))),
                    StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.accept(line);
                }
            }
        }
    }

    private static void count(String line, Map<String, Integer> counts) {
        for (String word : line.split("[^\\p{L}']+")) {
            if (!word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT))) {
                counts.merge(word, 1, Integer::sum);
            }
        }
    }
}
