package org.bleepline.detect.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.lexicon.Rule.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists as people write them.
 *
 * <pre>
 * # a remark
 * [RELIGION] faith 0.9                      what is found, the name of the section, the score
 *   0 next {food} tastes                    indented: a rule; here a word for food or "tastes" behind it forbids the sense
 *   0.95 question religion &amp; !prev not      conditions joined by &amp;; ! turns one round
 * catholic, roman catholic, jewish          phrases, parted by commas
 * [mark] food                               words that only speak for or against something
 * pastry, cheese
 * [none] set-phrases                        expressions in which a listed word means something else
 * catholic tastes
 * [DRUG] drug-ending 0.8 endings            the phrases are endings of words
 * cillin
 * [INJURY] broken-bone 0.95 patterns        each line is one pattern
 * {break} {poss}? {side}? {body}+           ? may be missing, * any number, + one to four; a|b one of them
 * {weigh} &lt; {digits} pounds|kilos &gt;         only what stands between &lt; and &gt; is found; a comma in front allows one
 * </pre>
 *
 * <p>Further words behind the score: {@code exact} compares words with their plural endings and as they stand;
 * {@code marked} gives each phrase the mark of the section's name too. Phrases are compared without case and accents,
 * and with their plural taken off.
 */
final class LexiconText {
    private final Lexicon lexicon;
    private final String source;
    private int line;
    private @Nullable Section section;

    /** A section whose rules are still being read. */
    private static final class Section {
        private final String name;
        private final @Nullable Policy policy;
        private final double score;
        private final List<String> options;
        private final List<Rule> rules = new ArrayList<>();
        private @Nullable Sense sense;

        Section(String name, @Nullable Policy policy, double score, List<String> options) {
            this.name = name;
            this.policy = policy;
            this.score = score;
            this.options = options;
        }
    }

    private LexiconText(Lexicon lexicon, String source) {
        this.lexicon = lexicon;
        this.source = source;
    }

    /**
     * Adds everything that a list holds.
     *
     * @param source name of the list, for complaints
     * @throws IllegalArgumentException names the line that cannot be read
     */
    static void read(BufferedReader reader, String source, Lexicon lexicon) throws IOException {
        LexiconText text = new LexiconText(lexicon, source);
        String next = reader.readLine();
        while (next != null) {
            text.line++;
            try {
                text.readLine(next);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + " line " + text.line + ": " + e.getMessage(), e);
            }
            next = reader.readLine();
        }
        text.finish();
    }

    private void readLine(String written) {
        String stripped = written.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return;
        }
        if (stripped.startsWith("[")) {
            finish();
            section = header(stripped);
        } else if (Character.isWhitespace(written.charAt(0))) {
            open().rules.add(rule(stripped));
        } else {
            entries(open(), stripped);
        }
    }

    private Section open() {
        if (section == null) {
            throw new IllegalArgumentException("no section is open");
        }
        return section;
    }

    /** A section without entries is there for a compiled list. */
    private void finish() {
        if (section != null) {
            sense(section);
        }
        section = null;
    }

    private static Section header(String written) {
        int close = written.indexOf(']');
        String kind = written.substring(1, close);
        String[] words = written.substring(close + 1).strip().split("\\s+");
        boolean found = !kind.equals("mark") && !kind.equals("none");
        Policy policy = found ? Policy.named(kind.toLowerCase(Locale.ROOT)) : null;
        double score = found ? Double.parseDouble(words[1]) : 0;
        List<String> options = new ArrayList<>(List.of(words).subList(found ? 2 : 1, words.length));
        if (kind.equals("mark")) {
            options.add("marked");
        }
        return new Section(words[0], policy, score, options);
    }

    private Sense sense(Section from) {
        if (from.sense == null) {
            boolean marked = from.options.contains("marked");
            int mark = marked ? lexicon.marks().declare(from.name) : Sense.NO_MARK;
            from.sense = new Sense(from.name, from.policy, mark, from.score, from.rules);
            lexicon.addSection(from.sense);
        }
        return from.sense;
    }

    private void entries(Section to, String written) {
        Sense sense = sense(to);
        if (to.options.contains("patterns")) {
            pattern(sense, written);
            return;
        }
        boolean exact = to.options.contains("exact");
        for (String entry : written.split(",")) {
            String phrase = entry.strip();
            if (phrase.isEmpty()) {
                continue;
            }
            if (to.options.contains("endings")) {
                lexicon.addEnding(phrase, sense);
                continue;
            }
            List<Phrase> spellings = Phrase.spellings(phrase, exact);
            if (spellings.isEmpty()) {
                throw new IllegalArgumentException("a phrase without words or with too many");
            }
            spellings.forEach(spelling -> lexicon.addPhrase(spelling, sense));
        }
    }

    private Rule rule(String written) {
        int space = written.indexOf(' ');
        double score = Double.parseDouble(written.substring(0, space));
        List<Condition> conditions = new ArrayList<>();
        for (String part : written.substring(space + 1).split("&")) {
            String[] words = part.strip().split("\\s+");
            boolean negated = words[0].startsWith("!");
            Place place = Place.valueOf((negated ? words[0].substring(1) : words[0]).toUpperCase(Locale.ROOT));
            MarkSet marks = new MarkSet();
            for (int index = 1; index < words.length; index++) {
                marks.add(mark(words[index]));
            }
            conditions.add(new Condition(place, negated, marks));
        }
        return new Rule(score, conditions);
    }

    private void pattern(Sense sense, String written) {
        List<Pattern.Element> elements = new ArrayList<>();
        List<List<Integer>> marks = new ArrayList<>();
        int firstFound = 0;
        int endFound = -1;
        for (String word : written.split("\\s+")) {
            switch (word) {
                case "<" -> firstFound = elements.size();
                case ">" -> endFound = elements.size();
                default -> {
                    List<Integer> elementMarks = new ArrayList<>();
                    elements.add(element(word, elementMarks));
                    marks.add(elementMarks);
                }
            }
        }
        endFound = endFound < 0 ? elements.size() : endFound;
        for (int first = 0; first < elements.size(); first++) {
            Pattern.Element head = elements.get(first);
            List<Pattern.Element> rest = new ArrayList<>(elements.subList(first, elements.size()));
            rest.set(0, new Pattern.Element(head.marks(), Math.max(1, head.min()), head.max(), false));
            Pattern pattern = new Pattern(sense, rest, Math.max(0, firstFound - first), endFound - first);
            lexicon.addPattern(pattern, marks.get(first));
            if (head.min() > 0) {
                return;
            }
        }
        throw new IllegalArgumentException("all words of the pattern may be missing");
    }

    private Pattern.Element element(String written, List<Integer> marks) {
        boolean afterComma = written.startsWith(",");
        String word = afterComma ? written.substring(1) : written;
        char last = word.charAt(word.length() - 1);
        boolean counted = last == '?' || last == '*' || last == '+';
        String names = counted ? word.substring(0, word.length() - 1) : word;
        MarkSet set = new MarkSet();
        for (String name : names.split("\\|")) {
            int mark = mark(name);
            marks.add(mark);
            set.add(mark);
        }
        int min = last == '?' || last == '*' ? 0 : 1;
        int max = last == '*' || last == '+' ? Pattern.MAX_REPEATS : 1;
        return new Pattern.Element(set, min, max, afterComma);
    }

    /** The mark of a name in braces, or of a word as it stands. */
    private int mark(String name) {
        if (name.startsWith("{")) {
            return lexicon.marks().number(name.substring(1, name.length() - 1));
        }
        String literal = "'" + name;
        boolean known = lexicon.marks().knows(literal);
        int mark = lexicon.marks().declare(literal);
        if (!known) {
            Sense sense = new Sense(literal, null, mark, 0, List.of());
            List<Phrase> phrases = Phrase.of(name, true);
            if (phrases.size() != 1 || phrases.get(0).beginnings().length != 1) {
                throw new IllegalArgumentException("not one word: " + name);
            }
            lexicon.addPhrase(phrases.get(0), sense);
        }
        return mark;
    }
}
