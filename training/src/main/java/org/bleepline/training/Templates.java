package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Call turns with slots: {@code (hi|hello), my name is {name}}. Alternatives stand between parentheses and may nest and
 * be empty; a slot names a {@linkplain Fillers filler}; literal mentions are {@linkplain Markup marked}.
 */
final class Templates {
    static final List<String> DOMAINS = List.of(
            "bank",
            "clinic",
            "insurance",
            "people",
            "travel",
            "support",
            "public",
            "talk",
            "business",
            "numbers",
            "places",
            "mixed",
            "earnings",
            "prompts",
            "retail",
            "hospital",
            "repairs",
            "products",
            "firms",
            "negatives");

    private static final String[] OPENINGS = {
        "uh, ",
        "um, ",
        "yeah, ",
        "okay, ",
        "so, ",
        "well, ",
        "sure, ",
        "yes, ",
        "hi, ",
        "right, ",
        "okay so ",
        "uh yeah, ",
        "alright, ",
        "let me see, ",
        "and ",
        "oh, ",
        "sorry, "
    };

    private static final Pattern QUESTION = Pattern.compile(
            "(what|which|who|when|where|how|why|can|could|may|is|are|do|does|did|have|has|will|would)\\b");

    private final List<String> lines;
    private final Random random;
    private final Fillers fillers;

    Templates(List<String> lines, Random random, Fillers fillers) {
        this.lines = List.copyOf(lines);
        this.random = random;
        this.fillers = fillers;
    }

    static List<String> all() {
        List<String> lines = new ArrayList<>();
        DOMAINS.forEach(domain -> lines.addAll(WordLists.lines("templates/" + domain + ".txt")));
        return lines;
    }

    int size() {
        return lines.size();
    }

    /** Whether the template says something else each time. */
    boolean hasSlots(int template) {
        return lines.get(template).indexOf('{') >= 0 || lines.get(template).indexOf('|') >= 0;
    }

    /** One example of a template, formatted. */
    Example expand(int template) {
        String chosen = fillSlots(choose(lines.get(template)));
        String cleaned =
                chosen.replaceAll(" +", " ").replaceAll(" ([,.?!])", "$1").strip();
        if (random.nextInt(8) == 0 && !cleaned.startsWith("[")) {
            cleaned = OPENINGS[random.nextInt(OPENINGS.length)] + cleaned;
        }
        return Markup.parse(sentenceCase(endSentences(cleaned)));
    }

    /** Most turns end with a full stop or a question mark, as a recogniser with formatting writes them. */
    private String endSentences(String text) {
        List<String> turns = new ArrayList<>();
        for (String turn : text.split(" // ")) {
            boolean ends = turn.endsWith("?") || turn.endsWith(".") || turn.endsWith("!") || turn.endsWith(".]");
            boolean asks = QUESTION.matcher(turn).lookingAt();
            turns.add(ends || random.nextInt(8) == 0 ? turn : turn + (asks ? "?" : "."));
        }
        return String.join(" // ", turns);
    }

    private String choose(String template) {
        String text = template;
        while (true) {
            int close = text.indexOf(')');
            if (close < 0) {
                return text;
            }
            int open = text.lastIndexOf('(', close);
            if (open < 0) {
                throw new IllegalArgumentException("a parenthesis is not opened: " + template);
            }
            String[] choices = text.substring(open + 1, close).split("\\|", -1);
            text = text.substring(0, open) + choices[random.nextInt(choices.length)] + text.substring(close + 1);
        }
    }

    private String fillSlots(String text) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (true) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                return filled.append(text, at, text.length()).toString();
            }
            int close = text.indexOf('}', open);
            filled.append(text, at, open).append(fillers.fill(text.substring(open + 1, close)));
            at = close + 1;
        }
    }

    /** Capitals at the start of sentences and for "I", as a recogniser with formatting writes them. */
    private static String sentenceCase(String text) {
        StringBuilder cased = new StringBuilder(text);
        boolean opens = true;
        boolean inName = false;
        for (int index = 0; index < cased.length(); index++) {
            char character = cased.charAt(index);
            if (character == '[') {
                inName = true;
            } else if (inName && character == ':') {
                inName = false;
            } else if (!inName && Character.isLetterOrDigit(character)) {
                if (opens) {
                    cased.setCharAt(index, Character.toUpperCase(character));
                }
                opens = false;
            } else if (character == '?' || character == '!') {
                opens = true;
            } else if (character == '.' && index + 1 < cased.length() && cased.charAt(index + 1) == ' ') {
                opens = index < 3 || !abbreviation(cased, index);
            } else if (character == '/' && index > 0 && cased.charAt(index - 1) == '/') {
                opens = true;
            }
        }
        return cased.toString().replaceAll("(?<![\\w.'-])i(?=['\\u2019]|\\s|,)", "I");
    }

    private static boolean abbreviation(CharSequence text, int dot) {
        int start = dot;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        String word = text.subSequence(start, dot).toString();
        return word.length() <= 1
                || List.of("Dr", "Mr", "Mrs", "Ms", "St", "Jr", "Sr", "Rd", "Ave", "Blvd", "Apt", "Inc", "No", "m")
                        .contains(word);
    }
}
