package org.bleepline.detect.identity;

import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;

/**
 * Social security numbers of the United States (nine digits, area not 000 or 666; Social Security Administration, "SSN
 * Randomization", 2011; 9xx are taxpayer numbers of the IRS) and their counterparts: Canadian social insurance and British
 * national insurance numbers.
 */
public final class SocialSecurityJudge implements CodeJudge {
    private static final Pattern DASHED = Pattern.compile("\\d{3}([- ])\\d{2}\\1\\d{4}");
    /** Of a business, not of a person (Internal Revenue Service, "Employer identification number"). */
    private static final Pattern EMPLOYER = Pattern.compile("\\d{2}-\\d{7}");

    private static final Pattern NATIONAL_INSURANCE = Pattern.compile("[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}[A-D]");

    private static final String NAME = "social-security";

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        if (length > 40) {
            return;
        }
        double cue = topics.strength(Topic.SOCIAL_SECURITY);
        boolean dashed = DASHED.matcher(code.written()).matches();
        boolean nine = code.onlyDigits() && code.readings().stream().anyMatch(digits -> digits.length() == 9);
        boolean employer = cue > 0 && EMPLOYER.matcher(code.written()).matches();
        if (employer) {
            findings.add(Policy.NUMBER_SEQUENCE, code.first(), code.end(), 0.95, NAME, "employer number");
        } else if (dashed) {
            add(code, (plausible(code.value()) ? 0.88 : 0.8) + 0.1 * cue, "format", findings);
        } else if (isNationalInsurance(code.value())) {
            add(code, 0.7 + 0.25 * cue, "format", findings);
        } else if (cue > 0 && nine) {
            add(code, 0.6 + 0.38 * cue, "cue", findings);
        } else if (cue > 0 && code.onlyDigits() && (length == 4 || (length == 3 && code.saidSingly()))) {
            add(code, (topics.open(Topic.LAST_DIGITS) ? 0.58 : 0.5) + 0.35 * cue, "cue", findings);
        } else if (cue > 0 && code.digits() >= 5 && length <= 12) {
            add(code, 0.45 + 0.4 * cue, "cue", findings);
        }
    }

    private static boolean plausible(String digits) {
        return !digits.startsWith("000")
                && !digits.startsWith("666")
                && !digits.startsWith("00", 3)
                && !digits.endsWith("0000");
    }

    /** Two letters, six digits, a letter A to D (HM Revenue and Customs, NIM39110). */
    private static boolean isNationalInsurance(String value) {
        return NATIONAL_INSURANCE.matcher(value).matches();
    }

    private static void add(Code code, double score, String evidence, Findings findings) {
        findings.add(Policy.US_SOCIAL_SECURITY_NUMBER, code.first(), code.end(), score, NAME, evidence);
    }
}
