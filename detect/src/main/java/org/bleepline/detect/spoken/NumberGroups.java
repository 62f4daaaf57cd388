package org.bleepline.detect.spoken;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads numbers, typed or in words. Looks ahead a bounded number of tokens from each, so time is linear. */
final class NumberGroups {
    private static final int MAX_VALUE_DIGITS = 15;
    private static final int MAX_LOOK_AHEAD = 8;

    private final SpokenText text;
    private int lastEnd = -1;

    NumberGroups(SpokenText text) {
        this.text = text;
    }

    /** All groups in reading order; {@code groupOf} receives for each token the index of its group or -1. */
    List<NumberGroup> read(int[] groupOf) {
        Arrays.fill(groupOf, -1);
        List<NumberGroup> groups = new ArrayList<>();
        int token = 0;
        while (token < text.size()) {
            NumberGroup group = at(token);
            if (group == null) {
                token++;
                continue;
            }
            Arrays.fill(groupOf, group.first(), group.end(), groups.size());
            groups.add(group);
            token = group.end();
            lastEnd = token;
        }
        return groups;
    }

    private @Nullable NumberGroup at(int token) {
        if (text.isDigits(token)) {
            return typed(token);
        }
        Lexeme lexeme = text.lexeme(token);
        if (lexeme.is(Sign.REPEAT)) {
            return repeated(token, lexeme);
        }
        if (lexeme.is(Sign.OH)) {
            return ohIsZero(token) ? new NumberGroup(token, token + 1, 0, "0", NumberGroup.Kind.DIGIT) : null;
        }
        return inWords(token);
    }

    private NumberGroup typed(int token) {
        String digits = text.digits(token);
        int end = token + 1;
        if (digits.length() <= 3 && !digits.startsWith("0")) {
            StringBuilder joined = new StringBuilder(digits);
            while (joined.length() < MAX_VALUE_DIGITS
                    && text.isMark(end, ',')
                    && text.glued(end)
                    && text.glued(end + 1)
                    && text.isDigits(end + 1)
                    && text.end(end + 1) - text.start(end + 1) == 3) {
                joined.append(text.digits(end + 1));
                end += 2;
            }
            digits = joined.toString();
        }
        return new NumberGroup(
                token,
                end,
                digits.length() <= MAX_VALUE_DIGITS ? Long.parseLong(digits) : -1,
                digits,
                end == token + 1 ? NumberGroup.Kind.TYPED : NumberGroup.Kind.TYPED_WITH_COMMAS);
    }

    private @Nullable NumberGroup repeated(int token, Lexeme repeat) {
        int next = token + 1;
        String digit = null;
        if (text.isWord(next) && text.lexeme(next).isAny(Sign.UNIT, Sign.OH)) {
            digit = String.valueOf(text.lexeme(next).number());
        } else if (text.isDigits(next) && text.end(next) - text.start(next) == 1) {
            digit = text.digits(next);
        }
        if (digit == null || !text.sameTurn(token, next)) {
            return null;
        }
        String digits = digit.repeat((int) repeat.number());
        return new NumberGroup(token, next + 1, Long.parseLong(digits), digits, NumberGroup.Kind.REPEATED);
    }

    /** "oh" is a zero beside another digit; in front of one only without a comma ("oh, one more thing"). */
    private boolean ohIsZero(int token) {
        boolean behindDigit = token > 0
                && text.sameTurn(token - 1, token)
                && (isNumberWord(token - 1) || (text.isWord(token - 1) && token == lastEnd));
        if (behindDigit) {
            return true;
        }
        int next = token + 1;
        while (next - token < MAX_LOOK_AHEAD
                && text.isWord(next)
                && text.sameTurn(token, next)
                && text.lexeme(next).isAny(Sign.OH, Sign.FILLER)) {
            next++;
        }
        return text.sameTurn(token, next) && isNumberWord(next);
    }

    private boolean isNumberWord(int token) {
        if (text.isDigits(token)) {
            return true;
        }
        Lexeme lexeme = text.lexeme(token);
        return lexeme.isAny(Sign.UNIT, Sign.TEEN) || lexeme.isAny(Sign.TENS, Sign.REPEAT);
    }

    private @Nullable NumberGroup inWords(int token) {
        Partial number = belowThousand(token);
        if (number == null) {
            return null;
        }
        long total = 0;
        long current = number.value;
        int end = number.end;
        while (text.isWord(end) && text.lexeme(end).is(Sign.SCALE) && text.sameTurn(token, end)) {
            long scale = text.lexeme(end).number();
            if (current == 0 || current >= 1_000 || total + current * scale > 1_000_000_000_000_000L) {
                break;
            }
            total += current * scale;
            current = 0;
            end++;
            Partial rest = remainder(end, token, scale > 1_000);
            if (rest == null) {
                break;
            }
            current = rest.value;
            end = rest.end;
        }
        long value = total + current;
        boolean single = end == token + 1 && text.lexeme(token).is(Sign.UNIT);
        return new NumberGroup(
                token, end, value, String.valueOf(value), single ? NumberGroup.Kind.DIGIT : NumberGroup.Kind.WORDS);
    }

    private record Partial(long value, int end) {}

    private @Nullable Partial belowThousand(int token) {
        Partial number;
        if (text.isWord(token, "a")) {
            boolean hundred = text.isWord(token + 1)
                    && text.sameTurn(token, token + 1)
                    && text.lexeme(token + 1).isAny(Sign.HUNDRED, Sign.SCALE);
            number = hundred ? new Partial(1, token + 1) : null;
        } else {
            number = belowHundred(token);
        }
        if (number == null) {
            return null;
        }
        if (number.value > 0
                && text.isWord(number.end)
                && text.lexeme(number.end).is(Sign.HUNDRED)
                && text.sameTurn(token, number.end)) {
            long hundreds = number.value * 100;
            Partial rest = remainder(number.end + 1, token, false);
            return rest == null || rest.value >= 100
                    ? new Partial(hundreds, number.end + 1)
                    : new Partial(hundreds + rest.value, rest.end);
        }
        return number;
    }

    /**
     * What follows "hundred" or "thousand". Without "and" it belongs to the number only if no further digit follows: "one
     * eight hundred five five five" is 1 800 5 5 5.
     */
    private @Nullable Partial remainder(int token, int start, boolean thousandsFollow) {
        boolean and = text.isWord(token, "and");
        int from = and ? token + 1 : token;
        if (!text.isWord(from) || !text.sameTurn(start, from) || text.isWord(from, "a")) {
            return null;
        }
        Partial rest = !and || thousandsFollow ? belowThousand(from) : belowHundred(from);
        if (rest == null || rest.value == 0) {
            return null;
        }
        boolean digitFollows = text.isWord(rest.end)
                && text.sameTurn(start, rest.end)
                && (text.lexeme(rest.end).isAny(Sign.UNIT, Sign.OH)
                        || text.lexeme(rest.end).isAny(Sign.TEEN, Sign.TENS));
        return !and && digitFollows ? null : rest;
    }

    private @Nullable Partial belowHundred(int token) {
        if (!text.isWord(token)) {
            return null;
        }
        Lexeme lexeme = text.lexeme(token);
        if (lexeme.isAny(Sign.UNIT, Sign.TEEN)) {
            return new Partial(lexeme.number(), token + 1);
        }
        if (!lexeme.is(Sign.TENS)) {
            return null;
        }
        int next = token + 1;
        if (text.isMark(next, '-') && text.glued(next) && text.glued(next + 1)) {
            next++;
        }
        if (text.isWord(next)
                && text.sameTurn(token, next)
                && text.lexeme(next).is(Sign.UNIT)
                && text.lexeme(next).number() > 0) {
            return new Partial(lexeme.number() + text.lexeme(next).number(), next + 1);
        }
        return new Partial(lexeme.number(), token + 1);
    }
}
