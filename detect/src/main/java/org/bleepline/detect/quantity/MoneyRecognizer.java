package org.bleepline.detect.quantity;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;
import org.jspecify.annotations.Nullable;

/** Amounts and names of currencies: {@code $94.50}, "ninety four dollars and fifty cents", "15 pesos", "two grand". */
public final class MoneyRecognizer implements ReadingRecognizer {
    private static final String NAME = "money";
    private static final Set<String> CODES = Words.of("usd eur gbp cad aud chf jpy inr mxn nzd");
    /** Codes of ISO 4217 that are also words. */
    private static final Set<String> CODES_AND_WORDS = Words.of("all try top mad cup gel pen sos cop mop bam ron lak");

    private static final Set<String> ISO_CODES = Currency.getAvailableCurrencies().stream()
            .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
            .filter(code -> !CODES_AND_WORDS.contains(code))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ALONE =
            Words.of("euro euros peso pesos yen rupee rupees dollars francs yuan shekels bitcoin rubles zloty krona "
                    + "dirhams rand reais");
    private static final Set<String> WEIGHT_WORDS = Words.of(
            "weigh weighs weighed weight lost lose losing gained gain lift heavy overweight gaining weighing "
                    + "lighter heavier kilos tall foot feet inches hair eyes beard build obese skinny heavyset stocky limp scale");
    private static final int PRICE_WORDS = 8;

    /** Pounds; from here on a weight is more likely one of a person. */
    private static final int LIGHTEST = 60;

    private static final Set<String> LOADS = Words.of(
            "it box package parcel bag bags suitcase luggage item freight load " + "ship shipping limit dog pallet");
    private static final Set<String> PAYING = Words.of(
            "make makes made making pay pays paid paying earn earns cost costs charge charges charged wage wages "
                    + "salary rent fee fees bill price subscription plan offered quote quoted quoting premium pension mortgage retainer "
                    + "maintenance allowance benefit instalment");
    private static final Set<String> SHOPPING = Words.of(
            "tag rang ring price priced charge charged cost costs register receipt sale discount refund refunded "
                    + "paid pay cheaper total bill billed fee subscription retainer deposit pledge donation fare cheaper dearer");
    private static final Set<String> BEFORE_TIME =
            Words.of("at by around about like until till before after from since");
    private static final Set<String> BEFORE_PRICE =
            Words.of("for it's is was only just about cost costs pay paid than now");
    private static final Set<String> ADJECTIVES =
            Words.of("us american canadian australian hong new mexican british swiss");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        int token = 0;
        int moneyEnd = -1;
        while (token < text.size()) {
            int end = -1;
            if (text.isMark(token)) {
                end = text.isCurrencyMark(token) ? behindMark(text, token, findings) : -1;
            } else if (text.groupAt(token) != null) {
                end = fromNumber(reading, token, findings);
            } else if (text.isWord(token)) {
                end = fromWord(text, token, findings);
            }
            if (end < 0 && text.groupAt(token) != null) {
                end = spokenOf(text, token, moneyEnd >= 0 && text.sameTurn(moneyEnd - 1, token), findings);
            }
            moneyEnd = Math.max(moneyEnd, end);
            token = Math.max(end, token + 1);
        }
    }

    /** "they've kept two hundred for a stain", "six fifty or six sixty a fortnight". */
    private static int spokenOf(SpokenText text, int token, boolean moneyBefore, Findings findings) {
        NumberGroup group = text.groupAt(token);
        if (group == null || (text.sameTurn(token - 1, token) && text.group(token - 1) != null) || text.glued(token)) {
            return -1;
        }
        int indian = Amounts.indianEnd(text, group);
        if (indian > 0) {
            return add(token, indian, 0.8, "lakh", findings);
        }
        int end = Amounts.end(text, group);
        int rate = rateEnd(text, group, end);
        if (rate > 0) {
            return add(token, rate, 0.75, "rate", findings);
        }
        if (text.groupAt(end) != null && text.sameTurn(token, end)) {
            return -1;
        }
        return !followedByUnit(text, end) && MoneyTalk.isMoney(text, group, token, end, moneyBefore)
                ? add(token, end, 0.72, "talk of money", findings)
                : -1;
    }

    /** Behind "eleven hundred" of "eleven hundred a year" and "six fifty" of "six fifty or six sixty a fortnight", else -1. */
    private static int rateEnd(SpokenText text, NumberGroup group, int amountEnd) {
        int end = pairEnd(text, group);
        boolean pair = end > 0;
        if (!pair) {
            end = amountEnd;
        }
        NumberGroup other =
                text.isWord(end, "or") && text.sameTurn(group.first(), end + 1) ? text.groupAt(end + 1) : null;
        int otherEnd = other == null ? -1 : pairEnd(text, other);
        boolean large = group.value() >= 100 && text.is(end - 1, Sign.HUNDRED);
        boolean rate = isRate(text, end) || (pair && otherEnd > 0 && isRate(text, otherEnd));
        return rate && (pair || large) ? end : -1;
    }

    /** Behind "six fifty", else -1. */
    private static int pairEnd(SpokenText text, NumberGroup group) {
        NumberGroup next = text.sameTurn(group.first(), group.end()) ? text.groupAt(group.end()) : null;
        boolean pair = next != null
                && group.value() >= 1
                && group.value() < 100
                && group.kind() != NumberGroup.Kind.TYPED
                && next.kind() == NumberGroup.Kind.WORDS
                && next.value() >= 10
                && next.value() < 100
                && (text.groupAt(next.end()) == null || !text.sameTurn(group.first(), next.end()));
        return next != null && pair ? next.end() : -1;
    }

    private static int behindMark(SpokenText text, int mark, Findings findings) {
        NumberGroup group = text.groupAt(mark + 1);
        if (group == null || (!text.glued(mark + 1) && !text.sameTurn(mark, mark + 1))) {
            return -1;
        }
        int end = Amounts.end(text, group);
        if (text.is(end, Sign.CURRENCY) && text.sameTurn(mark, end)) {
            end++;
        }
        int first = text.isWord(mark - 1) && text.glued(mark) && text.length(mark - 1) <= 3 ? mark - 1 : mark;
        return add(first, end, 0.95, "symbol", findings);
    }

    private static int fromNumber(Reading reading, int token, Findings findings) {
        SpokenText text = reading.text();
        NumberGroup group = text.groupAt(token);
        if (group == null) {
            return -1;
        }
        int amountEnd = Amounts.end(text, group);
        int unit = amountEnd;
        if (text.isMark(unit, '-') && text.glued(unit) && text.glued(unit + 1)) {
            unit++;
        }
        if (text.isWord(unit) && ADJECTIVES.contains(text.word(unit)) && text.is(unit + 1, Sign.CURRENCY)) {
            unit++;
        }
        if (text.isCurrencyMark(unit) && text.glued(unit)) {
            return add(token, unit + 1, 0.93, "symbol", findings);
        }
        if (text.is(unit, Sign.CURRENCY) && text.sameTurn(token, unit)) {
            return withUnit(text, token, unit, findings);
        }
        return bare(reading, token, group, amountEnd, findings);
    }

    private static int withUnit(SpokenText text, int token, int unit, Findings findings) {
        String word = text.word(unit);
        boolean weight = (word.equals("pounds") || word.equals("pound")) && weightIsNear(text, token, unit + 1);
        boolean idiom = (word.equals("cents") || word.equals("cent"))
                && text.isWord(token, "two")
                && (text.isWord(token - 1, "my") || text.isWord(token - 1, "your"));
        NumberGroup pounds = text.groupAt(token);
        if (weight && pounds != null && pounds.value() >= LIGHTEST && !isNear(text, token, LOADS)) {
            findings.add(Policy.PHYSICAL_ATTRIBUTE, firstOfRange(text, token), unit + 1, 0.97, "body", "weight");
        }
        if (weight || idiom || word.equals("real") || (word.equals("won") && !text.isDigits(token))) {
            return -1;
        }
        int first = firstOfRange(text, token);
        int end = unit + 1;
        int cents = text.isWord(end, "and") ? end + 1 : end;
        NumberGroup small = text.groupAt(cents);
        if (small != null && small.value() < 100 && text.sameTurn(token, cents)) {
            boolean named = text.isWord(small.end(), "cents")
                    || text.isWord(small.end(), "cent")
                    || text.isWord(small.end(), "pence")
                    || text.isWord(small.end(), "p");
            if (named) {
                end = small.end() + 1;
            } else if (cents == end && small.value() >= 10 && !text.is(small.end(), Sign.TIME_UNIT)) {
                end = small.end();
            }
        } else if (text.isWord(end, "and") && text.isWord(end + 1, "a") && text.isWord(end + 2, "half")) {
            end += 3;
        }
        return add(first, end, word.equals("grand") ? 0.75 : 0.93, "currency", findings);
    }

    /** "two to three hundred dollars", "a couple hundred dollars". */
    private static int firstOfRange(SpokenText text, int token) {
        boolean to = text.isWord(token - 1, "to") || text.isWord(token - 1, "or") || text.isMark(token - 1, '-');
        NumberGroup from = to && text.sameTurn(token - 2, token) ? text.group(token - 2) : null;
        return from == null ? token : from.first();
    }

    private static boolean weightIsNear(SpokenText text, int first, int end) {
        for (int token = Math.max(0, first - 8); token < Math.min(text.size(), end + 5); token++) {
            if (text.isWord(token) && text.sameTurn(token, first) && WEIGHT_WORDS.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    /** "that'll be twenty nine ninety nine", "the balance is 4,500.20". */
    private static int bare(Reading reading, int token, NumberGroup group, int amountEnd, Findings findings) {
        SpokenText text = reading.text();
        OpenTopics topics = reading.topics(token, amountEnd);
        double cue = topics.strength(Topic.MONEY);
        if (cue < 0.9 || topics.asked(Topic.MONEY) || !topics.leads(Topic.MONEY)) {
            return priced(text, token, group, amountEnd, findings);
        }
        NumberGroup next = text.sameTurn(token, amountEnd) ? text.groupAt(amountEnd) : null;
        int end = amountEnd;
        boolean price = next != null
                && group.kind() == NumberGroup.Kind.WORDS
                && next.kind() == NumberGroup.Kind.WORDS
                && next.value() >= 10
                && next.value() < 100
                && text.groupAt(next.end()) == null;
        if (next != null && price) {
            end = next.end();
        }
        boolean decimals =
                text.isMark(group.end(), '.') && amountEnd == group.end() + 2 && text.length(amountEnd - 1) == 2;
        boolean plain = next == null && group.value() >= 20 && group.digits().length() <= 7 && endsClause(text, end);
        if ((!price && !decimals && !plain) || followedByUnit(text, end)) {
            return -1;
        }
        return add(token, end, price || decimals ? 0.7 : 0.55, "cue", findings);
    }

    /** "2.99 every week", "it's 61.90 now", "nineteen ninety five on the tag", "eighteen an hour". */
    private static int priced(SpokenText text, int token, NumberGroup group, int amountEnd, Findings findings) {
        boolean decimals =
                text.isMark(group.end(), '.') && amountEnd == group.end() + 2 && text.length(amountEnd - 1) == 2;
        boolean free = text.sameTurn(token - 1, token) && text.group(token - 1) != null ? false : !text.glued(token);
        if (!free || followedByUnit(text, amountEnd)) {
            return -1;
        }
        NumberGroup next = text.sameTurn(token, amountEnd) ? text.groupAt(amountEnd) : null;
        boolean price = next != null
                && group.kind() == NumberGroup.Kind.WORDS
                && next.kind() == NumberGroup.Kind.WORDS
                && next.value() >= 10
                && next.value() < 100
                && text.groupAt(next.end()) == null;
        int end = next != null && price ? next.end() : amountEnd;
        boolean single = next == null || price;
        boolean rate = single && isRate(text, end) && isNear(text, token, PAYING);
        boolean tagged = (price || decimals) && !isTimeOfDay(text, token, group, next) && isNear(text, token, SHOPPING);
        boolean clock = decimals && text.isWord(token - 1, "at") && group.value() <= 24;
        boolean told = decimals
                && !clock
                && text.isWord(token - 1)
                && BEFORE_PRICE.contains(text.word(token - 1))
                && (group.value() > 24 || text.groupAt(amountEnd - 1) == null || isRate(text, end));
        if (rate || tagged || told) {
            return add(token, end, tagged || decimals ? 0.88 : 0.75, "price", findings);
        }
        return -1;
    }

    /** "at ten forty five", "by six thirty". */
    private static boolean isTimeOfDay(SpokenText text, int token, NumberGroup hour, @Nullable NumberGroup minutes) {
        return minutes != null
                && hour.value() <= 12
                && minutes.value() < 60
                && text.isWord(token - 1)
                && BEFORE_TIME.contains(text.word(token - 1));
    }

    /** "a month", "an hour", "every week", "each": what the amount is paid for. */
    private static boolean isRate(SpokenText text, int token) {
        boolean each = text.isWord(token, "each") || text.isWord(token, "apiece");
        boolean per = text.isWord(token, "a")
                || text.isWord(token, "an")
                || text.isWord(token, "per")
                || text.isWord(token, "every");
        return each || (per && text.is(token + 1, Sign.TIME_UNIT) && text.sameTurn(token, token + 1));
    }

    private static boolean isNear(SpokenText text, int at, Set<String> words) {
        for (int token = Math.max(0, at - PRICE_WORDS); token < Math.min(text.size(), at + PRICE_WORDS); token++) {
            if (text.isWord(token) && text.sameTurn(token, at) && words.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsClause(SpokenText text, int token) {
        return token >= text.size()
                || text.startsTurn(token)
                || (text.isMark(token) && !text.glued(token + 1) && !text.isMark(token, '%'))
                || text.isWord(token, "and")
                || text.isWord(token, "for")
                || text.isWord(token, "on")
                || text.isWord(token, "a")
                || text.isWord(token, "per");
    }

    private static boolean followedByUnit(SpokenText text, int token) {
        return text.isMark(token, '%')
                || text.isMark(token, '/')
                || (text.isWord(token)
                        && (text.lexeme(token).isAny(Sign.TIME_UNIT, Sign.MEASURE)
                                || text.lexeme(token).isAny(Sign.MERIDIEM, Sign.ORDINAL_ENDING)));
    }

    private static int fromWord(SpokenText text, int token, Findings findings) {
        String word = text.word(token);
        boolean code =
                CODES.contains(word) || (text.allCapitals(token) && !text.glued(token + 1) && ISO_CODES.contains(word));
        if (code && text.groupAt(token + 1) != null && text.sameTurn(token, token + 1)) {
            NumberGroup group = text.groupAt(token + 1);
            return group == null ? -1 : add(token, Amounts.end(text, group), 0.9, "currency", findings);
        }
        if (word.equals("couple") || word.equals("few") || word.equals("several")) {
            int next = text.isWord(token + 1, "of") ? token + 2 : token + 1;
            boolean scale = text.isWord(next) && text.lexeme(next).isAny(Sign.HUNDRED, Sign.SCALE);
            if (scale && (text.is(next + 1, Sign.CURRENCY))) {
                int first = text.isWord(token - 1, "a") ? token - 1 : token;
                return add(first, next + 2, 0.75, "currency", findings);
            }
        }
        if (word.equals("half")
                && text.isWord(token + 1, "a")
                && text.is(token + 2, Sign.SCALE)
                && text.is(token + 3, Sign.CURRENCY)) {
            return add(token, token + 4, 0.85, "currency", findings);
        }
        if ((word.equals("a") || word.equals("per"))
                && (text.isWord(token + 1, "dollar")
                        || text.isWord(token + 1, "buck")
                        || text.isWord(token + 1, "euro"))) {
            return word.equals("a") ? add(token, token + 2, 0.55, "currency", findings) : -1;
        }
        if (ALONE.contains(word)) {
            return add(token, token + 1, word.equals("dollars") ? 0.5 : 0.55, "currency name", findings);
        }
        return -1;
    }

    private static int add(int first, int end, double score, String evidence, Findings findings) {
        findings.add(Policy.MONEY_AMOUNT, first, end, score, NAME, evidence);
        return end;
    }
}
