package org.bleepline.detect.card;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Payment card numbers: 12 to 19 digits with a check digit (ISO/IEC 7812-1, annex B, "Luhn"), or announced as one; their
 * last digits; and verification codes of three or four digits.
 */
public final class CardJudge implements CodeJudge {
    private static final Pattern IN_FOURS = Pattern.compile("\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}");

    private static final String NAME = "card";
    private static final double LEAST_CARD = 0.3;
    private static final int CODE_WORDS = 4;
    private static final Set<String> EXPIRY = Words.of("expires expiry expiring expiration exp valid");
    /** Serial numbers of telephones end in the same check digit (3GPP TS 23.003, annex B). */
    private static final int IMEI_DIGITS = 15;

    private static final int MIN_DIGITS = 12;
    private static final int MAX_DIGITS = 19;

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        if (!code.onlyDigits()) {
            return;
        }
        number(code, topics, reading.text(), findings);
        double cvv = Math.max(topics.strength(Topic.CARD_CVV), codeOfCard(code, topics, reading.text()));
        boolean cvvSize = code.readings().stream().anyMatch(digits -> digits.length() == 3 || digits.length() == 4);
        if (cvv > 0 && cvvSize && code.digits() <= 8) {
            double rival = Math.max(topics.strength(Topic.CARD_EXPIRY), topics.strength(Topic.CARD));
            boolean threeDigits = code.digits() == 3;
            findings.add(
                    Policy.CREDIT_CARD_CVV,
                    code.first(),
                    code.end(),
                    0.58 + 0.38 * cvv - (rival > cvv && !threeDigits ? 0.15 : 0),
                    NAME,
                    "cue");
        }
    }

    /** "expires oh nine twenty seven, code one nine oh": where a card is the matter, "the code" is that of the card. */
    private static double codeOfCard(Code code, OpenTopics topics, SpokenText text) {
        double card = Math.max(topics.strength(Topic.CARD_EXPIRY), topics.strength(Topic.CARD));
        if (card < LEAST_CARD && !cardFollows(code, text)) {
            return 0;
        }
        for (int token = code.first() - 1; token >= code.first() - CODE_WORDS; token--) {
            if (!text.sameTurn(token, code.first())) {
                return 0;
            }
            if (text.isWord(token, "code's") || text.isWord(token, "codes")) {
                return Math.max(card, 0.75);
            }
            if (code.digits() == 3 && text.isWord(token, "three") && text.isWord(token - 1, "last")) {
                return Math.max(card, 0.75);
            }
            if (text.isWord(token, "digits") && text.isWord(token - 1, "last")) {
                return 0;
            }
            if (text.isWord(token, "code") || text.isWord(token, "digits") || text.isWord(token, "back")) {
                return Math.max(card, 0.75);
            }
        }
        return 0;
    }

    /** "the code's oh one nine and the card's good until march". */
    private static boolean cardFollows(Code code, SpokenText text) {
        for (int token = code.end(); token < code.end() + CODE_WORDS && text.sameTurn(code.first(), token); token++) {
            if (text.isWord(token, "card") || text.isWord(token, "card's") || text.isWord(token, "expires")) {
                return true;
            }
        }
        return false;
    }

    /** "last four? 8816. Expires 11/28." */
    private static boolean expiryFollows(Code code, SpokenText text) {
        for (int token = code.end(); token < code.end() + CODE_WORDS && text.sameTurn(code.first(), token); token++) {
            if (text.isWord(token) && EXPIRY.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    private static void number(Code code, OpenTopics topics, SpokenText text, Findings findings) {
        double cue = topics.open(Topic.LAST_DIGITS)
                ? Math.max(topics.strength(Topic.CARD), 0.9 * topics.strength(Topic.CARD_EXPIRY))
                : topics.strength(Topic.CARD);
        int digits = code.digits();
        boolean size = digits >= MIN_DIGITS && digits <= MAX_DIGITS;
        boolean proven = code.readings().stream().anyMatch(CardJudge::isCardNumber);
        boolean other = digits == IMEI_DIGITS && cue == 0 && topics.strength(Topic.REFERENCE) > 0.8;
        if (proven && !other) {
            add(code, 0.9 + 0.09 * cue, cue > 0 ? "luhn, cue" : "luhn", findings);
        } else if (size && cue > 0) {
            add(code, 0.6 + 0.35 * cue, "cue", findings);
        } else if (other) {
            return;
        } else if ((digits == 16 && (inFours(code) || code.saidSingly()))
                || ((digits == 16 || digits == 15)
                        && code.parts() == 1
                        && code.value().charAt(0) >= '3'
                        && code.value().charAt(0) <= '6')) {
            add(code, 0.65, "format", findings);
        } else if (cue > 0 && digits > MAX_DIGITS && digits <= 40 && code.correctedAt() >= 0) {
            add(code, 0.5 + 0.35 * cue, "cue", findings);
        } else if (cue > 0 && (digits == 4 || digits == 5 || digits == 6) && topics.open(Topic.LAST_DIGITS)) {
            add(code, 0.55 + 0.4 * Math.min(cue, topics.strength(Topic.LAST_DIGITS)), "cue", findings);
        } else if (digits == 4 && topics.open(Topic.LAST_DIGITS) && expiryFollows(code, text)) {
            add(code, 0.9, "expiry behind", findings);
        } else if (topics.asked(Topic.CARD) && (digits % 4 == 0 || (code.saidSingly() && digits > 4))) {
            add(code, 0.3 + 0.4 * cue, "cue", findings);
        }
    }

    private static boolean inFours(Code code) {
        return IN_FOURS.matcher(code.written()).matches();
    }

    /** The first digit is that of a payment network: 2 to 6 (ISO/IEC 7812-1, section 5.2). */
    private static boolean isCardNumber(String digits) {
        return digits.length() >= MIN_DIGITS
                && digits.length() <= MAX_DIGITS
                && digits.charAt(0) >= '2'
                && digits.charAt(0) <= '6'
                && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }

    private static void add(Code code, double score, String evidence, Findings findings) {
        findings.add(Policy.CREDIT_CARD_NUMBER, code.first(), code.end(), score, NAME, evidence);
    }
}
