package org.bleepline.detect.health;

import java.util.Set;
import java.util.regex.Pattern;
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
 * Numbers of patients and members of health plans, as announced; Medicare beneficiary identifiers also by their format
 * (Centers for Medicare and Medicaid Services, "Understanding the MBI"). A policy or member number belongs to a health plan
 * where medical words are near, or where it has the shape of one: groups with dashes that end in letters.
 */
public final class HealthNumberJudge implements CodeJudge {
    private static final Pattern MEDICARE =
            Pattern.compile("[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\\d"
                    + "[AC-HJKMNP-RT-Y]{2}\\d{2}");

    private static final String NAME = "health-number";
    private static final int AROUND = 60;
    private static final int MEMBER_WORDS = 5;
    private static final Set<String> PLAN_WORDS = Words.of(
            "insurance insurer insurer's insured plan plan's cover procedure therapy therapist bupa axa authorised authorized");
    private static final Set<String> MEDICAL_WORDS = Words.of(
            "health healthcare medical shield pcn enrollee copays anthem hmo ppo medicare medicaid doctor hospital clinic patient prescription "
                    + "pharmacy copay deductible coverage nurse physician dental aetna cigna humana kaiser nhs bcbs "
                    + "medication surgery referral dr appointment refill clinical");

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        if (length < 4 || length > 40) {
            return;
        }
        double cue = topics.strength(Topic.HEALTH_ID);
        if (isMedicareIdentifier(code.value())) {
            add(code, 0.75 + 0.2 * cue, "format", findings);
        } else if (cue > 0 && code.digits() >= 3) {
            add(code, 0.56 + 0.39 * cue, "cue", findings);
        }
        double policy = Math.max(topics.strength(Topic.POLICY), topics.strength(Topic.ACCOUNT) - 0.25);
        if (policy > 0 && policy >= cue && code.digits() >= 4) {
            boolean medical = areNear(code, reading, MEDICAL_WORDS)
                    || (isMember(code, reading.text()) && areNear(code, reading, PLAN_WORDS));
            boolean grouped = topics.open(Topic.POLICY)
                    && code.written().indexOf('-') > 0
                    && Character.isLetter(code.value().charAt(length - 1));
            add(code, (medical ? 0.62 : grouped ? 0.62 : 0.1) + 0.36 * policy, "cue, medical words", findings);
        }
    }

    /** Eleven characters: 1-9, A, AN, N, A, AN, N, A, A, N, N; letters without S, L, O, I, B, Z. */
    private static boolean isMedicareIdentifier(String value) {
        return MEDICARE.matcher(value).matches();
    }

    /** "insurance? blue ridge mutual, member ...": of plans for cars nobody is a member. */
    private static boolean isMember(Code code, SpokenText text) {
        for (int token = code.first() - 1; token >= code.first() - MEMBER_WORDS; token--) {
            if (text.sameTurn(token, code.first())
                    && (text.isWord(token, "member")
                            || text.isWord(token, "membership")
                            || text.isWord(token, "subscriber"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean areNear(Code code, Reading reading, Set<String> words) {
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
        findings.add(Policy.HEALTHCARE_NUMBER, code.first(), code.end(), score, NAME, evidence);
    }
}
