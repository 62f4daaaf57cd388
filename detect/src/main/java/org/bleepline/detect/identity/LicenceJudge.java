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
 * Driver's licence numbers, as announced. The formats of the states (AAMVA, "Driver License and Identification Card
 * numbering", as published by the states) only raise the score: they are too wide to prove anything.
 */
public final class LicenceJudge implements CodeJudge {
    private static final String NAME = "drivers-license";

    /** Letters and digits by state: AL 7, AK 7, AZ A8, CA A7, FL A12, IL A11, MI A10-12, NJ A14, NY 9, OH AA6, WA, GB ... */
    private static final Pattern FORMATS = Pattern.compile(
            "\\d{7,10}|\\d{12}|[A-Z]\\d{5,14}|[A-Z]{2}\\d{2,7}|[A-Z]{3}\\d{6}|[A-Z]\\d{3}[A-Z]\\d{4,6}|\\d{3}[A-Z]{2}\\d{4}"
                    + "|[A-Z]{1,7}[A-Z0-9]{5}|\\d{2}[A-Z]{3}\\d{5}|\\d{9}[A-Z]|\\d{8}[A-Z]{0,2}"
                    + "|[A-Z9]{5}\\d{6}[A-Z9]{2}\\d[A-Z]{2}");

    /**
     * Shapes that nothing else has. Great Britain: five letters of the name, the date of birth, initials, a digit, two letters
     * (Driver and Vehicle Licensing Agency, "Driving licence number"); Illinois and Florida: a letter and digits in groups.
     */
    private static final Pattern BRITISH = Pattern.compile(
            "[A-Z]{2,5}9{0,3}\\d(0[1-9]|1[0-2]|5[1-9]|6[0-2])(0[1-9]|[12]\\d|3[01])\\d[A-Z][A-Z9]\\d[A-Z]{2}");

    private static final Pattern GROUPED =
            Pattern.compile("[A-Z]\\d{3}-\\d{4}-\\d{4}|[A-Z]\\d{3}-\\d{3}-\\d{2}-\\d{3}-\\d");

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        double cue = topics.strength(Topic.LICENCE);
        if (code.letters() > 0
                && length <= 17
                && (BRITISH.matcher(code.value()).matches()
                        || GROUPED.matcher(code.written()).matches())) {
            findings.add(Policy.DRIVERS_LICENSE, code.first(), code.end(), 0.95, NAME, "state format");
            return;
        }
        if (cue == 0 || length < 4 || length > 32 || code.digits() < 3) {
            return;
        }
        boolean format = code.readings().stream()
                .anyMatch(value -> FORMATS.matcher(value).matches());
        findings.add(
                Policy.DRIVERS_LICENSE,
                code.first(),
                code.end(),
                (format ? 0.6 : 0.54) + 0.38 * cue,
                NAME,
                format ? "cue, state format" : "cue");
    }
}
