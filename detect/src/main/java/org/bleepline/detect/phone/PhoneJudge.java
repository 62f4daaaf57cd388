package org.bleepline.detect.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.SpokenText;

/**
 * Telephone and fax numbers: proven by the numbering plans of libphonenumber, by the usual way of writing one, or announced.
 * An extension belongs to the number.
 */
public final class PhoneJudge implements CodeJudge {
    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("(\\+?1[-. /]?)?\\(?\\d{3}[-. /]{1,2}\\d{3}[-. ]\\d{4}");
    private static final Pattern LOCAL = Pattern.compile("\\d{3}[-.]\\d{4}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+\\d{1,3}[-. ]?\\d[-. \\d]{5,14}");
    private static final Pattern VANITY = Pattern.compile("1?[- ]?8\\d\\d[- ][A-Z]{4,7}");

    private static final String NAME = "phone";

    /** Countries where English is spoken on the telephone and mobile numbers are dialled with a leading zero. */
    private static final List<String> MOBILES_WITH_ZERO = List.of("AU", "IE", "NG", "NZ", "ZA", "PH", "KE", "PK", "GH");

    private static final int MIN_DIGITS = 7;
    private static final int MAX_DIGITS = 15;

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int digits = code.digits();
        if (digits < 3 || digits > 2 * MAX_DIGITS || code.letters() > 7) {
            return;
        }
        double named = topics.strength(Topic.PHONE);
        double cue = Math.max(named, 0.75 * topics.strength(Topic.SOME_NUMBER));
        double score = 0;
        String evidence = "cue";
        boolean size = code.readings().stream()
                .anyMatch(value -> value.length() >= MIN_DIGITS && value.length() <= MAX_DIGITS);
        if (code.onlyDigits() && size) {
            if (looksWritten(code.written())) {
                score = 0.86 + 0.12 * cue;
                evidence = "format";
            } else if (code.readings().stream().anyMatch(value -> valid(value, code, reading))) {
                score = 0.7 + 0.28 * cue;
                evidence = cue > 0 ? "numbering plan, cue" : "numbering plan";
            } else if (cue > 0) {
                score = 0.5 + 0.4 * cue;
            }
        } else if (isVanity(code)) {
            score = 0.8;
            evidence = "format";
        } else if (cue > 0 && code.onlyDigits() && topics.open(Topic.LAST_DIGITS) && digits <= 6) {
            score = 0.5 + 0.38 * cue;
        } else if (isExtension(code, reading.text())) {
            score = 0.85;
            evidence = "extension";
        } else if (named > 0.7 && code.onlyDigits() && (digits == 3 && topics.asked(Topic.PHONE) && code.parts() > 1)) {
            score = 0.5;
        }
        if (score > 0) {
            findings.add(Policy.PHONE_NUMBER, code.first(), withExtension(code, reading.text()), score, NAME, evidence);
        }
    }

    /** 555-0123, (555) 010-0123, 1-800-555-0123, 020 7946 0958, +44 ... */
    private static boolean looksWritten(String written) {
        return NORTH_AMERICAN.matcher(written).matches()
                || LOCAL.matcher(written).matches()
                || INTERNATIONAL.matcher(written).matches();
    }

    /** 1-800-FLOWERS. */
    private static boolean isVanity(Code code) {
        return VANITY.matcher(code.written()).matches();
    }

    private static boolean valid(String digits, Code code, Reading reading) {
        if (digits.length() < 10 || digits.length() > MAX_DIGITS) {
            return false;
        }
        String language = reading.text().document().languageCode();
        if (code.written().startsWith("+")) {
            return isOf("US", "+" + digits, false);
        }
        if (digits.startsWith("0")) {
            return isOf(language.endsWith("au") ? "AU" : "GB", digits, false)
                    || MOBILES_WITH_ZERO.stream().anyMatch(region -> isOf(region, digits, true));
        }
        if (digits.length() > 11 || (digits.length() == 11 && !digits.startsWith("1"))) {
            return false;
        }
        return isOf("US", digits, false);
    }

    private static boolean isOf(String region, String number, boolean onlyMobile) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = plans.parse(number, region);
            return onlyMobile
                    ? plans.isValidNumberForRegion(parsed, region)
                            && plans.getNumberType(parsed) == PhoneNumberUtil.PhoneNumberType.MOBILE
                    : plans.isValidNumber(parsed);
        } catch (NumberParseException notANumber) {
            return false;
        }
    }

    /** "or at the desk, extension 4410". */
    private static boolean isExtension(Code code, SpokenText text) {
        int before = code.first() - 1;
        if (text.isWord(before, "number") || text.isWord(before, "is") || text.isMark(before, '.')) {
            before--;
        }
        return code.onlyDigits()
                && code.digits() <= 6
                && text.sameTurn(before, code.first())
                && (text.isWord(before, "extension") || text.isWord(before, "ext"));
    }

    private static int withExtension(Code code, SpokenText text) {
        int token = code.end();
        if (text.isMark(token, ',')) {
            token++;
        }
        if (!text.isWord(token, "extension") && !text.isWord(token, "ext") && !text.isWord(token, "x")) {
            return code.end();
        }
        token++;
        while (text.isMark(token, '.') || text.isWord(token, "number") || text.isMark(token, ':')) {
            token++;
        }
        Code extension = text.code(token);
        return extension != null
                        && extension.first() == token
                        && extension.onlyDigits()
                        && extension.digits() <= 6
                        && text.sameTurn(code.first(), token)
                ? extension.end()
                : code.end();
    }
}
