package org.bleepline.training.lexicon;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bleepline.detect.lexicon.CompiledLexicon;

/**
 * Makes {@code gazetteers.bin} of the English lexicon. The same lists give the same bytes.
 *
 * <p>Arguments: the folder with the lists (value, country or language, and source, parted by tabs; compressed), the folder
 * with ordinary dialogues, the file to write. Prints how many phrases of each list went in.
 *
 * <p>The names of languages also come from ICU (CLDR).
 *
 * <p>Lists are noisy, so a phrase goes in only if it is no ordinary word: single words must not stand in the dialogues in
 * small letters, and phrases of the medical and personal classes must not stand there at all.
 */
public final class CompileLexicon {
    private static final Set<String> ENGLISH_PLACES = Set.of("geonames", "corpora");
    private static final Set<String> COMPANY_SOURCES = Set.of("corpora", "sp500", "nasdaq");
    private static final Set<String> NAMES = Set.of(
            "gazetteer-city",
            "gazetteer-region",
            "gazetteer-company",
            "gazetteer-company-single",
            "gazetteer-party",
            "gazetteer-hospital",
            "gazetteer-university",
            "gazetteer-drug",
            "gazetteer-language");
    private static final Pattern FAITH =
            Pattern.compile("(?i)(ism|ity|church|buddh|islam|jew|juda|christ|hindu|orthodox|muslim|catholic|witness)");
    private static final Pattern PARTY = Pattern.compile(
            "(?i)\\b(party|alliance|democrats?|labour|conservatives?|unionists?|socialist|greens?|liberals?|communist)\\b");
    private static final int SHORTEST_WORD = 4;
    private static final int SHORTEST_CITY = 4;

    private final OrdinaryTalk talk;
    private final Path folder;
    private final CompiledLexicon lexicon = new CompiledLexicon();
    private final Map<String, Integer> counts = new TreeMap<>();

    private record Line(String value, String place, String source) {
        static Line of(String written) {
            String[] cells = written.split("\t", -1);
            return new Line(cells[0].strip(), cells[1], cells[2]);
        }

        boolean isEnglish() {
            return place.equals("en") || place.startsWith("en_");
        }

        boolean isSingleWord() {
            return value.indexOf(' ') < 0 && value.indexOf('-') < 0;
        }

        boolean isInitials() {
            return isSingleWord() && value.equals(value.toUpperCase(Locale.ROOT));
        }
    }

    private CompileLexicon(OrdinaryTalk talk, Path folder) {
        this.talk = talk;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "give the folder of lists, the folder of dialogues and the file to write");
        }
        Path file = Path.of(arguments[2]);
        CompileLexicon compiler = new CompileLexicon(OrdinaryTalk.of(Path.of(arguments[1])), Path.of(arguments[0]));
        compiler.addAll();
        try (OutputStream out = Files.newOutputStream(file)) {
            compiler.lexicon.writeTo(out);
        }
        compiler.counts.forEach((section, count) -> System.out.println(section + "\t" + count));
        System.out.println(compiler.lexicon.size() + " phrases, " + Files.size(file) + " bytes");
    }

    private void addAll() throws IOException {
        add("drugs", "gazetteer-drug", line -> unheardOf(line));
        add("diseases", "gazetteer-condition", line -> line.isEnglish() && !line.isInitials() && unheardOf(line));
        add("symptoms", "gazetteer-symptom", line -> unheardOf(line));
        add(
                "occupations",
                "gazetteer-occupation",
                line -> line.isEnglish() && !line.isSingleWord() && !startsWithPlural(line) && unheardOf(line));
        add(
                "occupations",
                "gazetteer-occupation-single",
                line -> line.isEnglish() && line.isSingleWord() && unheardOf(line));
        add(
                "religions",
                "gazetteer-religion",
                line -> FAITH.matcher(line.value()).find() && unheardOf(line));
        add(
                "political_parties",
                "gazetteer-party",
                line -> !line.isSingleWord() && PARTY.matcher(line.value()).find() && unheardOf(line));
        add("nationalities", "gazetteer-nationality", this::unheardOf);
        add("languages", "gazetteer-language", line -> line.isEnglish() && unheardOf(line));
        for (String code : ULocale.getISOLanguages()) {
            String name = ULocale.getDisplayLanguage(code, ULocale.ENGLISH);
            if (!name.equals(code)) {
                add("gazetteer-language", new Line(name, "en", "icu"), this::unheardOf);
            }
        }
        add("hospitals", "gazetteer-hospital", line -> !line.isSingleWord());
        add("universities", "gazetteer-university", line -> !line.isSingleWord());
        add(
                "organizations",
                "gazetteer-company",
                line -> COMPANY_SOURCES.contains(line.source()) && !line.isSingleWord() && unheardOf(line));
        add(
                "organizations",
                "gazetteer-company-single",
                line -> COMPANY_SOURCES.contains(line.source()) && line.isSingleWord() && unheardOf(line));
        add(
                "cities",
                "gazetteer-city",
                line -> (ENGLISH_PLACES.contains(line.source()) || line.isEnglish())
                        && line.value().length() >= SHORTEST_CITY
                        && isNoOrdinaryWord(line));
        add(
                "regions",
                "gazetteer-region",
                line -> (line.source().equals("geonames") || line.isEnglish())
                        && line.value().length() >= SHORTEST_CITY
                        && isNoOrdinaryWord(line));
    }

    /** Lists of trades such as "animals breeder" are no titles that anybody says. */
    private static boolean startsWithPlural(Line line) {
        return line.value().split(" ")[0].endsWith("s");
    }

    private void add(String list, String section, Predicate<Line> taken) throws IOException {
        for (String written : GzippedLines.of(folder.resolve(list + ".tsv.gz"))) {
            add(section, Line.of(written), taken);
        }
    }

    private void add(String section, Line line, Predicate<Line> taken) {
        if (!line.value().isEmpty() && taken.test(line)) {
            lexicon.add(section, line.value(), NAMES.contains(section));
            counts.merge(section, 1, Integer::sum);
        }
    }

    private boolean unheardOf(Line line) {
        return line.value().length() >= SHORTEST_WORD && !talk.holds(line.value()) && isNoOrdinaryWord(line);
    }

    private boolean isNoOrdinaryWord(Line line) {
        return !line.isSingleWord() || talk.countSmall(line.value()) < 2;
    }
}
