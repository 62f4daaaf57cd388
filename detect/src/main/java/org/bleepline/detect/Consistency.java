package org.bleepline.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Span;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.jspecify.annotations.Nullable;

/**
 * What was found once with confidence is found everywhere: a surname alone, a name with "'s" or spelled out, a number again,
 * in parts, or by its last four digits. One pass over the tokens; at most {@value #MAX_NUMBERS} numbers are looked for in
 * parts.
 */
final class Consistency {
    private static final String NAME = "repeat";
    private static final double CONFIDENT = 0.75;
    private static final int MAX_NUMBERS = 64;
    private static final int MIN_NUMBER = 6;

    private static final Set<String> ARTICLES = Set.of("a", "an", "the", "some", "any", "no");

    private final SpokenText text;
    private final Map<String, Boolean> nameWords = new HashMap<>();
    private final Map<String, Span> numbers = new HashMap<>();
    private final List<String> searched = new ArrayList<>();
    private final Set<Integer> startsOfSpans = new HashSet<>();
    private final List<Candidate> repeats = new ArrayList<>();

    private Consistency(SpokenText text) {
        this.text = text;
    }

    /** Candidates for what stands again elsewhere. */
    static List<Candidate> repeats(Reading reading, List<Span> spans) {
        Consistency consistency = new Consistency(reading.text());
        spans.forEach(consistency::learn);
        consistency.findNames();
        consistency.findNumbers();
        return consistency.repeats;
    }

    private void learn(Span span) {
        if (span.score() < CONFIDENT) {
            return;
        }
        startsOfSpans.add(span.start());
        int token = text.firstTokenEndingAfter(span.start());
        if (span.label() == Policy.PERSON_NAME) {
            learnName(span, token);
        } else if (CodePolicies.ALL.contains(span.label())) {
            Code code = text.code(token);
            if (code != null
                    && code.value().length() >= MIN_NUMBER
                    && code.value().length() <= 40
                    && code.digits() >= 4) {
                for (String value : code.readings()) {
                    if (numbers.putIfAbsent(value, span) == null && searched.size() < MAX_NUMBERS) {
                        searched.add(value);
                    }
                }
            }
        }
    }

    private void learnName(Span span, int from) {
        Code spelled = text.code(from);
        if (spelled != null && spelled.onlyLetters() && spelled.letters() >= 3) {
            nameWords.putIfAbsent(spelled.value().toLowerCase(java.util.Locale.ROOT), false);
            return;
        }
        for (int token = from; token < text.size() && text.start(token) < span.end(); token++) {
            boolean name = text.isWord(token)
                    && withoutPossessive(text.word(token)).length() >= 3
                    && text.lexeme(token).signs() == 0
                    && text.code(token) == null;
            if (name) {
                nameWords.merge(
                        withoutPossessive(text.word(token)), text.capital(token), (left, right) -> left && right);
            }
        }
    }

    private void findNames() {
        if (nameWords.isEmpty()) {
            return;
        }
        int token = 0;
        while (token < text.size()) {
            int end = token;
            while (end < text.size() && !followsArticle(token) && isKnownName(end) && text.sameTurn(token, end)) {
                end++;
            }
            if (end > token) {
                add(Policy.PERSON_NAME, token, end, 0.66, "name found elsewhere");
            }
            token = Math.max(end, token + 1);
        }
        for (Code code : text.codes()) {
            if (code.onlyLetters()
                    && code.letters() >= 3
                    && code.letters() <= 20
                    && nameWords.containsKey(code.value().toLowerCase(java.util.Locale.ROOT))) {
                add(Policy.PERSON_NAME, code.first(), code.end(), 0.8, "spells a name found elsewhere");
            }
        }
    }

    /** "off the heather", "with a jack": an ordinary word that is also a name. A name has no article, but for "the Smiths". */
    private boolean followsArticle(int token) {
        return ARTICLES.contains(text.word(token - 1))
                && text.sameTurn(token - 1, token)
                && !text.capital(token)
                && !text.word(token).endsWith("s");
    }

    private boolean isKnownName(int token) {
        if (!text.isWord(token) || text.lexeme(token).is(Sign.COMMON)) {
            return false;
        }
        Boolean capital = nameWords.get(withoutPossessive(text.word(token)));
        return capital != null && (!capital || text.capital(token));
    }

    private void findNumbers() {
        if (numbers.isEmpty()) {
            return;
        }
        for (Code code : text.codes()) {
            int length = code.value().length();
            if (length < 4 || length > 40 || code.digits() < 3 || startsOfSpans.contains(text.start(code.first()))) {
                continue;
            }
            Span whole = numbers.get(code.value());
            if (whole != null) {
                add(whole.label(), code.first(), code.end(), 0.85, "number found elsewhere");
            } else {
                Span part = length < MIN_NUMBER && isYear(code) ? null : containing(code.value());
                if (part != null) {
                    add(part.label(), code.first(), code.end(), 0.68, "part of a number found elsewhere");
                }
            }
        }
    }

    private static boolean isYear(Code code) {
        return code.parts() <= 2
                && code.digits() == 4
                && (code.value().startsWith("19") || code.value().startsWith("20"));
    }

    private @Nullable Span containing(String part) {
        for (String value : searched) {
            if (value.contains(part)) {
                return numbers.get(value);
            }
        }
        return null;
    }

    private static String withoutPossessive(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    private void add(EntityLabel label, int first, int end, double score, String evidence) {
        repeats.add(new Candidate(label, text.start(first), text.end(end - 1), score, NAME, evidence));
    }
}
