package org.bleepline.detect.datetime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.datetime.DateExpression.Parts;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Dates in digits and words. What a date is depends on what was asked: a date of birth, the expiration of a card, a calendar
 * date; without a day it is a period.
 */
public final class DateRecognizer implements ReadingRecognizer {
    private static final String NAME = "date";
    /** High: the two dates are found as two things by others. */
    private static final double RANGE = 0.95;

    private static final int FIRST_CARD_YEAR = 10;
    private static final int LAST_CARD_YEAR = 49;
    private static final int CARD_WORDS = 25;
    private static final int CODE_WORDS = 7;
    private static final int MAX_BRIDGE = 10;
    /** Digits of a verification code: three, or four of American Express. */
    private static final int CARD_CODE_LEAST = 3;

    private static final int CARD_CODE_MOST = 4;
    /** Digits of a payment card: 13 to 19 (ISO/IEC 7812-1). */
    private static final int SHORTEST_CARD = 13;

    private static final int LONGEST_CARD = 19;
    private static final int OLDEST_BIRTH = 1900;
    private static final int YOUNGEST_BIRTH = 2008;
    private static final int MOVING_WORDS = 6;
    private static final Set<String> TO_DATE = Words.of("to until till");
    private static final Set<String> MOVING = Words.of(
            "move moved moving change changed changing push pushed switch switched swap swapped reschedule rescheduled postponed "
                    + "brought bring");
    private static final Set<String> HAPPENED_ON = Words.of("on since until till by before after from of dated to");
    private static final Set<String> HAPPENED = Words.of(
            "died death dead killed married marry wedding divorced founded opened started joined bought sold retired issued dated "
                    + "built moved emigrated arrived signed expired war battle crashed happened incident accident photo letter "
                    + "policy contract deed filed hired invented released published");
    private static final int OLDEST_SHORT_YEAR = 40;
    private static final Set<String> BEFORE_YEAR = Words.of("in since until back");
    private static final Set<String> BEHIND_YEAR = Words.of(
            "and but when so with i he she we they my his her our the because as for by from to which that who");
    private static final Set<String> TO_CODE = Words.of(
            "and then with the it's its is are that's code code's codes cvv cvv's cvc security on back says number numbers "
                    + "digits digit little of card c v");
    private static final Set<String> CARDS = Words.of("card card's cards visa mastercard amex debit autopay");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        DateReader reader = new DateReader(text);
        List<DateExpression> dates = new ArrayList<>();
        int token = 0;
        while (token < text.size()) {
            DateExpression date = mayBegin(text, token) ? reader.at(token) : null;
            if (date == null) {
                token++;
            } else {
                dates.add(date);
                token = date.end();
            }
        }
        for (NumberGroup group : text.groups()) {
            shortYear(text, group, findings);
        }
        int birthsEnd = -1;
        BitSet cardCodes = new BitSet();
        for (int index = 0; index < dates.size(); index++) {
            DateExpression date = dates.get(index);
            if (index + 1 < dates.size() && isRange(text, date, dates.get(index + 1))) {
                DateExpression last = dates.get(++index);
                findings.add(Policy.DATE_INTERVAL, date.first(), last.end(), RANGE, NAME, "range");
            } else if (report(date, reading, birthsEnd, cardCodes, findings)) {
                birthsEnd = date.end();
            }
        }
        for (Code code : text.codes()) {
            if (code.onlyDigits() && code.digits() <= 16 && code.digits() >= 3 && !cardCodes.get(code.first())) {
                digitsOnly(code, reading, cardCodes, findings);
            }
        }
    }

    /** "July to September", "between March and June 2019", "June 3rd to June 9th"; what is moved from a day to a day has two dates. */
    private static boolean isRange(SpokenText text, DateExpression from, DateExpression to) {
        int between = from.end();
        if (to.first() != between + 1
                || !text.sameTurn(from.first(), to.first())
                || from.parts() == Parts.DAY_OF_WEEK
                || to.parts() == Parts.DAY_OF_WEEK
                || from.isPeriod() != to.isPeriod()) {
            return false;
        }
        return text.isWord(between, "through")
                || text.isWord(between, "thru")
                || (TO_DATE.contains(text.word(between)) && (from.isPeriod() || !isMoved(text, from.first())))
                || (text.isMark(between) && "-–—".contains(text.word(between)))
                || (text.isWord(between, "and") && text.isWord(from.first() - 1, "between"));
    }

    private static boolean isMoved(SpokenText text, int first) {
        for (int token = first - 1; token >= first - MOVING_WORDS && text.sameTurn(token, first); token--) {
            if (text.isWord(token) && MOVING.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    /** "Halvorsen. 21 October 1958.": a whole date of long ago without a word about what happened on it. */
    private static boolean isLongAgo(SpokenText text, DateExpression date) {
        boolean old = false;
        for (int token = date.first(); token < date.end(); token++) {
            NumberGroup group = text.groupAt(token);
            boolean year = group != null
                    && group.digits().length() == 4
                    && group.value() >= OLDEST_BIRTH
                    && group.value() <= YOUNGEST_BIRTH;
            boolean said = text.isWord(token, "nineteen") && text.groupAt(token + 1) != null && token + 1 < date.end();
            old |= year || said;
        }
        if (!old
                || (text.sameTurn(date.first() - 1, date.first())
                        && HAPPENED_ON.contains(text.word(date.first() - 1)))) {
            return false;
        }
        for (int token = Math.max(0, date.first() - MOVING_WORDS);
                token < Math.min(text.size(), date.end() + MOVING_WORDS);
                token++) {
            if (text.sameTurn(token, date.first()) && text.isWord(token) && HAPPENED.contains(text.word(token))) {
                return false;
            }
        }
        return true;
    }

    /** Whether somebody spoke of a card in this turn, not far in front. */
    private static boolean cardIsNamed(SpokenText text, int first) {
        for (int token = first - 1; token >= first - CARD_WORDS && text.sameTurn(token, first); token--) {
            if (text.isWord(token) && CARDS.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    /** "adopted out of korea in sixty four", "the party in '68": a year of the last century without the century. */
    private static void shortYear(SpokenText text, NumberGroup group, Findings findings) {
        int first = group.first();
        boolean typed = text.isMark(first - 1) && "'’".contains(text.word(first - 1)) && text.glued(first);
        int before = typed ? first - 2 : first - 1;
        if ((!typed && group.value() < OLDEST_SHORT_YEAR)
                || group.value() > 99
                || group.digits().length() != 2
                || !text.sameTurn(before, first)
                || !BEFORE_YEAR.contains(text.word(before))
                || (!typed && group.kind() != NumberGroup.Kind.WORDS)) {
            return;
        }
        int end = group.end();
        boolean ends = !text.sameTurn(first, end)
                || (text.isMark(end) && !text.isMark(end, '%') && !text.glued(end + 1))
                || BEHIND_YEAR.contains(text.word(end));
        if (ends) {
            findings.add(Policy.YEAR, typed ? first - 1 : first, end, 0.9, NAME, "short year");
        }
    }

    /** "... four four one six january twenty nine": right behind the number of a card. */
    private static boolean followsCard(SpokenText text, int first) {
        for (int token = first - 1; token >= first - CARD_CODE_MOST && text.sameTurn(token, first); token--) {
            Code code = text.code(token);
            if (code != null) {
                return code.onlyDigits() && code.digits() >= SHORTEST_CARD && code.digits() <= LONGEST_CARD;
            }
        }
        return false;
    }

    private static boolean saysCardYear(SpokenText text, DateExpression date) {
        NumberGroup last = text.groupBefore(date.end());
        return last != null && last.value() >= FIRST_CARD_YEAR && last.value() <= LAST_CARD_YEAR;
    }

    /** Whether a number as long as a card's was said in this turn, not far in front. */
    private static boolean cardIsRead(SpokenText text, int first) {
        for (int token = first - 1; token >= first - CARD_WORDS && text.sameTurn(token, first); token--) {
            Code code = text.code(token);
            if (code != null) {
                return code.onlyDigits() && code.digits() >= SHORTEST_CARD && code.digits() <= LONGEST_CARD;
            }
        }
        return false;
    }

    /** "valid through september twenty eight and the code's": what has a code and an end is a card. */
    private static boolean codeFollows(SpokenText text, int end) {
        for (int token = end; token < end + CODE_WORDS && text.sameTurn(end - 1, token); token++) {
            if (text.isWord(token, "code")
                    || text.isWord(token, "code's")
                    || text.isWord(token, "cvv")
                    || text.isWord(token, "back")
                    || text.isWord(token, "security")) {
                return true;
            }
        }
        return false;
    }

    /** "good until oh four twenty nine, then two two six": three or four digits behind the end of a card are its code. */
    private static void cardCode(SpokenText text, int end, BitSet cardCodes, Findings findings) {
        int first = end;
        while (first - end < MAX_BRIDGE
                && text.sameTurn(end - 1, first)
                && (text.isMark(first, ',')
                        || text.isMark(first, '.')
                        || text.isMark(first, ':')
                        || (text.isWord(first) && TO_CODE.contains(text.word(first)))
                        || countsDigits(text, first))) {
            first++;
        }
        int digits = 0;
        int last = first;
        NumberGroup group = text.groupAt(first);
        while (group != null && text.sameTurn(end - 1, group.first()) && digits <= CARD_CODE_MOST) {
            digits += group.digits().length();
            last = group.end();
            group = text.groupAt(last);
        }
        boolean counted = text.isWord(last)
                && (text.lexeme(last).isAny(Sign.CURRENCY, Sign.TIME_UNIT)
                        || text.lexeme(last).isAny(Sign.MEASURE, Sign.MERIDIEM)
                        || text.lexeme(last).is(Sign.STREET));
        if (first > end && digits >= CARD_CODE_LEAST && digits <= CARD_CODE_MOST && !counted) {
            findings.add(Policy.CREDIT_CARD_CVV, first, last, 0.94, NAME, "behind the end of a card");
            cardCodes.set(first, last);
        }
    }

    /** The "three" of "the three numbers". */
    private static boolean countsDigits(SpokenText text, int token) {
        return text.groupAt(token) != null
                && (text.isWord(token + 1, "digits")
                        || text.isWord(token + 1, "numbers")
                        || text.isWord(token + 1, "digit"));
    }

    /** "the date is", "the date's", "dated". */
    private static boolean isDateOfIt(SpokenText text, int first) {
        return (text.isWord(first - 1, "is") && text.isWord(first - 2, "date")) || text.isWord(first - 1, "date's");
    }

    private static boolean mayBegin(SpokenText text, int token) {
        Code code = text.code(token);
        if (code != null && code.first() < token && code.onlyDigits() && code.digits() >= SHORTEST_CARD) {
            return false;
        }
        return text.groupAt(token) != null
                || (text.isWord(token)
                        && (text.lexeme(token).isAny(Sign.MONTH, Sign.WEEKDAY)
                                || text.lexeme(token).isAny(Sign.SEASON, Sign.ORDINAL)
                                || text.isWord(token, "the")
                                || text.isWord(token, "q")
                                || text.isWord(token, "fall")
                                || text.word(token).endsWith("ties")));
    }

    /** Whether it is a date of birth. */
    private static boolean report(
            DateExpression date, Reading reading, int birthsEnd, BitSet cardCodes, Findings findings) {
        OpenTopics topics = reading.topics(date.first(), date.end());
        double birth = answered(reading, birthsEnd, date.first()) ? 0 : topics.strength(Topic.BIRTH);
        double expiry = topics.strength(Topic.CARD_EXPIRY);
        int first = date.first();
        int end = date.end();
        boolean monthAndYear = date.parts() == Parts.MONTH_AND_YEAR
                || (date.parts() == Parts.DAY_AND_MONTH && reading.text().isMark(first + 1, '/'));
        boolean cardNear = Math.max(topics.strength(Topic.CARD), topics.strength(Topic.CARD_CVV)) > 0
                || cardIsNamed(reading.text(), first)
                || cardIsRead(reading.text(), first)
                || codeFollows(reading.text(), date.end());
        if (expiry == 0 && cardNear && isDateOfIt(reading.text(), first)) {
            expiry = 0.8;
        }
        if (date.parts() == Parts.DAY_AND_MONTH
                && followsCard(reading.text(), first)
                && saysCardYear(reading.text(), date)) {
            expiry = Math.max(expiry, 0.9);
            cardNear = true;
        }
        boolean documentNear = topics.open(Topic.PASSPORT) || topics.open(Topic.LICENCE);
        boolean monthWithShortYear = date.parts() == Parts.DAY_AND_MONTH
                && expiry > 0.6
                && (cardNear || (topics.asked(Topic.CARD_EXPIRY) && !documentNear));
        if (expiry > 0
                && expiry >= birth
                && (monthAndYear || monthWithShortYear || cardNear)
                && (cardNear || !documentNear)) {
            findings.add(Policy.CREDIT_CARD_EXPIRATION, first, end, 0.6 + 0.37 * expiry, NAME, "cue");
            cardCode(reading.text(), end, cardCodes, findings);
        }
        boolean birthShape = date.parts() == Parts.FULL
                || date.parts() == Parts.DAY_AND_MONTH
                || date.parts() == Parts.MONTH_AND_YEAR
                || (date.parts() == Parts.YEAR && topics.asked(Topic.BIRTH) && birth > 0.8);
        boolean isBirth = birth > 0 && birthShape && (expiry == 0 || birth > expiry);
        if (!isBirth && date.parts() == Parts.FULL && expiry == 0 && isLongAgo(reading.text(), date)) {
            findings.add(Policy.DATE_OF_BIRTH, first, end, 0.92, NAME, "long ago");
        }
        if (isBirth) {
            findings.add(Policy.DATE_OF_BIRTH, first, end, 0.6 + 0.37 * birth, NAME, "cue");
        }
        switch (date.parts()) {
            case FULL -> findings.add(Policy.DATE, first, end, date.certain() ? 0.9 : 0.6, NAME, "format");
            case DAY_AND_MONTH -> {
                if (date.certain() || birth == 0) {
                    findings.add(Policy.DATE, first, end, date.certain() ? 0.85 : 0.5, NAME, "format");
                }
            }
            case DAY_OF_WEEK -> findings.add(Policy.DAY, first, end, 0.7, NAME, "weekday");
            case MONTH_AND_YEAR -> findings.add(Policy.DATE_INTERVAL, first, end, 0.9, NAME, "format");
            case MONTH -> findings.add(Policy.DATE_INTERVAL, first, end, date.certain() ? 0.7 : 0.55, NAME, "month");
            case YEAR -> findings.add(Policy.YEAR, first, end, date.certain() ? 0.75 : 0.55, NAME, "year");
            case PERIOD -> findings.add(Policy.DATE_INTERVAL, first, end, 0.88, NAME, "period");
        }
        return isBirth;
    }

    /** Whether a date of birth stands between the last cue for one and a token of the same turn. */
    private static boolean answered(Reading reading, int birthsEnd, int first) {
        if (birthsEnd < 0 || !reading.text().sameTurn(birthsEnd - 1, first)) {
            return false;
        }
        for (int cue = reading.firstCueFrom(birthsEnd); cue < reading.firstCueFrom(first); cue++) {
            if (reading.cues().get(cue).topic() == Topic.BIRTH) {
                return false;
            }
        }
        return true;
    }

    /** "oh nine twenty eight", "three seven sixty one": a date only because it was asked for. */
    private static void digitsOnly(Code code, Reading reading, BitSet cardCodes, Findings findings) {
        OpenTopics topics = reading.topics(code);
        double birth = topics.strength(Topic.BIRTH);
        double expiry = topics.strength(Topic.CARD_EXPIRY);
        if (expiry == 0 && cardIsNamed(reading.text(), code.first()) && isDateOfIt(reading.text(), code.first())) {
            expiry = 0.8;
        }
        if (birth == 0 && expiry == 0) {
            return;
        }
        boolean size = code.readings().stream().anyMatch(digits -> digits.length() >= 3 && digits.length() <= 6);
        if (expiry > topics.strength(Topic.CARD_CVV)
                && size
                && code.readings().stream()
                        .anyMatch(digits -> isMonthAndYear(digits)
                                || (isYearOfCard(digits) && cardIsNamed(reading.text(), code.first())))) {
            findings.add(Policy.CREDIT_CARD_EXPIRATION, code.first(), code.end(), 0.58 + 0.39 * expiry, NAME, "cue");
            cardCode(reading.text(), code.end(), cardCodes, findings);
        }
        if (birth > 0 && birth >= expiry && code.readings().stream().anyMatch(DateRecognizer::isFullDate)) {
            findings.add(Policy.DATE_OF_BIRTH, code.first(), code.end(), 0.56 + 0.38 * birth, NAME, "cue");
        }
    }

    private static boolean isMonthAndYear(String digits) {
        int length = digits.length();
        if (length < 3 || length > 6) {
            return false;
        }
        int monthLength = length == 3 || length == 5 ? 1 : 2;
        int month = Integer.parseInt(digits.substring(0, monthLength));
        int year = Integer.parseInt(digits.substring(length - 2));
        return month >= 1
                && month <= 12
                && year >= FIRST_CARD_YEAR
                && year <= LAST_CARD_YEAR
                && (length <= 4 || digits.startsWith("20", monthLength));
    }

    private static boolean isYearOfCard(String digits) {
        return digits.length() == 4 && digits.startsWith("20") && digits.charAt(2) >= '2' && digits.charAt(2) <= '4';
    }

    private static boolean isFullDate(String digits) {
        boolean year = digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
        return digits.length() >= 4 && digits.length() <= 8 && !year;
    }
}
