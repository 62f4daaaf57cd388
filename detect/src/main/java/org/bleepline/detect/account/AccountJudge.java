package org.bleepline.detect.account;

import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;

/** Numbers of customers, members and policies, as announced. */
public final class AccountJudge implements CodeJudge {
    private static final String NAME = "account";
    private static final int MAX_LENGTH = 40;

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        double account = topics.strength(Topic.ACCOUNT);
        double policy = topics.strength(Topic.POLICY);
        double cue = Math.max(account, policy);
        if (cue == 0 || length > MAX_LENGTH || code.digits() < 2 || length < 3) {
            return;
        }
        boolean partial = length <= 4;
        boolean told = !partial
                || topics.open(Topic.LAST_DIGITS)
                || code.parts() > 2
                || topics.asked(account >= policy ? Topic.ACCOUNT : Topic.POLICY)
                || cue > 0.9;
        if (told) {
            findings.add(
                    Policy.ACCOUNT_NUMBER, code.first(), code.end(), (partial ? 0.5 : 0.58) + 0.36 * cue, NAME, "cue");
        }
    }
}
