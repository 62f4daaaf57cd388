package org.bleepline.wording.figures;

import com.ibm.icu.util.Currency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and what is made of them. A single number below ten stays a word, as style guides have it, unless a unit, a month or
 * more digits stand beside it. For one text and one thread.
 */
final class SpokenNumbers {
    private static final Set<String> BEFORE_TIME =
            Set.of("at", "by", "around", "about", "until", "till", "before", "after", "from", "to");
    private static final Set<String> PHONE_CUES = Set.of(
            "phone",
            "call",
            "cell",
            "mobile",
            "telephone",
            "reach",
            "text",
            "fax",
            "callback",
            "toll",
            "dial",
            "hotline",
            "landline",
            "contact",
            "number");
    private static final int CUE_REACH = 10;
    private static final long MILLION = 1_000_000;

    private final SpokenText text;
    private final Notation notation;

    SpokenNumbers(SpokenText text, Notation notation) {
        this.text = text;
        this.notation = notation;
    }

    /**
     * What begins at a token.
     *
     * @param limit a token that belongs to something else already
     * @return pieces in order; empty if the token is written as it is
     */
    List<Piece> at(int token, int limit) {
        List<Piece> pieces = ordinal(token);
        NumberGroup group = text.groupAt(token);
        if (pieces.isEmpty() && group != null) {
            pieces = time(token, group);
            if (pieces.isEmpty()) {
                pieces = year(token, group);
            }
            if (pieces.isEmpty()) {
                pieces = measured(token, group);
            }
        }
        if (pieces.isEmpty()) {
            pieces = code(token);
        }
        if (pieces.isEmpty() && group != null) {
            pieces = number(group);
        }
        return pieces.stream().allMatch(piece -> piece.end() <= limit) ? pieces : List.of();
    }

    /** "fifth" beside a month, "twenty first" and all from the tenth on anywhere. */
    private List<Piece> ordinal(int token) {
        int last = token;
        long value = 0;
        if (text.is(token, Sign.TENS)
                && text.is(token + 1, Sign.ORDINAL)
                && text.sameTurn(token, token + 1)
                && text.lexeme(token + 1).number() < 10) {
            value = text.lexeme(token).number();
            last = token + 1;
        }
        if (!text.is(last, Sign.ORDINAL)) {
            return List.of();
        }
        value += text.lexeme(last).number();
        boolean beside = isMonth(token - 1, token)
                || (text.isWord(last + 1, "of") && isMonth(last + 2, token))
                || (isMonth(last + 1, token) && text.isWord(token - 1, "the"));
        if (value < 10 && !beside) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(token, last + 1, notation.ordinal(value)));
        if (beside) {
            addYear(last + 1, pieces);
        }
        return pieces;
    }

    private boolean isMonth(int token, int besides) {
        return text.is(token, Sign.MONTH) && text.length(token) > 2 && text.sameTurn(token, besides);
    }

    private void addYear(int token, List<Piece> pieces) {
        NumberGroup group = text.groupAt(token);
        if (group != null && text.sameTurn(token - 1, token)) {
            pieces.addAll(year(token, group));
        }
    }

    /** "nineteen eighty four", "twenty oh five", "two thousand five"; not where further digits follow. */
    private List<Piece> year(int token, NumberGroup first) {
        if (isDay(token, first)) {
            List<Piece> pieces = new ArrayList<>();
            pieces.add(new Piece(token, first.end(), String.valueOf(first.value())));
            addYear(first.end(), pieces);
            return pieces;
        }
        boolean alone = text.groupBefore(token) == null || isMonthBefore(text.groupBefore(token));
        if (first.kind() != NumberGroup.Kind.WORDS || !alone) {
            return List.of();
        }
        if (first.value() >= 1900 && first.value() <= 2099) {
            boolean counted = text.is(first.end(), Sign.CURRENCY) || text.is(first.end(), Sign.MEASURE);
            return counted ? List.of() : List.of(new Piece(token, first.end(), String.valueOf(first.value())));
        }
        NumberGroup second = next(first);
        if (first.value() < 18 || first.value() > 20 || second == null) {
            return List.of();
        }
        long rest = second.value();
        int end = second.end();
        if (second.kind() == NumberGroup.Kind.DIGIT && rest == 0) {
            NumberGroup digit = next(second);
            if (digit == null || digit.kind() != NumberGroup.Kind.DIGIT) {
                return List.of();
            }
            rest = digit.value();
            end = digit.end();
        } else if (rest < 10 || rest > 99 || second.kind() != NumberGroup.Kind.WORDS) {
            return List.of();
        }
        boolean more = text.groupAt(end) != null && text.sameTurn(token, end);
        return more ? List.of() : List.of(new Piece(token, end, String.valueOf(first.value() * 100 + rest)));
    }

    /** "march five". */
    private boolean isDay(int token, NumberGroup group) {
        boolean day = group.value() >= 1 && group.value() <= 31 && group.kind() != NumberGroup.Kind.REPEATED;
        if (!day || !isMonth(token - 1, token)) {
            return false;
        }
        NumberGroup second = next(group);
        return second == null || second.value() >= 10;
    }

    private boolean isMonthBefore(@Nullable NumberGroup group) {
        return group != null && isMonth(group.first() - 1, group.first());
    }

    /** "three thirty p m", "three oh five", "at three thirty", "three o'clock". */
    private List<Piece> time(int token, NumberGroup hour) {
        if (hour.value() < 1
                || hour.value() > 12
                || hour.kind() == NumberGroup.Kind.REPEATED
                || text.groupBefore(token) != null) {
            return List.of();
        }
        int end = hour.end();
        String minutes = "";
        NumberGroup second = next(hour);
        if (second != null) {
            if (second.kind() == NumberGroup.Kind.DIGIT && second.value() == 0) {
                NumberGroup digit = next(second);
                if (digit != null && digit.kind() == NumberGroup.Kind.DIGIT) {
                    minutes = "0" + digit.value();
                    end = digit.end();
                }
            } else if (second.value() >= 10 && second.value() <= 59 && second.kind() == NumberGroup.Kind.WORDS) {
                minutes = String.valueOf(second.value());
                end = second.end();
            }
            if (minutes.isEmpty() || (text.groupAt(end) != null && text.sameTurn(token, end))) {
                return List.of();
            }
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(token, end, minutes.isEmpty() ? hour.digits() : hour.digits() + ":" + minutes));
        Piece half = half(end);
        if (half != null) {
            pieces.add(half);
            return pieces;
        }
        boolean clock = minutes.isEmpty() && text.isWord(end, "o'clock");
        boolean said = !minutes.isEmpty()
                && BEFORE_TIME.contains(text.word(token - 1))
                && text.sameTurn(token - 1, token)
                && !text.is(end, Sign.CURRENCY)
                && !text.is(end, Sign.MEASURE);
        return clock || said ? pieces : List.of();
    }

    /** "p m" or "pm" at a token, or null. */
    private @Nullable Piece half(int token) {
        if (token == 0 || !text.sameTurn(token - 1, token)) {
            return null;
        }
        boolean afternoon = text.word(token).startsWith("p");
        if (text.is(token, Sign.MERIDIEM)) {
            return new Piece(token, token + 1, notation.half(afternoon));
        }
        boolean spelled = (text.isWord(token, "a") || text.isWord(token, "p"))
                && text.isWord(token + 1, "m")
                && text.sameTurn(token, token + 1);
        return spelled ? new Piece(token, token + 2, notation.half(afternoon)) : null;
    }

    /** An amount of money or a percentage. */
    private List<Piece> measured(int token, NumberGroup group) {
        Quantity quantity = quantity(group);
        int end = quantity.end;
        if (!text.sameTurn(token, end)) {
            return List.of();
        }
        if (text.isWord(end, "percent")) {
            return List.of(new Piece(token, end + 1, notation.percent(quantity.value)));
        }
        int scale = text.is(end, Sign.SCALE) ? end : -1;
        int unit = scale < 0 ? end : end + 1;
        Optional<Currency> currency = text.is(unit, Sign.CURRENCY) && text.sameTurn(token, unit)
                ? notation.currency(text.word(unit))
                : Optional.empty();
        if (currency.isEmpty()) {
            return List.of();
        }
        if (scale >= 0) {
            return List.of(
                    new Piece(token, scale, notation.amount(quantity.value, currency.get())),
                    new Piece(scale, unit + 1, text.word(scale)));
        }
        BigDecimal value = quantity.value;
        int last = unit;
        int cents = text.isWord(unit + 1, "and") ? unit + 2 : unit + 1;
        NumberGroup small = text.groupAt(cents);
        if (small != null
                && small.value() < 100
                && value.scale() <= 0
                && currency.get().getDefaultFractionDigits() == 2
                && text.sameTurn(token, small.end())
                && (text.isWord(small.end(), "cents")
                        || text.isWord(small.end(), "cent")
                        || text.isWord(small.end(), "pence"))) {
            value = value.add(BigDecimal.valueOf(small.value(), 2));
            last = small.end();
        }
        return List.of(new Piece(token, last + 1, notation.amount(value, currency.get())));
    }

    private record Quantity(BigDecimal value, int end) {}

    /** A number with what follows "point". Of "five million" only the five: the million stays a word. */
    private Quantity quantity(NumberGroup group) {
        BigDecimal value = BigDecimal.valueOf(group.value());
        int end = group.end();
        if (text.is(end - 1, Sign.SCALE) && group.value() % MILLION == 0 && group.value() > 0) {
            long scale = text.lexeme(end - 1).number();
            return new Quantity(BigDecimal.valueOf(group.value() / scale), end - 1);
        }
        StringBuilder fraction = new StringBuilder();
        if (text.isWord(end, "point")) {
            NumberGroup digit = text.groupAt(end + 1);
            while (digit != null && digit.kind() != NumberGroup.Kind.REPEATED && text.sameTurn(end, digit.first())) {
                fraction.append(digit.digits());
                end = digit.end();
                digit = digit.value() < 10 ? text.groupAt(end) : null;
            }
        }
        return fraction.isEmpty() || fraction.length() > 9
                ? new Quantity(value, group.end())
                : new Quantity(new BigDecimal(group.value() + "." + fraction), end);
    }

    /** A telephone number, or any run of digits and spelled letters. */
    private List<Piece> code(int token) {
        Code code = text.code(token);
        if (code == null || code.first() != token || code.correctedAt() >= 0 || code.parts() < 2) {
            return List.of();
        }
        if (code.onlyLetters()) {
            return code.letters() < 2 || half(token) != null
                    ? List.of()
                    : List.of(new Piece(token, code.end(), code.value()));
        }
        if (code.onlyDigits()) {
            boolean twoNumbers = code.parts() == 2 && code.digits() == 4 && code.longestPart() == 2;
            if (code.digits() < 3 || twoNumbers || code.written().indexOf('.') >= 0) {
                return List.of();
            }
            return List.of(new Piece(token, code.end(), digits(token, code)));
        }
        return code.digits() + code.letters() < 3
                ? List.of()
                : List.of(new Piece(token, code.end(), code.written().replace(" ", "")));
    }

    private String digits(int token, Code code) {
        String value = code.value();
        boolean plain = code.written().chars().allMatch(sign -> Character.isDigit(sign) || sign == ' ');
        if (!plain) {
            return code.written().replace(" ", "");
        }
        if (value.length() == 11 && value.startsWith("1") && isAreaCode(value.substring(1))) {
            return "1-" + ten(value.substring(1));
        }
        if (value.length() == 10 && isAreaCode(value) && isPhone(token)) {
            return ten(value);
        }
        return value.length() == 7 && isPhone(token) ? value.substring(0, 3) + "-" + value.substring(3) : value;
    }

    private static String ten(String value) {
        return value.substring(0, 3) + "-" + value.substring(3, 6) + "-" + value.substring(6);
    }

    /** Area code and exchange of the North American Numbering Plan begin with 2 to 9. */
    private static boolean isAreaCode(String value) {
        return value.charAt(0) >= '2' && value.charAt(3) >= '2';
    }

    private boolean isPhone(int token) {
        for (int before = token - 1; before >= Math.max(0, token - CUE_REACH); before--) {
            if (text.isWord(before) && PHONE_CUES.contains(text.word(before))) {
                return !text.isWord(before, "number") || !isOtherNumber(before);
            }
        }
        return false;
    }

    /** "account number", "card number". */
    private boolean isOtherNumber(int number) {
        return text.isWord(number - 1)
                && Set.of(
                                "account",
                                "card",
                                "security",
                                "policy",
                                "member",
                                "reference",
                                "order",
                                "case",
                                "routing",
                                "tracking",
                                "confirmation",
                                "claim",
                                "licence",
                                "license",
                                "passport",
                                "invoice",
                                "id")
                        .contains(text.word(number - 1));
    }

    private List<Piece> number(NumberGroup group) {
        Quantity quantity = quantity(group);
        int end = quantity.end;
        boolean decimal = quantity.value.scale() > 0;
        boolean beforeUnit = text.sameTurn(group.first(), end)
                && (text.is(end, Sign.MEASURE) || text.is(end, Sign.CURRENCY) || text.is(end, Sign.SCALE))
                && !text.isWord(end, "grand");
        if (!decimal && group.kind() == NumberGroup.Kind.DIGIT && !beforeUnit) {
            return List.of();
        }
        if (!decimal && group.kind() == NumberGroup.Kind.REPEATED) {
            return List.of(new Piece(group.first(), end, group.digits()));
        }
        String written = decimal
                ? quantity.value.toPlainString().replace(".", notation.decimalSeparator())
                : notation.number(quantity.value.longValueExact());
        return List.of(new Piece(group.first(), end, written));
    }

    /** The number that follows directly, or null. */
    private @Nullable NumberGroup next(NumberGroup group) {
        NumberGroup next = text.groupAt(group.end());
        return next != null && text.sameTurn(group.first(), group.end()) ? next : null;
    }
}
