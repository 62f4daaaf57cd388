package org.bleepline.wording;

import java.util.List;
import java.util.Set;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.wording.restore.Known;

/**
 * What is known of words before they are written, from the spans that were found in them: no sentence ends within a value,
 * names and the months of dates begin with a capital, and so do days of the week wherever they stand. A number in words, a
 * single letter and a small word within a name ("bank of the west") stay as they are.
 */
final class KnownWords {
    private static final Set<EntityLabel> NAMES =
            Set.of(Policy.PERSON_NAME, Policy.LOCATION, Policy.ORGANIZATION, Policy.NATIONALITY, Policy.LANGUAGE);
    private static final Set<EntityLabel> DATES = Set.of(Policy.DATE, Policy.DATE_INTERVAL, Policy.DATE_OF_BIRTH);
    /** Values that people write with commas in them. */
    private static final Set<EntityLabel> WITH_COMMAS = Set.of(
            Policy.LOCATION,
            Policy.ORGANIZATION,
            Policy.DATE,
            Policy.DATE_OF_BIRTH,
            Policy.MEDICAL_CONDITION,
            Policy.INJURY);

    private static final List<Sign> NUMBERS =
            List.of(Sign.UNIT, Sign.OH, Sign.TEEN, Sign.TENS, Sign.HUNDRED, Sign.SCALE, Sign.REPEAT, Sign.LETTER);
    private static final Set<String> SMALL =
            Set.of("of", "the", "and", "in", "at", "on", "for", "to", "by", "or", "a", "an", "with", "near", "from");
    /** "mon" and "sat" are words of other kinds too. */
    private static final int WHOLE_DAY = "monday".length();

    private final SpokenText text;
    private final Known[] known;

    private KnownWords(Document document) {
        this.text = SpokenText.of(document);
        this.known = new Known[document.wordCount()];
    }

    /**
     * @param found spans of the document, ordered, not overlapping
     * @return one for each of its words
     */
    static Known[] of(Document document, List<Span> found) {
        KnownWords words = new KnownWords(document);
        int next = 0;
        int token = 0;
        for (int word = 0; word < words.known.length; word++) {
            while (next < found.size() && found.get(next).end() <= document.wordStart(word)) {
                next++;
            }
            while (token < words.text.size() && words.text.start(token) < document.wordStart(word)) {
                token++;
            }
            Span span =
                    next < found.size() && found.get(next).start() < document.wordEnd(word) ? found.get(next) : null;
            boolean goesOn = span != null && word + 1 < words.known.length && span.end() > document.wordStart(word + 1);
            words.known[word] = new Known(
                    words.isDay(token) || span != null && words.isName(token, span.label()),
                    span != null && goesOn ? behind(span.label()) : Known.Behind.ANY);
        }
        return words.known;
    }

    private static Known.Behind behind(EntityLabel label) {
        return WITH_COMMAS.contains(documented(label)) ? Known.Behind.COMMA : Known.Behind.NONE;
    }

    private static EntityLabel documented(EntityLabel label) {
        return label instanceof Policy policy ? policy.documentedPolicy() : label;
    }

    private boolean isDay(int token) {
        return text.is(token, Sign.WEEKDAY) && text.length(token) >= WHOLE_DAY;
    }

    private boolean isName(int token, EntityLabel label) {
        if (DATES.contains(documented(label))) {
            return text.is(token, Sign.MONTH);
        }
        return NAMES.contains(documented(label))
                && !SMALL.contains(text.word(token))
                && NUMBERS.stream().noneMatch(sign -> text.is(token, sign));
    }
}
