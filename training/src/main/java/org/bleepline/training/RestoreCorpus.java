package org.bleepline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.bleepline.training.lexicon.GzippedLines;
import org.bleepline.wording.restore.NameWords;

/** The turns that marks and capitals are learned from, numbers in words, and those that are kept back to measure with. */
final class RestoreCorpus {
    private static final List<String> DIALOGUES = List.of("en_taskmaster3", "en_taskmaster4", "en_sgd_test_split");
    /** Annotated sources that are written with care. */
    private static final List<String> SENTENCES = List.of("sgd", "uner_ewt");

    private static final int GIVEN = 1;
    private static final int SURNAME = 2;
    private static final int PLACE = 4;
    private static final int CALENDAR = 8;
    private static final int COMPANY = 16;
    private static final int ORDINARY = 32;
    private static final int SEEN_SMALL = 3;
    private static final int SAYINGS = 4;

    private final Path data;
    private final Map<String, List<WrittenLine>> training = new LinkedHashMap<>();
    private final Map<String, List<WrittenLine>> heldBack = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private RestoreCorpus(Path data) {
        this.data = data;
    }

    /**
     * @param turns marked by hand, said several times with other values
     * @param unseen turns marked by hand to measure with
     */
    static RestoreCorpus read(
            Path data, long seed, int expansions, List<MarkedTurns.Turn> turns, List<MarkedTurns.Turn> unseen)
            throws IOException {
        RestoreCorpus corpus = new RestoreCorpus(data);
        SpokenForm spoken = new SpokenForm(new Random(seed));
        for (String name : DIALOGUES) {
            List<String> lines = GzippedLines.of(data.resolve("raw/" + name + ".txt.gz"));
            corpus.add(name, lines, spoken, line -> Split.heldBack(line));
        }
        Corpora annotated = new Corpora();
        Map<String, List<Example>> train = annotated.read(data.resolve("ner/en"), "train");
        for (String source : SENTENCES) {
            List<String> lines = train.getOrDefault(source, List.of()).stream()
                    .map(Example::text)
                    .toList();
            corpus.add(source, lines, spoken, line -> Split.heldBack(line));
        }
        Gazetteers gazetteers = new Gazetteers(data.resolve("gazetteers"));
        corpus.add("templates", made(gazetteers, seed, expansions, false), spoken, line -> false);
        corpus.add("templates", made(gazetteers, seed + 1, 1, true), spoken, line -> true);
        corpus.add("marked turns", unseen.stream().map(MarkedTurns.Turn::text).toList(), spoken, line -> true);
        corpus.add("marked turns", saidAnew(turns, gazetteers, seed), spoken, line -> false);
        return corpus;
    }

    /** Source to its turns. */
    Map<String, List<WrittenLine>> training() {
        return training;
    }

    Map<String, List<WrittenLine>> heldBack() {
        return heldBack;
    }

    private static List<String> made(Gazetteers gazetteers, long seed, int expansions, boolean heldOut) {
        Random random = new Random(seed);
        Templates templates = new Templates(Templates.all(), random, new Fillers(gazetteers, random, heldOut));
        List<String> lines = new ArrayList<>();
        for (int round = 0; round < expansions; round++) {
            for (int template = 0; template < templates.size(); template++) {
                if (round == 0 || templates.hasSlots(template)) {
                    lines.addAll(List.of(templates.expand(template).text().split("\n")));
                }
            }
        }
        return lines;
    }

    private static List<String> saidAnew(List<MarkedTurns.Turn> turns, Gazetteers gazetteers, long seed) {
        Random random = new Random(seed);
        OtherValues others = new OtherValues(random, new Fillers(gazetteers, random, false));
        List<String> lines = new ArrayList<>();
        for (MarkedTurns.Turn turn : turns) {
            for (int saying = 0; saying < SAYINGS && !turn.isRaw(); saying++) {
                lines.addAll(List.of(others.of(turn).text().split("\n")));
            }
        }
        return lines;
    }

    /** Each turn once, those kept back never also in training. */
    private void add(String source, List<String> lines, SpokenForm spoken, Predicate<String> back) {
        List<WrittenLine> train = training.computeIfAbsent(source, name -> new ArrayList<>());
        List<WrittenLine> kept = heldBack.computeIfAbsent(source, name -> new ArrayList<>());
        for (String line : lines) {
            WrittenLine written = WrittenLine.of(spoken.numbersAsWords(new Example(line.strip(), List.of(), 0, false))
                    .text());
            if (written.isCareful() && known.add(String.join(" ", written.words()))) {
                (back.test(String.join(" ", written.words())) ? kept : train).add(written);
            }
        }
    }

    /** The lists that say of a word that it may be a name, and whether it is an ordinary word too. */
    NameWords names() {
        Map<String, Integer> lists = new TreeMap<>();
        Gazetteers gazetteers = new Gazetteers(data.resolve("gazetteers"));
        addAll(lists, gazetteers.values("given_names", Gazetteers::english), GIVEN);
        addAll(lists, gazetteers.values("given_names", Gazetteers::american), GIVEN);
        addAll(lists, gazetteers.values("surnames", Gazetteers::english), SURNAME);
        addAll(lists, gazetteers.values("surnames", Gazetteers::american), SURNAME);
        addAll(
                lists,
                gazetteers.values("cities", entry -> Gazetteers.english(entry) || Gazetteers.american(entry)),
                PLACE);
        addAll(lists, gazetteers.values("regions", Gazetteers::english), PLACE);
        addAll(lists, gazetteers.values("countries", Gazetteers::english), PLACE);
        addAll(lists, gazetteers.values("nationalities"), PLACE);
        addAll(lists, gazetteers.values("languages", Gazetteers::english), PLACE);
        addAll(lists, gazetteers.values("calendar_words", Gazetteers::english), CALENDAR);
        addAll(lists, gazetteers.values("organizations"), COMPANY);
        smallWords().forEach(word -> lists.computeIfPresent(word, (known, bits) -> bits | ORDINARY));
        return NameWords.of(lists);
    }

    private static void addAll(Map<String, Integer> lists, List<String> values, int bit) {
        for (String value : values) {
            for (String word :
                    value.toLowerCase(Locale.ROOT).replace('\u2019', '\'').split("[^\\p{L}']+")) {
                if (word.length() > 1) {
                    lists.merge(word, bit, (one, other) -> one | other);
                }
            }
        }
    }

    private Set<String> smallWords() {
        Map<String, Integer> small = new HashMap<>();
        training.values()
                .forEach(lines -> lines.forEach(line -> line.written().stream()
                        .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
                        .forEach(word -> small.merge(word, 1, Integer::sum))));
        Set<String> words = new LinkedHashSet<>();
        small.forEach((word, count) -> {
            if (count >= SEEN_SMALL) {
                words.add(word);
            }
        });
        return words;
    }

    /** Words in mixed case that are mostly written so. */
    List<String> spellings() {
        Map<String, Map<String, Integer>> forms = new TreeMap<>();
        training.values()
                .forEach(lines -> lines.forEach(line -> {
                    for (int index = 0; index < line.words().size(); index++) {
                        if (!line.startsSentence(index)) {
                            forms.computeIfAbsent(line.words().get(index), word -> new TreeMap<>())
                                    .merge(line.written().get(index), 1, Integer::sum);
                        }
                    }
                }));
        List<String> spellings = new ArrayList<>();
        forms.values().forEach(counts -> {
            String most = counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            boolean mixed = most.length() > 1
                    && !most.equals(most.toLowerCase(Locale.ROOT))
                    && !most.equals(most.toUpperCase(Locale.ROOT))
                    && !most.substring(1).equals(most.substring(1).toLowerCase(Locale.ROOT));
            if (mixed && counts.getOrDefault(most, 0) >= 2) {
                spellings.add(most);
            }
        });
        return spellings;
    }
}
