package org.bleepline.speech.sphinx;

import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.dictionary.TextDictionary;
import edu.cmu.sphinx.linguist.dictionary.Word;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the recognisers share: loaded once, then only read. Safe for use by several threads.
 *
 * <p>Sphinx's parts are put together here and not by its configuration files, whose reader replaces the logging of the whole program.
 */
final class Models {
    private static final String FOLDER = "/edu/cmu/sphinx/models/en-us/";

    /** Sphinx's own settings. */
    private static final float MIXTURE_WEIGHT_FLOOR = 1e-7f;

    private static final float VARIANCE_FLOOR = 1e-4f;
    private static final int NEAREST_NORMALS = 4;

    /** Any digit is as likely behind any other. */
    private static final float DIGIT_LOG = (float) -Math.log(NumberRuns.DIGITS.size());

    /** Half hears calls a little better and the sample calls worse: docs/accuracy.md. */
    private static final double CALLS_SHARE = 0.35;

    private static final List<String> NOISES = List.of("SIL", "+NSN+", "+SPN+");

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger SPHINX_LOG = Logger.getLogger("edu.cmu.sphinx");

    private static final Logger LOADER_LOG = Logger.getLogger("ACOUSTIC_LOADER");

    private final Sphinx3Loader loader;
    private final Senones senones;
    private final Hmms hmms;
    private final LexiconTree tree;
    private final LexiconTree digits;
    private final MixedWords mixed;
    private final List<String> words;

    private Models() throws IOException {
        UnitManager units = new UnitManager();
        loader =
                new Sphinx3Loader(file("en-us"), units, 0, MIXTURE_WEIGHT_FLOOR, VARIANCE_FLOOR, NEAREST_NORMALS, true);
        TiedStateAcousticModel acoustics = new TiedStateAcousticModel(loader, units, true);
        acoustics.allocate();
        Dictionary dictionary =
                new TextDictionary(file("cmudict-en-us.dict"), file("en-us/noisedict"), List.of(), null, units);
        dictionary.allocate();
        senones = new Senones(loader);
        Trigrams general = general();
        mixed = new MixedWords(general, calls(), CALLS_SHARE);
        words = general.vocabulary();
        hmms = new Hmms(acoustics, units);
        List<LexiconTree.Saying> sayings = new ArrayList<>();
        for (int number = 0; number < words.size(); number++) {
            Word word = words.get(number).startsWith("<") ? null : dictionary.getWord(words.get(number));
            if (word != null && !word.isFiller()) {
                sayings.addAll(sayings(word, number, hmms));
            }
        }
        tree = new LexiconTreeBuilder(hmms, mixed.alone())
                .build(sayings, NOISES.stream().map(hmms::phone).toList());
        List<LexiconTree.Saying> digitSayings = new ArrayList<>();
        for (int number = 0; number < NumberRuns.DIGITS.size(); number++) {
            digitSayings.addAll(sayings(dictionary.getWord(NumberRuns.DIGITS.get(number)), number, hmms));
        }
        digits = new LexiconTreeBuilder(hmms, new float[NumberRuns.DIGITS.size()])
                .build(digitSayings, NOISES.stream().map(hmms::phone).toList());
    }

    /** Takes seconds. */
    static Models load() throws IOException {
        // Not in a static initialiser: whoever reads a configuration of Sphinx makes all loggers forget their levels.
        SPHINX_LOG.setLevel(Level.OFF);
        LOADER_LOG.setLevel(Level.OFF);
        return new Models();
    }

    private static Trigrams general() throws IOException {
        try (InputStream in = new BufferedInputStream(file("en-us.lm.bin").openStream())) {
            return Trigrams.read(in);
        }
    }

    private static CallTrigrams calls() throws IOException {
        try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream("calls.trigrams"))) {
            return CallTrigrams.read(in);
        }
    }

    /** The words that can be heard; takes a moment. */
    static List<String> vocabulary() throws IOException {
        return general().vocabulary().stream()
                .filter(word -> !word.startsWith("<"))
                .toList();
    }

    private static URL file(String name) {
        return Objects.requireNonNull(Models.class.getResource(FOLDER + name), name);
    }

    private static List<LexiconTree.Saying> sayings(Word word, int number, Hmms hmms) {
        List<LexiconTree.Saying> sayings = new ArrayList<>();
        for (Pronunciation pronunciation : word.getPronunciations()) {
            List<Integer> phones = new ArrayList<>();
            for (Unit unit : pronunciation.getUnits()) {
                phones.add(hmms.phone(unit.getName()));
            }
            sayings.add(new LexiconTree.Saying(number, phones));
        }
        return sayings;
    }

    Features features() throws IOException {
        return new Features(loader);
    }

    String text(int word) {
        return words.get(word);
    }

    /** For digits alone, each by its place in {@link NumberRuns#DIGITS}. */
    WordSearch digitSearch(int width) {
        return new WordSearch(
                digits,
                hmms,
                new FrameScores(senones),
                (beforeThat, before, word) -> DIGIT_LOG,
                NumberRuns.DIGITS.size(),
                NumberRuns.DIGITS.size() + 1,
                width);
    }

    /** @param width models of phones that are kept from frame to frame */
    WordSearch search(int width) {
        return new WordSearch(
                tree,
                hmms,
                new FrameScores(senones),
                mixed,
                words.indexOf(CallTrigrams.START),
                words.indexOf(CallTrigrams.END),
                width);
    }
}
