package org.bleepline.detect.quantity;

import java.util.Set;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Tells whether a number without a currency is an amount of money, by the verb in front of it, by what is said behind it and by
 * the money that was spoken of before. The words are our own compilation.
 */
final class MoneyTalk {
    private static final int VERB_WORDS = 6;
    private static final int LEAST_ROUND = 100;
    /** "and a half". */
    private static final int HALF_WORDS = 3;

    /** Verbs of paying and their objects; what they count is money unless a noun says otherwise. */
    private static final Set<String> VERBS = Words.of(
            "pay pays paid paying spend spends spent spending owe owes owed lend lent borrow borrowed earn earns earned withdraw "
                    + "withdrew withdrawn transfer transferred transferring wire wired refund refunded charge charged charging deposit "
                    + "deposited deposit's donate donated donation pledge pledged invest invested save saved saving quote quoted quoting "
                    + "cost costs worth salary bonus fine debt loan retainer rent bill premium deductible copay mortgage pension price "
                    + "payment budget fee fees balance offer offered bid sold sell sells refund instalment installment budgeted "
                    + "overpaid underpaid moved move moving took take taken kept keep keeping wanted wants want gave give gives sent");

    /** Of these only what is round is believed: one takes, keeps and moves many things. */
    private static final Set<String> WEAK = Words.of(
            "moved move moving took take taken kept keep keeping wanted wants want gave give gives sent offer offered save "
                    + "saved saving worth budget cost costs");

    private static final Set<String> DIRECT =
            Words.of("pay pays paid paying owe owes owed charge charged refunded lent borrowed spend spent");

    /** What may follow an amount, and no noun that it counts. */
    private static final Set<String> BEHIND = Words.of(
            "out into in for on from and but so or to spent back more off up down at by if when i he she they we that which "
                    + "because just this last left total all cash plus only not altogether towards toward extra with it's it is was "
                    + "then now please yesterday today right ish roughly apiece each");

    private static final Set<String> OTHERS = Words.of("another other");

    private MoneyTalk() {}

    /**
     * Whether the amount is one of money.
     *
     * @param first its first token
     * @param end behind its last one
     * @param moneyBefore whether an amount with a currency was said in the turn before it
     */
    static boolean isMoney(SpokenText text, NumberGroup group, int first, int end, boolean moneyBefore) {
        boolean saying = text.isWord(first, "a") && !moneyBefore;
        if (saying || !endsThere(text, first, end)) {
            return false;
        }
        boolean round = group.value() >= LEAST_ROUND && isRound(text, end);
        boolean half = end - group.end() > HALF_WORDS && text.is(end - 1, Sign.SCALE);
        if (half) {
            return true;
        }
        if (round && text.isWord(end, "into") && text.is(end - 1, Sign.SCALE)) {
            return true;
        }
        int verb = verbBefore(text, first);
        if (round && verb >= 0 && (moneyBefore || !WEAK.contains(text.word(verb)) || group.value() >= 1_000)) {
            return true;
        }
        if (round && text.isWord(end, "spent")) {
            return true;
        }
        String before = text.sameTurn(first - 1, first) ? text.word(first - 1) : "";
        return moneyBefore
                && group.digits().length() >= 1
                && (DIRECT.contains(before) || (OTHERS.contains(before) && verbBefore(text, first - 1) >= 0));
    }

    /** Said with "hundred" or "thousand". */
    private static boolean isRound(SpokenText text, int end) {
        return text.isWord(end - 1) && text.lexeme(end - 1).isAny(Sign.HUNDRED, Sign.SCALE);
    }

    private static boolean endsThere(SpokenText text, int first, int end) {
        if (!text.sameTurn(first, end)) {
            return true;
        }
        if (text.isMark(end)) {
            return !text.glued(end + 1) && !text.isMark(end, '%') && !text.isMark(end, '/');
        }
        return BEHIND.contains(text.word(end));
    }

    private static int verbBefore(SpokenText text, int first) {
        for (int token = first - 1; token >= first - VERB_WORDS && text.sameTurn(token, first); token--) {
            if (text.endsSentence(token)) {
                return -1;
            }
            if (text.isWord(token) && VERBS.contains(text.word(token))) {
                return token;
            }
            if (text.group(token) != null && token < first - 1) {
                return -1;
            }
        }
        return -1;
    }
}
