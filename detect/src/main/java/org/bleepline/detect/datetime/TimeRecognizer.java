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

/** Clock times in digits and words: {@code 10pm EST}, "half past four", "three thirty in the afternoon". */
public final class TimeRecognizer implements ReadingRecognizer {
    private static final Set<String> AFTER_HOUR = Words.of(
            "today tomorrow tonight on sharp and but if so or for i please when because your my every most each to then it's he she");
    private static final String NAME = "time";
    private static final Set<String> ZONES =
            Words.of("est edt pst pdt cst cdt mst mdt gmt utc et pt ct mt cet cest bst ist jst aest eastern pacific "
                    + "central mountain");
    private static final Set<String> BEFORE_HOUR =
            Words.of("at around by until till before after from about since past");
    private static final Set<String> BEFORE_CLOCK = Words.of("at by until till before after since from");
    private static final Set<String> COMING = Words.of(
            "come comes came coming arrive arrives arrived open opens opened close closes closed start starts started "
                    + "leave leaves left meet meeting ring call calls ringing calling finish finishes home back food eat drink dinner "
                    + "lunch breakfast supper pick picks collect deliver delivered delivery depart departs lands takeoff check checkout "
                    + "bedtime shift visit");
    private static final Set<String> APPOINTED =
            Words.of("booked scheduled appointment arranged slot table reservation alarm set due");
    private static final Set<String> BEFORE_TO = Words.of("at it's since till until by before after");
    private static final Set<String> STRETCH = Words.of("since till until");
    private static final Set<String> TILL = Words.of("to till until");
    private static final Set<String> DAYS = Words.of("tomorrow tonight today yesterday");
    private static final int AROUND = 6;
    private static final Set<String> PAST_OR_TO = Words.of("past to after till of before");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        int token = 0;
        while (token < text.size()) {
            int end = text.isWord(token) ? fromWord(text, token, findings) : -1;
            if (end < 0 && text.groupAt(token) != null) {
                end = fromNumber(text, token, findings);
            }
            if (end > 0) {
                otherEnd(text, token, end, findings);
            } else if (text.isWord(token, "from") || text.isWord(token, "between")) {
                range(text, token, findings);
            }
            token = Math.max(token + 1, end);
        }
    }

    /** The "eight" of "between eight and ten thirty p m", the "two" of "noon to two": the other end of a stretch of time. */
    private static void otherEnd(SpokenText text, int first, int end, Findings findings) {
        NumberGroup before = text.groupBefore(first - 1);
        if (before != null
                && joins(text, first - 1, before.first() - 1)
                && text.sameTurn(before.first(), first)
                && isBareHour(text, before)
                && text.group(before.first() - 1) == null) {
            add(before.first(), before.end(), 0.9, "range", findings);
        }
        NumberGroup after = text.sameTurn(first, end + 1) ? text.groupAt(end + 1) : null;
        if (after != null && joins(text, end, first - 1) && isBareHour(text, after) && endsThere(text, after.end())) {
            add(after.first(), after.end(), 0.9, "range", findings);
        }
    }

    private static boolean joins(SpokenText text, int link, int before) {
        return (text.isWord(link) && TILL.contains(text.word(link)))
                || (text.isWord(link, "and") && text.isWord(before, "between"))
                || (text.isMark(link) && "-–—".contains(text.word(link)));
    }

    /** "the pool to ourselves from nine till ten", "he'll come between ten and twelve". */
    private static void range(SpokenText text, int from, Findings findings) {
        NumberGroup begin = text.groupAt(from + 1);
        if (begin == null || !text.sameTurn(from, from + 1) || !isBareHour(text, begin)) {
            return;
        }
        NumberGroup end = text.sameTurn(from, begin.end() + 1) ? text.groupAt(begin.end() + 1) : null;
        boolean till = text.isWord(begin.end(), "till") || text.isWord(begin.end(), "until");
        boolean linked = joins(text, begin.end(), from)
                && (isNear(text, from, COMING) || isNear(text, from, APPOINTED) || dayIsNear(text, from));
        if (end != null && (till || linked) && isBareHour(text, end) && endsThere(text, end.end())) {
            add(begin.first(), begin.end(), 0.9, "range", findings);
            add(end.first(), end.end(), 0.9, "range", findings);
        }
    }

    private static boolean isBareHour(SpokenText text, NumberGroup group) {
        return group.value() >= 1
                && group.value() <= 12
                && group.digits().length() <= 2
                && group.kind() != NumberGroup.Kind.REPEATED
                && !unitFollows(text, group.end());
    }

    private static int fromWord(SpokenText text, int token, Findings findings) {
        String word = text.word(token);
        if (word.equals("noon") || word.equals("midnight") || word.equals("midday")) {
            return add(token, token + 1, 0.75, "word", findings);
        }
        boolean half = word.equals("half");
        boolean quarter = word.equals("quarter");
        NumberGroup next = half && text.sameTurn(token - 1, token + 1) ? text.groupAt(token + 1) : null;
        boolean led =
                text.isWord(token - 1) && (BEFORE_HOUR.contains(text.word(token - 1)) || text.isWord(token - 1, "to"));
        if (next != null && led && isBareHour(text, next) && endsThere(text, next.end())) {
            return add(token, next.end(), 0.9, "half an hour behind", findings);
        }
        if ((half || quarter) && text.isWord(token + 1) && PAST_OR_TO.contains(text.word(token + 1))) {
            NumberGroup hour = text.groupAt(token + 2);
            if (hour != null && isHour(hour) && text.sameTurn(token, token + 2) && !text.isWord(token + 1, "of")) {
                int first = text.isWord(token - 1, "a") ? token - 1 : token;
                return add(first, behind(text, hour.end()), 0.9, "format", findings);
            }
            if (text.isWord(token + 2, "noon") || text.isWord(token + 2, "midnight")) {
                return add(token, token + 3, 0.8, "format", findings);
            }
        }
        return -1;
    }

    private static int fromNumber(SpokenText text, int token, Findings findings) {
        NumberGroup hour = text.groupAt(token);
        if (hour == null) {
            return -1;
        }
        int zeroHour = behindZeroHour(text, token);
        if (zeroHour > 0) {
            return add(token, zeroHour, 0.93, "format", findings);
        }
        int end = hour.end();
        if (typedWithColon(text, hour)) {
            int minutes = end + 2;
            if (text.isMark(minutes, ':')
                    && text.glued(minutes)
                    && text.isDigits(minutes + 1)
                    && text.length(minutes + 1) == 2) {
                minutes += 2;
            }
            return add(token, behind(text, minutes), 0.93, "format", findings);
        }
        int pastOrTo = pastOrTo(text, hour);
        if (pastOrTo > 0) {
            return add(token, behind(text, pastOrTo), 0.85, "format", findings);
        }
        if (!isHour(hour)) {
            return militaryTime(text, hour, findings);
        }
        int clock = oclock(text, end);
        if (clock > 0) {
            return add(token, behind(text, clock), 0.95, "o'clock", findings);
        }
        int minutesEnd = minutes(text, hour);
        int last = minutesEnd > 0 ? minutesEnd : end;
        int named = behind(text, last);
        boolean today = text.isWord(last, "this");
        if (named > last && !zoneOnly(text, last) && (!today || BEFORE_HOUR.contains(text.word(token - 1)))) {
            return add(token, named, 0.92, "meridiem", findings);
        }
        boolean introduced = text.sameTurn(token - 1, token) && BEFORE_HOUR.contains(text.word(token - 1));
        if (minutesEnd > 0 && introduced && !unitFollows(text, minutesEnd)) {
            return add(token, minutesEnd, 0.62, "preposition", findings);
        }
        boolean at = text.sameTurn(token - 1, token)
                && text.isWord(token - 1, "at")
                && hour.kind() != NumberGroup.Kind.REPEATED;
        boolean bare = minutesEnd < 0 && endsThere(text, end) && hour.value() >= 1 && hour.value() <= 12;
        if (at && bare) {
            return add(token, end, isNear(text, token, COMING) ? 0.9 : 0.62, "preposition", findings);
        }
        if (bare && text.sameTurn(token - 1, token) && isHourByContext(text, token, end)) {
            return add(token, end, 0.8, "preposition", findings);
        }
        return -1;
    }

    /** "nobody came before six", "booked for ten", "around nine your time", "on monday by five". */
    private static boolean isHourByContext(SpokenText text, int token, int end) {
        String before = text.word(token - 1);
        if (text.isWord(token - 1, "for")) {
            return isNear(text, token, APPOINTED);
        }
        if (STRETCH.contains(before)) {
            return true;
        }
        if (!BEFORE_CLOCK.contains(before) && !before.equals("around") && !before.equals("about")) {
            return false;
        }
        boolean here = text.isWord(end + 1, "time") && (text.isWord(end, "your") || text.isWord(end, "my"));
        return here
                || isNear(text, token, APPOINTED)
                || (!before.equals("at") && BEFORE_CLOCK.contains(before) && isNear(text, token, COMING))
                || dayIsNear(text, token);
    }

    /** Behind "oh three fourteen", else -1. */
    private static int behindZeroHour(SpokenText text, int token) {
        NumberGroup hour = text.is(token, Sign.OH) && text.sameTurn(token, token + 1) ? text.groupAt(token + 1) : null;
        NumberGroup minutes = hour == null || hour.kind() != NumberGroup.Kind.DIGIT ? null : text.groupAt(hour.end());
        boolean clock = minutes != null
                && text.sameTurn(token, minutes.first())
                && minutes.kind() == NumberGroup.Kind.WORDS
                && minutes.value() >= 10
                && minutes.value() < 60
                && text.sameTurn(token - 1, token)
                && BEFORE_CLOCK.contains(text.word(token - 1))
                && (text.groupAt(minutes.end()) == null || !text.sameTurn(token, minutes.end()));
        return minutes != null && clock ? minutes.end() : -1;
    }

    private static boolean dayIsNear(SpokenText text, int token) {
        for (int near = Math.max(0, token - AROUND); near < Math.min(text.size(), token + AROUND); near++) {
            if (text.sameTurn(near, token)
                    && (text.is(near, Sign.WEEKDAY) || (text.isWord(near) && DAYS.contains(text.word(near))))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(SpokenText text, int at, Set<String> words) {
        for (int token = Math.max(0, at - AROUND); token < Math.min(text.size(), at + AROUND); token++) {
            if (text.isWord(token) && text.sameTurn(token, at) && words.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean typedWithColon(SpokenText text, NumberGroup hour) {
        int colon = hour.end();
        boolean dot = text.isMark(colon, '.')
                && (text.is(colon + 2, Sign.MERIDIEM) || isMeridiem(text, colon + 2))
                && !(text.isMark(hour.first() - 1, '.') && text.glued(hour.first()));
        boolean glued = (text.isMark(colon, ':') || dot)
                && text.glued(colon)
                && text.glued(colon + 1)
                && text.isDigits(colon + 1);
        return glued
                && hour.kind() == NumberGroup.Kind.TYPED
                && hour.value() <= 24
                && hour.digits().length() <= 2
                && text.length(colon + 1) == 2
                && text.digits(colon + 1).charAt(0) < '6'
                && !(text.isMark(hour.first() - 1, ':') && text.glued(hour.first()))
                && !(text.isMark(colon + 2, '-') && text.glued(colon + 2) && text.isWord(colon + 3))
                && !(text.glued(colon + 2) && text.isWord(colon + 2) && !text.is(colon + 2, Sign.MERIDIEM));
    }

    /** "ten past four", "twenty to nine", "five minutes to six": behind the hour, else -1. */
    private static int pastOrTo(SpokenText text, NumberGroup minutes) {
        if (minutes.value() < 1 || minutes.value() > 29) {
            return -1;
        }
        int word = minutes.end();
        boolean unit = text.isWord(word, "minutes") || text.isWord(word, "minute");
        if (unit) {
            word++;
        }
        boolean plain = text.isWord(word, "past") || (unit && (text.isWord(word, "to") || text.isWord(word, "after")));
        boolean five = text.isWord(word, "to")
                && minutes.value() % 5 == 0
                && text.isWord(minutes.first() - 1)
                && BEFORE_TO.contains(text.word(minutes.first() - 1));
        NumberGroup hour = text.groupAt(word + 1);
        return (plain || five) && hour != null && isHour(hour) && text.sameTurn(minutes.first(), word + 1)
                ? hour.end()
                : -1;
    }

    private static int militaryTime(SpokenText text, NumberGroup group, Findings findings) {
        boolean hundred = group.kind() == NumberGroup.Kind.WORDS
                && text.is(group.end() - 1, Sign.HUNDRED)
                && group.value() % 100 == 0
                && group.value() <= 2400;
        boolean zero = text.is(group.first() - 1, Sign.OH) && text.sameTurn(group.first() - 1, group.first());
        int begin = zero ? group.first() - 1 : group.first();
        if (hundred && (zero || group.value() >= 1000)) {
            if (text.isWord(group.end(), "hours")) {
                return add(begin, group.end() + 1, 0.95, "format", findings);
            }
            boolean introduced = text.sameTurn(begin - 1, begin) && BEFORE_CLOCK.contains(text.word(begin - 1));
            if (introduced && !unitFollows(text, group.end()) && endsThere(text, group.end())) {
                return add(begin, group.end(), 0.8, "preposition", findings);
            }
        }
        boolean hours = text.isWord(group.end(), "hours") && group.digits().length() == 4 && group.value() < 2400;
        boolean spoken = hours && group.value() % 100 < 60;
        boolean typed = text.isDigits(group.first())
                && group.digits().length() == 4
                && group.digits().charAt(0) == '0'
                && group.value() >= 1
                && group.value() % 100 < 60
                && text.isWord(group.first() - 1, "at")
                && endsThere(text, group.end());
        if (typed) {
            return add(group.first(), group.end(), 0.8, "preposition", findings);
        }
        boolean long_ = text.isWord(group.first() - 1, "for") || text.isWord(group.first() - 1, "of");
        return spoken ? add(group.first(), group.end() + 1, long_ ? 0.6 : 0.95, "format", findings) : -1;
    }

    private static int oclock(SpokenText text, int token) {
        if (text.isWord(token, "o'clock") || text.isWord(token, "oclock")) {
            return token + 1;
        }
        return text.isWord(token, "o") && text.isWord(token + 1, "clock") ? token + 2 : -1;
    }

    /** Behind "thirty", "oh five" or "fifteen" after an hour, else -1. */
    private static int minutes(SpokenText text, NumberGroup hour) {
        NumberGroup next = text.sameTurn(hour.first(), hour.end()) ? text.groupAt(hour.end()) : null;
        if (next == null || hour.kind() == NumberGroup.Kind.TYPED) {
            return -1;
        }
        if (next.kind() == NumberGroup.Kind.WORDS && next.value() >= 10 && next.value() < 60) {
            return text.groupAt(next.end()) == null || !text.sameTurn(hour.first(), next.end()) ? next.end() : -1;
        }
        NumberGroup last = text.groupAt(next.end());
        if (last == null || next.value() != 0 || next.kind() != NumberGroup.Kind.DIGIT) {
            return -1;
        }
        return last.kind() == NumberGroup.Kind.DIGIT && text.groupAt(last.end()) == null ? last.end() : -1;
    }

    /** Behind "pm", "in the morning" and a time zone; the same token if none follows. */
    private static int behind(SpokenText text, int token) {
        int end = token;
        int clock = oclock(text, end);
        if (clock > 0) {
            end = clock;
        }
        if (isMeridiem(text, end)) {
            end = behindMeridiem(text, end);
        } else if (text.isWord(end, "in")
                && text.isWord(end + 1, "the")
                && (text.isWord(end + 2, "morning")
                        || text.isWord(end + 2, "afternoon")
                        || text.isWord(end + 2, "evening")
                        || text.isWord(end + 2, "night"))) {
            end += 3;
        } else if ((text.isWord(end, "at") && text.isWord(end + 1, "night"))
                || (text.isWord(end, "this")
                        && (text.isWord(end + 1, "morning")
                                || text.isWord(end + 1, "afternoon")
                                || text.isWord(end + 1, "evening")))) {
            end += 2;
        } else if (text.isWord(end, "sharp")) {
            end += 1;
        }
        if (end < text.size() && text.isWord(end) && ZONES.contains(text.word(end)) && text.sameTurn(end - 1, end)) {
            end++;
            if (text.isWord(end, "standard") || text.isWord(end, "daylight")) {
                end++;
            }
            if (text.isWord(end, "time")) {
                end++;
            }
        }
        return end;
    }

    private static boolean isMeridiem(SpokenText text, int token) {
        if (text.is(token, Sign.MERIDIEM)) {
            return !(text.isWord(token, "am") && text.isWord(token - 1, "i"));
        }
        return (text.isWord(token, "a") || text.isWord(token, "p"))
                && (text.isWord(token + 1, "m") || (text.isMark(token + 1, '.') && text.isWord(token + 2, "m")));
    }

    private static int behindMeridiem(SpokenText text, int token) {
        if (text.is(token, Sign.MERIDIEM)) {
            return token + 1;
        }
        if (text.isWord(token + 1, "m")) {
            return token + 2;
        }
        return text.isMark(token + 3, '.') && text.glued(token + 3) ? token + 4 : token + 3;
    }

    private static boolean zoneOnly(SpokenText text, int token) {
        return text.isWord(token)
                && ZONES.contains(text.word(token))
                && (text.length(token) != 3 || !text.allCapitals(token));
    }

    private static boolean unitFollows(SpokenText text, int token) {
        return (text.isWord(token)
                        && (text.lexeme(token).isAny(Sign.TIME_UNIT, Sign.CURRENCY)
                                || text.lexeme(token).isAny(Sign.MEASURE, Sign.SCALE)
                                || text.lexeme(token).isAny(Sign.STREET, Sign.HUNDRED)))
                || text.isMark(token, '%');
    }

    /** Whether the bare hour is not the start of something counted: "at five", not "at five hundred" or "at two stores". */
    private static boolean endsThere(SpokenText text, int token) {
        if (token >= text.size() || text.startsTurn(token)) {
            return true;
        }
        if (text.isMark(token)) {
            return !text.glued(token + 1) || (text.isMark(token, '.') && !text.isDigits(token + 1));
        }
        return AFTER_HOUR.contains(text.word(token)) || text.is(token, Sign.WEEKDAY);
    }

    private static boolean isHour(NumberGroup group) {
        return group.value() >= 0
                && group.value() <= 24
                && group.digits().length() <= 2
                && group.kind() != NumberGroup.Kind.REPEATED;
    }

    private static int add(int first, int end, double score, String evidence, Findings findings) {
        findings.add(Policy.TIME, first, end, score, NAME, evidence);
        return end;
    }
}
