package org.bleepline.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of words by their letters, with the model of Apache OpenNLP for 103 languages ({@code langdetect-183}), and
 * of those that have a script of their own by that. The words may be raw: capitals and marks are not looked at.
 *
 * <p>{@snippet :
 * Optional<DetectedLanguage> spoken = TextLanguages.standard().of(List.of("guten", "Tag", "..."), Set.of("en", "de"));
 * }
 *
 * <p>Loading takes about a second and 50 MB of memory, once a program. Safe for use by several threads.
 */
public final class TextLanguages {
    /** Of less text nothing is said: of 25 letters four of ten guesses are right, of 50 more than eight. See docs/accuracy.md. */
    private static final int FEWEST_LETTERS = 40;

    /** Where the script tells it, a few words do. */
    private static final int FEWEST_OF_SCRIPT = 10;

    /**
     * The model's probabilities fit how often it is right where there are about so many letters; they are far too low with
     * fewer, since what it adds up grows with the text. Fitted on the development sentences of 44 languages.
     */
    private static final double FITTING_LETTERS = 620;

    /** A long text is read in blocks, and they vote: the model does not count how often something was said. */
    private static final int BLOCK_WORDS = 50;

    /** More tell nothing new. They are taken from all over the text: a greeting may be in another language. */
    private static final int MOST_BLOCKS = 20;

    /** From so large a share of Japanese letters on, Chinese characters are Japanese too. */
    private static final double JAPANESE = 0.1;

    /** Scripts that one language is written in. The model has not seen five of them, and knows little of short words in the others. */
    private static final Map<Character.UnicodeScript, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(Character.UnicodeScript.ARMENIAN, "hy"),
            Map.entry(Character.UnicodeScript.ETHIOPIC, "am"),
            Map.entry(Character.UnicodeScript.GEORGIAN, "ka"),
            Map.entry(Character.UnicodeScript.GREEK, "el"),
            Map.entry(Character.UnicodeScript.GUJARATI, "gu"),
            Map.entry(Character.UnicodeScript.GURMUKHI, "pa"),
            Map.entry(Character.UnicodeScript.HAN, "zh"),
            Map.entry(Character.UnicodeScript.HANGUL, "ko"),
            Map.entry(Character.UnicodeScript.HIRAGANA, "ja"),
            Map.entry(Character.UnicodeScript.KANNADA, "kn"),
            Map.entry(Character.UnicodeScript.KHMER, "km"),
            Map.entry(Character.UnicodeScript.LAO, "lo"),
            Map.entry(Character.UnicodeScript.MALAYALAM, "ml"),
            Map.entry(Character.UnicodeScript.MYANMAR, "my"),
            Map.entry(Character.UnicodeScript.SINHALA, "si"),
            Map.entry(Character.UnicodeScript.TAMIL, "ta"),
            Map.entry(Character.UnicodeScript.TELUGU, "te"),
            Map.entry(Character.UnicodeScript.THAI, "th"),
            Map.entry(Character.UnicodeScript.TIBETAN, "bo"));

    /** The model's names that Java has no two letters for, or others than speech engines have. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "cmn", "zh", "nob", "no", "pes", "fa", "ekk", "et", "lvs", "lv", "plt", "mg", "pnb", "pa", "jav", "jw");

    private final LanguageDetectorModel model;
    private final Map<String, String> codes;

    private TextLanguages(LanguageDetectorModel model) {
        this.model = model;
        this.codes = codes(new LanguageDetectorME(model).getSupportedLanguages());
    }

    /** The one that ships with the product; loaded with the first call. */
    public static TextLanguages standard() {
        return Shipped.ONE;
    }

    private static final class Shipped {
        private static final TextLanguages ONE = new TextLanguages(load());
    }

    /**
     * The language that the words are most likely in.
     *
     * @param words as they were said, in order
     * @param candidates the codes without region to choose from; empty for all. What is not among them still takes its share
     *     of the probability: words that are in none of the candidates get a low confidence
     * @return empty where there is too little text to tell
     */
    public Optional<DetectedLanguage> of(List<String> words, Collection<String> candidates) {
        return probabilities(words).entrySet().stream()
                .filter(entry -> candidates.isEmpty() || candidates.contains(entry.getKey()))
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(best -> new DetectedLanguage(best.getKey(), best.getValue()));
    }

    /**
     * How likely it is that words are in a language that somebody says they are in.
     *
     * @param code without region
     * @return 0 to 1; empty where there is too little text to tell, or nothing is known of the language
     */
    public Optional<Double> confidence(List<String> words, String code) {
        return Optional.ofNullable(probabilities(words).get(code));
    }

    /** Empty where there is too little text. */
    private Map<String, Double> probabilities(List<String> words) {
        Map<String, Double> sums = new HashMap<>();
        int letters = 0;
        for (List<String> block : blocks(words)) {
            Text text = Text.of(block);
            if (text.letters >= (BY_SCRIPT.containsKey(text.script) ? FEWEST_OF_SCRIPT : FEWEST_LETTERS)) {
                letters += text.letters;
                probabilities(text)
                        .forEach((code, probability) -> sums.merge(code, probability * text.letters, Double::sum));
            }
        }
        int all = letters;
        sums.replaceAll((code, sum) -> Math.min(1, sum / all));
        return sums;
    }

    private Map<String, Double> probabilities(Text text) {
        String byScript = BY_SCRIPT.get(text.script);
        if (byScript != null) {
            return Map.of(byScript, text.shareOfScript);
        }
        Map<String, Double> sums = new HashMap<>();
        for (Language language : new LanguageDetectorME(model).predictLanguages(text.plain)) {
            String code = codes.getOrDefault(language.getLang(), language.getLang());
            sums.merge(code, Math.max(Double.MIN_NORMAL, language.getConfidence()), Double::sum);
        }
        return sharpened(sums, Math.max(1, FITTING_LETTERS / text.letters));
    }

    private static Map<String, Double> sharpened(Map<String, Double> sums, double exponent) {
        double most = sums.values().stream().mapToDouble(value -> value).max().orElse(1);
        Map<String, Double> raised = new HashMap<>();
        sums.forEach((code, sum) -> raised.put(code, Math.pow(sum / most, exponent)));
        double all = raised.values().stream().mapToDouble(value -> value).sum();
        raised.replaceAll((code, value) -> Math.min(1, value / all));
        return raised;
    }

    /** Blocks from all over the text; the last one takes what is left over. */
    private static List<List<String>> blocks(List<String> words) {
        int count = Math.max(1, words.size() / BLOCK_WORDS);
        int taken = Math.min(count, MOST_BLOCKS);
        List<List<String>> blocks = new ArrayList<>();
        for (int block = 0; block < taken; block++) {
            int number = taken == 1 ? 0 : (int) ((long) block * (count - 1) / (taken - 1));
            int end = number == count - 1 ? words.size() : (number + 1) * BLOCK_WORDS;
            blocks.add(words.subList(number * BLOCK_WORDS, end));
        }
        return blocks;
    }

    /**
     * Words as the model likes them.
     *
     * @param plain in small letters, without marks and figures
     * @param letters of the different words: the model counts each piece of a word once
     * @param script the one that most letters are in; Japanese is one script here
     * @param shareOfScript of the letters
     */
    private record Text(String plain, int letters, Character.UnicodeScript script, double shareOfScript) {
        static Text of(List<String> words) {
            StringBuilder plain = new StringBuilder();
            Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
            for (String word : new LinkedHashSet<>(words)) {
                plain.append(' ');
                for (int sign : word.toLowerCase(Locale.ROOT).codePoints().toArray()) {
                    if (Character.isLetter(sign)) {
                        scripts.merge(Character.UnicodeScript.of(sign), 1, Integer::sum);
                    }
                    plain.appendCodePoint(belongsToWord(sign) ? sign : ' ');
                }
            }
            int letters = scripts.values().stream().mapToInt(count -> count).sum();
            joinJapanese(scripts);
            Map.Entry<Character.UnicodeScript, Integer> most = scripts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElse(Map.entry(Character.UnicodeScript.UNKNOWN, 0));
            return new Text(
                    plain.toString().strip(), letters, most.getKey(), (double) most.getValue() / Math.max(1, letters));
        }

        private static void joinJapanese(Map<Character.UnicodeScript, Integer> scripts) {
            int kana = scripts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
                    + scripts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
            int han = scripts.getOrDefault(Character.UnicodeScript.HAN, 0);
            if (kana > JAPANESE * (kana + han)) {
                scripts.remove(Character.UnicodeScript.KATAKANA);
                scripts.remove(Character.UnicodeScript.HAN);
                scripts.put(Character.UnicodeScript.HIRAGANA, kana + han);
            }
        }

        private static boolean belongsToWord(int sign) {
            int type = Character.getType(sign);
            return Character.isLetter(sign)
                    || sign == '\''
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
        }
    }

    private static LanguageDetectorModel load() {
        try (InputStream stream = TextLanguages.class.getResourceAsStream("/langdetect-183.bin")) {
            return new LanguageDetectorModel(Objects.requireNonNull(stream, "the model of languages"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model has three letters, everybody else two. */
    private static Map<String, String> codes(String[] names) {
        Map<String, String> iso = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                Locale locale = Locale.forLanguageTag(code);
                iso.put(locale.getISO3Language(), locale.toLanguageTag());
            }
        }
        Map<String, String> codes = new HashMap<>();
        for (String name : names) {
            codes.put(name, OTHER_NAMES.getOrDefault(name, iso.getOrDefault(name, name)));
        }
        return codes;
    }
}
