package org.bleepline.detect.datetime;

import java.util.Set;
import org.bleepline.detect.datetime.DateExpression.Parts;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;
import org.jspecify.annotations.Nullable;

/** Reads the date that begins at a token. Looks at a bounded number of tokens. */
final class DateReader {
    private static final Set<String> PARTS_OF_DECADE = Words.of("early late mid");
    private static final Set<String> POSSESSIVES = Words.of("his her my their your our");
    private static final Set<String> DECADES =
            Words.of("twenties thirties forties fifties sixties seventies eighties nineties");
    private static final Set<String> AFTER_SEASON_VERB =
            Words.of("break water roll rolls house camp school coat tires down off apart out back asleep behind risk "
                    + "into on over sale mattress from");
    private static final Set<String> BEFORE_THE_SEASON = Words.of("in during until since by over for of through");
    private static final Set<String> BEFORE_SEASON = Words.of("last next this every in during early late since");
    private static final Set<String> NEXT_CLAUSE =
            Words.of("and at if so but because i we in to or please works then that around when for");
    private static final Set<String> BEFORE_DAY = Words.of("on by until till before after since from through for");
    private static final int MIN_YEAR = 1800;
    private static final int MAX_YEAR = 2100;
    private static final Set<String> BEFORE_MONTH =
            Words.of("in of since until till last next this early late mid during by from through before after end "
                    + "every around beginning middle");
    private static final Set<String> BEFORE_YEAR =
            Words.of("in since year until from of by during late early mid before after to circa around back summer "
                    + "winter spring autumn fall class and or through fiscal fy quarter half");
    private static final Set<String> PRONOUNS =
            Words.of("i you we they he she it that there who which what this and or as people customers one these "
                    + "those some");

    private static final Set<String> BEFORE_SHORT_DATE =
            Words.of("on by until since from through before after dated due");

    private final SpokenText text;

    DateReader(SpokenText text) {
        this.text = text;
    }

    @Nullable
    DateExpression at(int token) {
        if (text.is(token, Sign.WEEKDAY)) {
            return weekday(token);
        }
        DateExpression date = withoutWeekday(token);
        return date != null ? date : period(token);
    }

    private DateExpression weekday(int token) {
        int next = token + 1;
        if (text.isMark(next, '.') && text.sameTurn(token, next + 1) && !text.endsSentence(next)) {
            next++;
        }
        if (text.isMark(next, ',')) {
            next++;
        }
        if (text.sameTurn(token, next)) {
            DateExpression rest = withoutWeekday(next);
            if (rest != null && !rest.isPeriod()) {
                return new DateExpression(token, rest.end(), rest.parts(), true);
            }
            int ordinal = text.isWord(next, "the") ? ordinalDay(next + 1) : -1;
            if (ordinal > 0) {
                return new DateExpression(token, ordinal, Parts.DAY_AND_MONTH, true);
            }
        }
        return new DateExpression(token, token + 1, Parts.DAY_OF_WEEK, true);
    }

    private @Nullable DateExpression withoutWeekday(int token) {
        if (text.is(token, Sign.MONTH)) {
            return monthFirst(token);
        }
        if (text.isDigits(token)) {
            DateExpression numeric = numeric(token);
            if (numeric != null) {
                return numeric;
            }
        }
        return dayFirst(token);
    }

    private @Nullable DateExpression monthFirst(int month) {
        int next = month + 1;
        if (text.isMark(next, '.') && text.length(month) <= 4 && text.sameTurn(month, next + 1)) {
            next++;
        }
        if (text.isMark(next, ',')) {
            next++;
        }
        boolean verb = isVerb(month) && ordinalDay(text.isWord(next, "the") ? next + 1 : next) < 0;
        if (text.sameTurn(month, next) && !verb) {
            int yearEnd = year(next, false);
            int dayEnd = day(text.isWord(next, "the") ? next + 1 : next);
            if (dayEnd > 0 && !countsSomething(dayEnd) && !(yearEnd > dayEnd && isSplitYear(next, yearEnd))) {
                int rangeEnd = range(dayEnd);
                int from = rangeEnd > 0 ? rangeEnd : dayEnd;
                int fullEnd = year(behindComma(from), true);
                Parts parts = rangeEnd > 0 ? Parts.PERIOD : fullEnd > 0 ? Parts.FULL : Parts.DAY_AND_MONTH;
                return new DateExpression(month, fullEnd > 0 ? fullEnd : from, parts, true);
            }
            if (yearEnd < 0) {
                yearEnd = year(text.isWord(next, "of") ? next + 1 : behindComma(month + 1), false);
            }
            if (yearEnd > 0) {
                return new DateExpression(month, yearEnd, Parts.MONTH_AND_YEAR, true);
            }
        }
        return monthAlone(month, verb);
    }

    private @Nullable DateExpression monthAlone(int month, boolean verb) {
        boolean introduced = text.sameTurn(month - 1, month) && BEFORE_MONTH.contains(text.word(month - 1));
        boolean word = text.isWord(month, "may") || text.isWord(month, "march") || text.isWord(month, "august");
        boolean shortName = text.length(month) <= 3 && !text.isWord(month, "may");
        if (verb || (word && !introduced) || (shortName && !(introduced && text.capital(month)))) {
            return null;
        }
        if (text.isWord(month, "may") && text.isWord(month - 1, "this")) {
            return null;
        }
        if (word && text.isWord(month + 1, "or") && text.isWord(month + 2, "may")) {
            return null;
        }
        if (word && text.isWord(month + 1) && PRONOUNS.contains(text.word(month + 1)) && !introduced) {
            return null;
        }
        return new DateExpression(month, month + 1, Parts.MONTH, introduced);
    }

    /** "i may", "you may", "we march": not the month. */
    private boolean isVerb(int month) {
        return (text.isWord(month, "may") || text.isWord(month, "march"))
                && text.sameTurn(month - 1, month)
                && text.isWord(month - 1)
                && PRONOUNS.contains(text.word(month - 1))
                && !text.capital(month);
    }

    /** Whether "twenty twenty one" up to there is a year rather than a day and something. */
    private boolean isSplitYear(int from, int yearEnd) {
        NumberGroup first = text.groupAt(from);
        return first != null && first.end() < yearEnd && (first.value() == 19 || first.value() == 20);
    }

    private int behindComma(int token) {
        int next = token;
        if (text.isMark(next, ',')) {
            next++;
        }
        if (text.isWord(next, "of") || text.isWord(next, "in")) {
            next++;
        }
        return next;
    }

    /** "5-9 May", "5 to 9 of may": behind the second day, else -1. */
    private int range(int dayEnd) {
        boolean dash = text.isMark(dayEnd, '-') || (text.isMark(dayEnd) && "–—".contains(text.word(dayEnd)));
        boolean to = text.isWord(dayEnd, "to") || text.isWord(dayEnd, "through") || text.isWord(dayEnd, "till");
        if (!dash && !to) {
            return -1;
        }
        int second = text.isWord(dayEnd + 1, "the") ? dayEnd + 2 : dayEnd + 1;
        int end = text.sameTurn(dayEnd, second) ? day(second) : -1;
        return end > 0 && !text.is(end, Sign.MERIDIEM) && !countsSomething(end) ? end : -1;
    }

    private @Nullable DateExpression dayFirst(int token) {
        int from = text.isWord(token, "the") ? token + 1 : token;
        int ordinal = ordinalDay(from);
        int dayEnd = ordinal > 0 ? ordinal : from == token ? day(from) : -1;
        if (dayEnd < 0 || !text.sameTurn(token, dayEnd)) {
            return null;
        }
        int rangeEnd = range(dayEnd);
        int end = rangeEnd > 0 ? rangeEnd : dayEnd;
        if (text.isWord(end, "day")) {
            end++;
        }
        int month = text.isWord(end, "of") ? end + 1 : end;
        if ((text.isMark(month, '-') || text.isMark(month, '/') || text.isMark(month, ',')) && text.glued(month)) {
            month++;
        }
        if (!text.sameTurn(token, month) || !text.is(month, Sign.MONTH)) {
            return null;
        }
        boolean plainMay = text.isWord(month, "may") || text.isWord(month, "march");
        if (plainMay && ordinal < 0 && month == end && !text.isDigits(from) && !text.capital(month)) {
            int follows = year(behindComma(month + 1), false);
            if (follows < 0) {
                return null;
            }
        }
        int yearFrom = month + 1;
        if (text.isMark(yearFrom)
                && (text.isMark(yearFrom, '-') || (text.isMark(yearFrom, '.') && !text.endsSentence(yearFrom)))) {
            yearFrom++;
        }
        int yearEnd = text.sameTurn(token, yearFrom) ? year(behindComma(yearFrom), true) : -1;
        Parts parts = rangeEnd > 0 ? Parts.PERIOD : yearEnd > 0 ? Parts.FULL : Parts.DAY_AND_MONTH;
        return new DateExpression(from, yearEnd > 0 ? yearEnd : month + 1, parts, true);
    }

    /** 07/03/1961, 2024-01-05, 7.3.61; 09/28 only with a slash. */
    private @Nullable DateExpression numeric(int token) {
        int firstSize = text.length(token);
        if (firstSize > 4 || firstSize == 3) {
            return null;
        }
        int mark = token + 1;
        if (!text.isMark(mark) || !text.glued(mark) || !text.glued(mark + 1) || !text.isDigits(mark + 1)) {
            return null;
        }
        char separator = text.lexeme(mark).symbol();
        if (separator != '/' && separator != '-' && separator != '.') {
            return null;
        }
        long first = value(token);
        long second = value(mark + 1);
        if (text.isMark(mark + 2, separator)
                && text.glued(mark + 2)
                && text.glued(mark + 3)
                && text.isDigits(mark + 3)
                && !(text.glued(mark + 4)
                        && ((text.glued(mark + 5) && text.isDigits(mark + 5)) || text.isWord(mark + 4)))) {
            long third = value(mark + 3);
            int thirdSize = text.length(mark + 3);
            boolean yearFirst =
                    firstSize == 4 && isYear(first) && second >= 1 && second <= 12 && third >= 1 && third <= 31;
            boolean yearLast = ((thirdSize == 4 && isYear(third)) || thirdSize == 2)
                    && first >= 1
                    && second >= 1
                    && Math.min(first, second) <= 12
                    && Math.max(first, second) <= 31
                    && firstSize <= 2
                    && text.length(mark + 1) <= 2;
            return yearFirst || yearLast
                    ? new DateExpression(token, mark + 4, Parts.FULL, separator != '.' || thirdSize == 4)
                    : null;
        }
        boolean follows = text.isMark(mark + 2) && text.glued(mark + 2) && text.glued(mark + 3);
        if (separator == '-'
                && firstSize == 4
                && text.length(mark + 1) == 4
                && isYear(first)
                && isYear(second)
                && !follows) {
            return new DateExpression(token, mark + 2, Parts.PERIOD, true);
        }
        if (separator == '/' && firstSize <= 2 && !follows) {
            if (text.length(mark + 1) == 4 && isYear(second) && first >= 1 && first <= 12) {
                return new DateExpression(token, mark + 2, Parts.MONTH_AND_YEAR, true);
            }
            boolean dayAndMonth =
                    first >= 1 && second >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 31;
            boolean introduced = text.sameTurn(token - 1, token) && BEFORE_SHORT_DATE.contains(text.word(token - 1));
            if (dayAndMonth && (text.length(mark + 1) == 2 || introduced)) {
                return new DateExpression(token, mark + 2, Parts.DAY_AND_MONTH, false);
            }
        }
        return null;
    }

    private long value(int token) {
        return text.length(token) <= 4 ? Long.parseLong(text.digits(token)) : -1;
    }

    private @Nullable DateExpression period(int token) {
        if (text.is(token, Sign.SEASON) || text.isWord(token, "fall")) {
            return season(token);
        }
        DateExpression day = dayOfMonth(token);
        if (day != null) {
            return day;
        }
        DateExpression quarter = quarter(token);
        if (quarter != null) {
            return quarter;
        }
        int decade = decade(token);
        if (decade > 0) {
            return new DateExpression(token, decade, Parts.PERIOD, true);
        }
        NumberGroup group = text.groupAt(token);
        if (group == null) {
            return null;
        }
        int end = year(token, false);
        if (end < 0 || countsSomething(end) || text.isMark(end, '%')) {
            return null;
        }
        boolean fourDigits = text.isDigits(token) && group.digits().length() == 4;
        if (fourDigits && (text.glued(token) || (text.glued(end) && !text.isMark(end)) || dashedFurther(end))) {
            return null;
        }
        boolean introduced = text.sameTurn(token - 1, token)
                && (BEFORE_YEAR.contains(text.word(token - 1)) || text.is(token - 1, Sign.SEASON));
        boolean introducedPlainly = introduced
                && !text.isWord(token - 1, "of")
                && !text.isWord(token - 1, "and")
                && !text.isWord(token - 1, "to")
                && !text.isWord(token - 1, "or");
        int second = -1;
        if (text.isWord(end, "to")
                || text.isWord(end, "through")
                || text.isWord(end, "until")
                || text.isWord(end, "till")) {
            second = year(end + 1, false);
        }
        if (text.isWord(end, "and") && text.isWord(token - 1, "between")) {
            second = year(end + 1, false);
        }
        if (second > 0 && !countsSomething(second)) {
            return new DateExpression(token, second, Parts.PERIOD, true);
        }
        boolean splitInWords = group.kind() == NumberGroup.Kind.WORDS && group.end() < end;
        boolean plausible = (fourDigits && isRecent(group.value())) || splitInWords;
        if (!introduced && !plausible) {
            return null;
        }
        if ((!introduced && text.group(token - 1) != null)
                || (text.groupAt(end) != null && text.sameTurn(token, end))) {
            return null;
        }
        return new DateExpression(token, end, Parts.YEAR, introducedPlainly);
    }

    /** "on the 22nd", "by the fifth", "the first of next month". */
    private @Nullable DateExpression dayOfMonth(int token) {
        int from = text.isWord(token, "the") ? token + 1 : token;
        int end = ordinalDay(from);
        if (end < 0 || !text.sameTurn(token, end - 1)) {
            return null;
        }
        int next = end + 1;
        boolean month = text.isWord(end, "of")
                && (text.isWord(next + 1, "month")
                        && (text.isWord(next, "this")
                                || text.isWord(next, "next")
                                || text.isWord(next, "last")
                                || text.isWord(next, "the")
                                || text.isWord(next, "each")
                                || text.isWord(next, "every")));
        if (month) {
            return new DateExpression(from, next + 2, Parts.DAY_AND_MONTH, true);
        }
        boolean typed = text.isDigits(from);
        boolean late = typed || text.lexeme(end - 1).number() > 3 || end - from > 1;
        boolean when = from > token && text.sameTurn(token - 1, token) && BEFORE_DAY.contains(text.word(token - 1));
        return when && late && endsClause(end) ? new DateExpression(from, end, Parts.DAY_AND_MONTH, true) : null;
    }

    private boolean endsClause(int token) {
        return token >= text.size()
                || text.startsTurn(token)
                || (text.isMark(token) && !text.glued(token + 1))
                || NEXT_CLAUSE.contains(text.word(token));
    }

    /** "Q3 2020", "the third quarter of fiscal 2021", "the first half of 2019". */
    private @Nullable DateExpression quarter(int token) {
        int end;
        if (text.isWord(token, "q")
                && text.glued(token + 1)
                && text.isDigits(token + 1)
                && text.length(token + 1) == 1) {
            end = token + 2;
        } else if (text.is(token, Sign.ORDINAL)
                && text.lexeme(token).number() <= 4
                && text.isWord(token + 1, "quarter")) {
            end = token + 2;
        } else if (text.is(token, Sign.ORDINAL)
                && text.lexeme(token).number() <= 2
                && text.isWord(token + 1, "half")
                && text.isWord(token + 2, "of")) {
            int year = year(fiscal(token + 2), false);
            return year > 0 ? new DateExpression(token, year, Parts.PERIOD, true) : null;
        } else {
            return null;
        }
        int year = text.sameTurn(token, end) ? year(fiscal(end), false) : -1;
        return new DateExpression(token, year > 0 ? year : end, Parts.PERIOD, true);
    }

    private int fiscal(int token) {
        int next = text.isMark(token, ',') ? token + 1 : token;
        next = text.isWord(next, "of") ? next + 1 : next;
        next = text.isWord(next, "the") ? next + 1 : next;
        next = text.isWord(next, "fiscal") ? next + 1 : next;
        return text.isWord(next, "year") ? next + 1 : next;
    }

    private boolean dashedFurther(int end) {
        return text.glued(end) && text.glued(end + 1) && (text.isDigits(end + 1) || text.isWord(end + 1));
    }

    private @Nullable DateExpression season(int token) {
        int of = text.isWord(token + 1, "of") ? token + 2 : token + 1;
        int yearEnd = text.sameTurn(token, of) ? year(of, false) : -1;
        if (yearEnd > 0) {
            return new DateExpression(token, yearEnd, Parts.PERIOD, true);
        }
        String before = text.sameTurn(token - 1, token) ? text.word(token - 1) : "";
        String beforeThat = text.sameTurn(token - 2, token) ? text.word(token - 2) : "";
        boolean when =
                BEFORE_SEASON.contains(before) || (before.equals("the") && BEFORE_THE_SEASON.contains(beforeThat));
        boolean noun = text.isWord(token + 1) && AFTER_SEASON_VERB.contains(text.word(token + 1));
        return when && !noun ? new DateExpression(token, token + 1, Parts.PERIOD, true) : null;
    }

    /** "1990s", "the eighties", "nineteen nineties": behind it, else -1. */
    private int decade(int token) {
        if (text.isDigits(token) && text.isWord(token + 1, "s") && text.glued(token + 1)) {
            String digits = text.digits(token);
            return (digits.length() == 4 && isYear(Long.parseLong(digits)))
                            || (digits.length() == 2 && digits.endsWith("0"))
                    ? token + 2
                    : -1;
        }
        if (text.isWord(token) && DECADES.contains(text.word(token))) {
            String before = text.sameTurn(token - 1, token) ? text.word(token - 1) : "";
            String beforeThat = text.sameTurn(token - 2, token) ? text.word(token - 2) : "";
            boolean age = POSSESSIVES.contains(before) || POSSESSIVES.contains(beforeThat);
            boolean plain = before.equals("the") || PARTS_OF_DECADE.contains(before);
            return plain && !age ? token + 1 : -1;
        }
        NumberGroup group = text.groupAt(token);
        if (group != null
                && (group.value() == 19 || group.value() == 20 || group.value() == 18)
                && text.isWord(group.end())
                && DECADES.contains(text.word(group.end()))
                && text.sameTurn(token, group.end())) {
            return group.end() + 1;
        }
        return -1;
    }

    /** Behind an ordinal or a number that can be a day of a month, else -1. */
    private int day(int token) {
        int ordinal = ordinalDay(token);
        if (ordinal > 0) {
            return ordinal;
        }
        NumberGroup group = text.groupAt(token);
        return group != null
                        && group.value() >= 1
                        && group.value() <= 31
                        && group.digits().length() <= 2
                        && group.kind() != NumberGroup.Kind.REPEATED
                        && !(text.isMark(group.end(), ':') && text.glued(group.end()) && text.glued(group.end() + 1))
                        && !text.is(group.end(), Sign.MERIDIEM)
                        && !text.isMark(group.end(), '%')
                ? group.end()
                : -1;
    }

    private int ordinalDay(int token) {
        if (text.is(token, Sign.ORDINAL) && !text.isWord(token - 1, "one")) {
            return token + 1;
        }
        NumberGroup group = text.groupAt(token);
        if (group == null) {
            return -1;
        }
        int next = group.end();
        if (text.glued(next) && text.is(next, Sign.ORDINAL_ENDING) && group.value() >= 1 && group.value() <= 31) {
            return next + 1;
        }
        if (text.isMark(next, '-')) {
            next++;
        }
        boolean tens = group.value() == 20 || group.value() == 30;
        return tens
                        && text.sameTurn(token, next)
                        && text.is(next, Sign.ORDINAL)
                        && text.lexeme(next).number() < 10
                ? next + 1
                : -1;
    }

    /** Behind a year, else -1. A short one is "seventy two" or '72, believed only behind a day and a month. */
    int year(int token, boolean shortToo) {
        if (text.isMark(token, '\'') || (text.isMark(token) && text.word(token).equals("\u2019"))) {
            return text.isDigits(token + 1) && text.glued(token + 1) && text.length(token + 1) == 2 ? token + 2 : -1;
        }
        NumberGroup group = text.groupAt(token);
        if (group == null) {
            return -1;
        }
        if (group.digits().length() == 4
                && isYear(group.value())
                && group.kind() != NumberGroup.Kind.TYPED_WITH_COMMAS) {
            return glueForbidsYear(group) ? -1 : group.end();
        }
        boolean century = group.value() >= 18 && group.value() <= 20 && group.kind() == NumberGroup.Kind.WORDS;
        NumberGroup next = text.sameTurn(token, group.end()) ? text.groupAt(group.end()) : null;
        if (century && next != null) {
            if (next.kind() == NumberGroup.Kind.WORDS && next.value() >= 10 && next.value() <= 99) {
                return next.end();
            }
            NumberGroup last = text.sameTurn(token, next.end()) ? text.groupAt(next.end()) : null;
            if (next.kind() == NumberGroup.Kind.DIGIT
                    && next.value() == 0
                    && last != null
                    && last.kind() == NumberGroup.Kind.DIGIT) {
                return last.end();
            }
        }
        if (shortToo && saysFourDigits(group)) {
            return text.groupAt(group.end()) == null ? group.end() : saidDigits(group);
        }
        boolean short2 =
                (group.digits().length() == 2 && group.kind() != NumberGroup.Kind.REPEATED && group.value() >= 10)
                        || (group.digits().length() == 2 && group.kind() == NumberGroup.Kind.TYPED)
                        || group.digits().equals("00");
        if (shortToo && short2 && !countsSomething(group.end()) && !glueForbidsYear(group)) {
            return group.end();
        }
        if (shortToo && group.kind() == NumberGroup.Kind.DIGIT) {
            return saidDigits(group);
        }
        return -1;
    }

    private boolean saysFourDigits(NumberGroup group) {
        return group.kind() == NumberGroup.Kind.DIGIT && saidDigits(group) > 0;
    }

    /** "one nine eight four" or "oh five" behind a day and a month: behind the last digit, else -1. */
    private int saidDigits(NumberGroup first) {
        StringBuilder digits = new StringBuilder();
        NumberGroup group = first;
        int end = first.first();
        while (group != null && group.kind() == NumberGroup.Kind.DIGIT && digits.length() < 5) {
            digits.append(group.digits());
            end = group.end();
            group = text.sameTurn(first.first(), end) ? text.groupAt(end) : null;
        }
        boolean four = digits.length() == 4 && isYear(Long.parseLong(digits.toString()));
        return four || (digits.length() == 2 && digits.charAt(0) == '0') ? end : -1;
    }

    private boolean glueForbidsYear(NumberGroup group) {
        int end = group.end();
        return text.glued(end)
                && (text.isWord(end)
                        || (text.isMark(end)
                                && text.glued(end + 1)
                                && text.isDigits(end + 1)
                                && !text.isMark(end, '-')));
    }

    private boolean countsSomething(int token) {
        return (text.is(token, Sign.TIME_UNIT) && !text.is(token, Sign.ORDINAL))
                || text.is(token, Sign.CURRENCY)
                || text.is(token, Sign.MEASURE)
                || text.is(token, Sign.SCALE)
                || text.isWord(token, "people")
                || text.isWord(token, "times")
                || text.isWord(token, "percent");
    }

    private static boolean isYear(long value) {
        return value >= MIN_YEAR && value <= MAX_YEAR;
    }

    private static boolean isRecent(long value) {
        return value >= 1900 && value <= 2039;
    }
}
