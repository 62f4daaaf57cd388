package org.bleepline.training;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.bleepline.core.span.Document;
import org.bleepline.detect.tagger.Lexicon;
import org.bleepline.detect.tagger.Tokens;

/**
 * Compiles word lists and cue words into the hashed lexicon of the model.
 *
 * <p>For training a part of the entries is left out, so that the model also learns to do without them; the lexicon that
 * ships has them all.
 */
final class LexiconCompiler {
    private static final int VERY_COMMON = 300;
    private static final int COMMON = 3000;

    private final Gazetteers gazetteers;
    private final Map<String, List<String>> own;
    private final List<String> frequentWords;
    private final int leftOutPercent;
    private final Lexicon.Builder builder = new Lexicon.Builder();
    private int kind;

    private LexiconCompiler(Gazetteers gazetteers, List<String> frequentWords, int leftOutPercent) {
        this.gazetteers = gazetteers;
        this.own = WordLists.groups("words/lists.txt");
        this.frequentWords = frequentWords;
        this.leftOutPercent = leftOutPercent;
    }

    /**
     * @param frequentWords the most frequent first
     * @param leftOutPercent how many of a hundred entries of open classes are left out
     */
    static Lexicon compile(Gazetteers gazetteers, List<String> frequentWords, int leftOutPercent) {
        return new LexiconCompiler(gazetteers, frequentWords, leftOutPercent).build();
    }

    private Lexicon build() {
        open(gazetteers.values(
                "given_names", e -> Gazetteers.american(e) || e.source().equals("sigpwned")));
        open(gazetteers.values("given_names"));
        open(gazetteers.values(
                "surnames",
                e -> Gazetteers.american(e) && !e.source().equals("smashew")
                        || e.source().equals("sigpwned")));
        open(gazetteers.values("surnames"));
        open(gazetteers.values(
                "cities", e -> Gazetteers.english(e) && !e.source().equals("joke2k-faker")));
        open(gazetteers.values("cities", e -> !e.source().equals("joke2k-faker") || !Gazetteers.english(e)));
        closed(own("us_states"), own("regions"));
        open(gazetteers.values("regions"));
        closed(gazetteers.values("countries", e -> e.place().startsWith("en")), own("countries"));
        open(gazetteers.values("landmarks"), own("landmarks"));
        open(gazetteers.values("organizations"), own("organizations"), own("banks"), own("stores"));
        closed(gazetteers.values("company_suffixes"), own("company_words"));
        open(gazetteers.values("hospitals"), own("hospitals"));
        open(gazetteers.values("universities", Gazetteers::english));
        open(gazetteers.values("occupations", Gazetteers::english), own("jobs"));
        open(gazetteers.values("diseases", e -> e.place().equals("en")), own("conditions"));
        open(gazetteers.values("symptoms"), own("injuries"));
        open(gazetteers.values("drugs"), own("drugs"));
        open(gazetteers.values("holidays", e -> e.place().startsWith("en")), own("events"));
        closed(gazetteers.values("languages", e -> e.place().equals("en")), own("languages"));
        closed(gazetteers.values("nationalities"), own("nationalities"));
        closed(gazetteers.values("religions"), own("religions"));
        closed(gazetteers.values("political_parties"), own("parties"));
        closed(gazetteers.values("street_words", Gazetteers::english), own("street_words"));
        open(gazetteers.values("streets", Gazetteers::english));
        closed(gazetteers.values("currencies", e -> e.place().equals("en")), own("currencies"));
        closed(gazetteers.values("honorifics", Gazetteers::english), own("honorifics"));
        closed(frequentWords.subList(0, Math.min(VERY_COMMON, frequentWords.size())));
        closed(frequentWords.subList(0, Math.min(COMMON, frequentWords.size())));
        open(own("procedures"));
        if (kind > Lexicon.KINDS) {
            throw new IllegalStateException(kind + " kinds are too many");
        }
        Map<String, Integer> cueClasses = new HashMap<>();
        WordLists.groups("words/cues.txt").forEach((name, words) -> {
            int cue = cueClasses.computeIfAbsent(name, key -> cueClasses.size() + 1);
            words.forEach(word -> builder.cue(word, cue));
        });
        return builder.build();
    }

    private List<String> own(String name) {
        List<String> list = own.get(name);
        if (list == null) {
            throw new IllegalArgumentException("no list " + name);
        }
        return list;
    }

    @SafeVarargs
    private void open(List<String>... lists) {
        add(value -> !Split.leftOut(value, leftOutPercent), lists);
    }

    @SafeVarargs
    private void closed(List<String>... lists) {
        add(value -> true, lists);
    }

    @SafeVarargs
    private void add(Predicate<String> wanted, List<String>... lists) {
        for (List<String> list : lists) {
            for (String value : list) {
                if (wanted.test(value.toLowerCase(Locale.ROOT))) {
                    builder.phrase(Tokens.of(Document.of(value, "en")), kind);
                }
            }
        }
        kind++;
    }
}
