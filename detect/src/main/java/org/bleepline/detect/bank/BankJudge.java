package org.bleepline.detect.bank;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.ABANumberCheckDigit;
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
 * Bank numbers: IBAN by its check digits (ISO 13616), routing numbers by theirs (American Bankers Association), the rest as
 * announced. A plain "account number" is a bank's where bank words are near.
 */
public final class BankJudge implements CodeJudge {
    private static final String NAME = "bank";
    private static final int AROUND = 40;
    private static final int LAST_DIGITS = 4;
    private static final Pattern SWIFT = Pattern.compile("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Set<String> BANK_WORDS =
            Words.of("bank banking checking chequing savings routing wire transfer deposit debit ach overdraft iban "
                    + "swift branch escrow transferred wired withdraw payroll bank's banks");

    /** Beside one of these nine digits with the right check digit are a routing number. */
    private static final Set<String> ROUTING_WORDS =
            Words.of("routing aba ach wire wires wired wiring bank bank's banks direct deposit transit");

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        if (length > 64) {
            return;
        }
        double cue = topics.strength(Topic.BANK);
        if (code.readings().stream().anyMatch(BankJudge::isIban)) {
            add(code, 0.97, "iban", findings);
        } else if (length == 9
                && code.onlyDigits()
                && ABANumberCheckDigit.ABAN_CHECK_DIGIT.isValid(code.value())
                && (cue > 0 || isNear(code, ROUTING_WORDS, reading))) {
            add(code, cue > 0 ? 0.9 + 0.09 * cue : 0.82, cue > 0 ? "aba, cue" : "aba, bank words", findings);
        } else if (cue > 0 && code.digits() >= 5 && length <= 34) {
            boolean account = cue < topics.strength(Topic.ACCOUNT);
            add(code, account ? 0.62 + 0.35 * topics.strength(Topic.ACCOUNT) : 0.58 + 0.38 * cue, "cue", findings);
        } else if (cue > 0 && code.digits() >= 3 && length <= 6 && topics.open(Topic.LAST_DIGITS)) {
            add(code, 0.55 + 0.35 * cue, "cue", findings);
        } else if (cue > 0
                && code.onlyLetters()
                && (length == 8 || length == 11)
                && (code.longestPart() > 1 || code.letters() == length)) {
            add(code, 0.5 + 0.4 * cue, "cue", findings);
        } else if (isSwift(code) && cue > 0) {
            add(code, 0.6 + 0.37 * cue, "swift, cue", findings);
        } else if (topics.open(Topic.ACCOUNT)
                && topics.open(Topic.LAST_DIGITS)
                && code.onlyDigits()
                && length <= LAST_DIGITS
                && length >= 2) {
            add(code, 0.6 + 0.35 * topics.strength(Topic.ACCOUNT), "end of an account", findings);
        } else if (topics.open(Topic.ACCOUNT)
                && code.onlyDigits()
                && length >= 5
                && isNear(code, BANK_WORDS, reading)) {
            add(code, 0.62 + 0.35 * topics.strength(Topic.ACCOUNT), "cue, bank words", findings);
        }
    }

    /** Four letters of the bank, two of the country, two characters of the place, three of the branch (ISO 9362). */
    private static boolean isSwift(Code code) {
        return code.letters() >= 6 && SWIFT.matcher(code.value()).matches();
    }

    private static boolean isIban(String value) {
        return value.length() >= 15
                && value.length() <= 34
                && Character.isLetter(value.charAt(0))
                && IBANValidator.getInstance().isValid(value);
    }

    private static boolean isNear(Code code, Set<String> words, Reading reading) {
        SpokenText text = reading.text();
        int to = Math.min(text.size(), code.end() + AROUND);
        for (int token = Math.max(0, code.first() - AROUND); token < to; token++) {
            if (text.isWord(token) && words.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    private static void add(Code code, double score, String evidence, Findings findings) {
        findings.add(Policy.BANKING_INFORMATION, code.first(), code.end(), score, NAME, evidence);
    }
}
