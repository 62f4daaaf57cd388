package org.bleepline.detect.quantity;

import java.util.Set;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** Where the amount that contains a number begins and ends: decimals, "point five", "and a half", "million". */
final class Amounts {
    private static final Set<String> INDIAN = Words.of("lakh lakhs lac lacs crore crores");

    private Amounts() {}

    /** First token of the amount that ends with a number. */
    static int first(SpokenText text, NumberGroup group) {
        int first = group.first();
        if (text.isMark(first - 1, '.') && text.glued(first) && text.glued(first - 1) && text.isDigits(first - 2)) {
            NumberGroup whole = text.group(first - 2);
            return whole == null ? first : whole.first();
        }
        if (text.isWord(first - 1, "point") && text.sameTurn(first - 1, first)) {
            NumberGroup whole = text.group(first - 2);
            return whole == null ? first - 1 : whole.first();
        }
        NumberGroup before = text.sameTurn(first - 1, first) ? text.group(first - 1) : null;
        if (before == null || group.kind() != NumberGroup.Kind.DIGIT) {
            return first;
        }
        return text.isWord(before.first() - 1, "point") ? first(text, before) : first;
    }

    /** Behind "two lakh forty thousand" and "twenty four crore", else -1. */
    static int indianEnd(SpokenText text, NumberGroup group) {
        int end = group.end();
        if (text.isMark(end, '.') && text.glued(end) && text.isDigits(end + 1)) {
            end += 2;
        }
        if (!text.sameTurn(group.first(), end) || !INDIAN.contains(text.word(end))) {
            return -1;
        }
        end++;
        NumberGroup rest = text.sameTurn(group.first(), end) ? text.groupAt(end) : null;
        return rest == null ? end : Math.max(end(text, rest), indianEnd(text, rest));
    }

    /** Behind the amount that begins with a number: decimals, a scale and a half belong to it. */
    static int end(SpokenText text, NumberGroup group) {
        int end = group.end();
        boolean point = text.isMark(end, '.') && text.glued(end) && text.glued(end + 1) && text.isDigits(end + 1);
        if (point) {
            end += 2;
        } else if (text.isWord(end, "point")) {
            NumberGroup decimals = text.groupAt(end + 1);
            while (decimals != null && text.sameTurn(group.first(), decimals.first())) {
                end = decimals.end();
                decimals = decimals.kind() == NumberGroup.Kind.DIGIT ? text.groupAt(end) : null;
            }
        } else if (text.isWord(end, "and") && text.isWord(end + 1, "a") && text.isWord(end + 2, "half")) {
            end += 3;
        }
        while (text.isWord(end)
                && text.sameTurn(group.first(), end)
                && (text.lexeme(end).isAny(Sign.SCALE, Sign.HUNDRED)
                        || ((text.isWord(end, "k") || text.isWord(end, "m") || text.isWord(end, "bn"))
                                && text.glued(end)))) {
            end++;
        }
        return end;
    }
}
