package org.bleepline.detect.lexicon;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bleepline.core.span.Recognizer;

/**
 * The recognizers of closed classes of words.
 *
 * <p>{@snippet :
 * Document document = Document.of("i take metformin for my diabetes", "en");
 * Lexicons.english().recognize(document); // a DRUG and a MEDICAL_CONDITION
 * }
 *
 * <p>The lists are read when a recognizer is first asked for, and kept.
 */
public final class Lexicons {
    private Lexicons() {}

    /** Reads the lists when the class is first used. */
    private static final class English {
        private static final List<String> LISTS = List.of(
                "words",
                "ordinary",
                "drugs",
                "conditions",
                "processes",
                "injuries",
                "people",
                "bodies",
                "beliefs",
                "nations",
                "occupations",
                "events",
                "places",
                "organizations");
        private static final Recognizer RECOGNIZER = new LexiconRecognizer(load("english", LISTS), "en");
    }

    /**
     * Name of the recognizer in a candidate that only says what its words are not: an expression of everyday language, such
     * as "Trojan horse". Its score is 0; whoever weighs candidates may use it against those within.
     */
    public static final String ORDINARY = "ordinary";

    /**
     * Drugs, medical conditions, processes, injuries, blood types, religions, nationalities, languages, political
     * affiliations, marital status, gender and sexuality, zodiac signs, events, occupations, physical attributes, and the
     * places and organisations that everybody knows. Reads English, formatted or raw; texts of other languages have no
     * hits.
     */
    public static Recognizer english() {
        return English.RECOGNIZER;
    }

    /** Reads the named lists and the compiled ones of a folder beside this class. */
    static Lexicon load(String folder, List<String> lists) {
        Lexicon lexicon = new Lexicon();
        try {
            for (String list : lists) {
                String name = folder + "/" + list + ".txt";
                try (BufferedReader reader =
                        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
                    LexiconText.read(reader, name, lexicon);
                }
            }
            try (InputStream compiled = new BufferedInputStream(open(folder + "/gazetteers.bin"), 1 << 16)) {
                CompiledLexicon.read(compiled, lexicon);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lexicon.marks().requireAllDeclared();
        return lexicon;
    }

    private static InputStream open(String name) throws IOException {
        InputStream stream = Lexicons.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException("no list " + name);
        }
        return stream;
    }
}
