package org.bleepline.detect.datetime;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** A number with a unit of time: "8 months", "an hour and a half", "a couple of weeks". Not "one second, please". */
public final class DurationRecognizer implements ReadingRecognizer {
    private static final String NAME = "duration";
    private static final Set<String> BETWEEN =
            Words.of("business working calendar full more consecutive straight whole long extra additional school "
                    + "solid different good");
    private static final Set<String> NOT_UNITS = Words.of("quarter quarters semester");
    private static final Set<String> SHORT_WAITS = Words.of("second sec secs minute min moment");
    private static final Set<String> BEFORE_ONE =
            Words.of("for in within about over under takes took take last lasts lasted after than nearly almost "
                    + "roughly approximately around another every");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (int token = 0; token < text.size(); token++) {
            if (!text.is(token, Sign.TIME_UNIT) || NOT_UNITS.contains(text.word(token))) {
                continue;
            }
            int first = amountBefore(text, token);
            if (first < 0 || isAge(text, token + 1)) {
                continue;
            }
            int end = token + 1;
            if (text.isWord(end, "and")
                    && text.isWord(end + 1, "a")
                    && (text.isWord(end + 2, "half") || text.isWord(end + 2, "quarter"))) {
                end += 3;
            }
            boolean vague = text.isWord(first, "few") || text.isWord(first, "several") || text.isWord(first, "couple");
            findings.add(Policy.DURATION, first, end, vague ? 0.55 : 0.8, NAME, "number and unit");
        }
    }

    /** First token of the amount in front of a unit, or -1. */
    private static int amountBefore(SpokenText text, int unit) {
        int last = unit - 1;
        if (text.isMark(last, '-') && text.glued(last) && text.glued(unit)) {
            last--;
        } else if (text.isWord(last) && BETWEEN.contains(text.word(last))) {
            last--;
        }
        if (!text.sameTurn(last, unit)) {
            return -1;
        }
        NumberGroup group = text.group(last);
        if (group != null) {
            return fromNumber(text, group, unit);
        }
        if (text.isWord(last, "half") && text.isWord(last - 1, "a") && text.isWord(last - 2, "and")) {
            NumberGroup whole = text.group(last - 3);
            return whole == null ? -1 : whole.first();
        }
        if (text.isWord(last, "a") || text.isWord(last, "an")) {
            if (text.isWord(last - 1, "half")) {
                return last - 1;
            }
            if (text.isWord(last - 1, "of") && text.isWord(last - 2, "quarter")) {
                return last - 2;
            }
            boolean half = text.isWord(unit + 1, "and") && text.isWord(unit + 2, "a") && text.isWord(unit + 3, "half");
            boolean lasting = text.sameTurn(last - 1, last)
                    && BEFORE_ONE.contains(text.word(last - 1))
                    && !text.isWord(last - 1, "every")
                    && !text.isWord(last - 1, "in")
                    && !SHORT_WAITS.contains(text.word(unit));
            return half || lasting ? last : -1;
        }
        if (text.isWord(last, "half") && text.isWord(last - 1, "a")) {
            return last;
        }
        if (text.isWord(last, "of") && text.isWord(last - 1, "couple")) {
            return last - 1;
        }
        return text.isWord(last, "couple") && text.isWord(last - 1, "a") ? last : -1;
    }

    private static int fromNumber(SpokenText text, NumberGroup group, int unit) {
        String word = text.word(unit);
        boolean singular = !word.endsWith("s");
        if (word.equals("second") && !(text.isDigits(group.first()) || text.isMark(unit - 1, '-'))) {
            return -1;
        }
        if (group.value() <= 2 && singular && SHORT_WAITS.contains(word) && !introduced(text, group)) {
            return -1;
        }
        if (group.value() == 1 && word.equals("day") && !introduced(text, group)) {
            return -1;
        }
        if (group.value() == 24 && text.isMark(group.end(), '/')) {
            return -1;
        }
        int first = group.first();
        if (text.isMark(first - 1, '.') && text.glued(first) && text.isDigits(first - 2) && text.glued(first - 1)) {
            return first - 2;
        }
        if (text.isWord(first - 1, "point") && text.group(first - 2) != null) {
            NumberGroup whole = text.group(first - 2);
            return whole == null ? first : whole.first();
        }
        boolean range = text.isWord(first - 1, "to") || text.isWord(first - 1, "or") || text.isMark(first - 1, '-');
        NumberGroup from = range && text.sameTurn(first - 2, first) ? text.group(first - 2) : null;
        return from != null
                        && from.value() < group.value()
                        && from.value() > 0
                        && from.digits().length() <= 3
                ? from.first()
                : first;
    }

    private static boolean introduced(SpokenText text, NumberGroup group) {
        return text.sameTurn(group.first() - 1, group.first()) && BEFORE_ONE.contains(text.word(group.first() - 1));
    }

    private static boolean isAge(SpokenText text, int token) {
        int next = text.isMark(token, '-') ? token + 1 : token;
        return text.isWord(next, "old")
                || text.isWord(next, "olds")
                || (text.isWord(next, "of") && text.isWord(next + 1, "age"))
                || text.isWord(next, "young");
    }
}
