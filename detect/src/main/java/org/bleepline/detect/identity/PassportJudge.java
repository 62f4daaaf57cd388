package org.bleepline.detect.identity;

import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;

/** Passport numbers: as announced; without a cue only the common shape of one or two letters and seven or eight digits. */
public final class PassportJudge implements CodeJudge {
    private static final Pattern TWO_LETTERS_SEVEN_DIGITS = Pattern.compile("[A-Z]{2}\\d{7}");

    private static final String NAME = "passport";

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        double cue = topics.strength(Topic.PASSPORT);
        if (length < 5 || length > 24) {
            return;
        }
        if (cue > 0 && code.digits() >= 3 && (length <= 12 || code.correctedAt() >= 0)) {
            add(code, 0.58 + 0.4 * cue, "cue", findings);
        } else if (TWO_LETTERS_SEVEN_DIGITS.matcher(code.value()).matches() && code.longestPart() > 1) {
            add(code, 0.56, "format", findings);
        } else if (code.letters() >= 2
                && code.digits() >= 3
                && length >= 9
                && length <= 12
                && code.longestPart() > 1
                && !code.written().contains("-")) {
            add(code, 0.42, "format", findings);
        }
    }

    private static void add(Code code, double score, String evidence, Findings findings) {
        findings.add(Policy.PASSPORT_NUMBER, code.first(), code.end(), score, NAME, evidence);
    }
}
