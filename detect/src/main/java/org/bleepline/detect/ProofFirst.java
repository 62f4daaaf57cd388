package org.bleepline.detect;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;

/**
 * Lets a rule that has a checksum, a format or a cue for its answer win over a guess of the tagger about the same
 * characters: for kinds that have such rules the tagger's scores count three quarters.
 *
 * @param tagger whose candidates are weighed
 */
record ProofFirst(Recognizer tagger) implements Recognizer {
    private static final double WEIGHT = 0.75;

    /** What a date is for (a birth, a card), rules know better. */
    private static final double WEIGHT_OF_TIMES = 0.9;

    /** Whether a share is one of patients or of a business, rules know better. */
    private static final double WEIGHT_OF_SHARES = 0.45;

    private static final Set<Policy> TIMES = EnumSet.of(
            Policy.DATE, Policy.DATE_INTERVAL, Policy.DAY, Policy.MONTH, Policy.YEAR, Policy.TIME, Policy.STATISTICS);

    private static final Set<Policy> WITH_PROOF = EnumSet.of(
            Policy.ACCOUNT_NUMBER,
            Policy.BANKING_INFORMATION,
            Policy.CREDIT_CARD_CVV,
            Policy.CREDIT_CARD_EXPIRATION,
            Policy.CREDIT_CARD_NUMBER,
            Policy.DRIVERS_LICENSE,
            Policy.EMAIL_ADDRESS,
            Policy.FILENAME,
            Policy.HEALTHCARE_NUMBER,
            Policy.IP_ADDRESS,
            Policy.NUMBER_SEQUENCE,
            Policy.PASSPORT_NUMBER,
            Policy.PASSWORD,
            Policy.PHONE_NUMBER,
            Policy.URL,
            Policy.US_SOCIAL_SECURITY_NUMBER,
            Policy.USERNAME,
            Policy.VEHICLE_ID);

    @Override
    public List<Candidate> recognize(Document document) {
        return tagger.recognize(document).stream().map(ProofFirst::weighed).toList();
    }

    private static double weight(Policy policy) {
        if (policy == Policy.STATISTICS) {
            return WEIGHT_OF_SHARES;
        }
        return WITH_PROOF.contains(policy) ? WEIGHT : WEIGHT_OF_TIMES;
    }

    private static Candidate weighed(Candidate candidate) {
        return candidate.label() instanceof Policy policy && (WITH_PROOF.contains(policy) || TIMES.contains(policy))
                ? new Candidate(
                        policy,
                        candidate.start(),
                        candidate.end(),
                        candidate.score() * weight(policy),
                        candidate.recognizer(),
                        candidate.evidence())
                : candidate;
    }
}
