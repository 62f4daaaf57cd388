package org.bleepline.detect;

import java.util.Set;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;

/** The kinds whose values are codes: digits, or letters and digits, of one owner. */
final class CodePolicies {
    static final Set<EntityLabel> ALL = Set.of(
            Policy.ACCOUNT_NUMBER,
            Policy.BANKING_INFORMATION,
            Policy.CREDIT_CARD_NUMBER,
            Policy.DRIVERS_LICENSE,
            Policy.HEALTHCARE_NUMBER,
            Policy.NUMBER_SEQUENCE,
            Policy.PASSPORT_NUMBER,
            Policy.PHONE_NUMBER,
            Policy.US_SOCIAL_SECURITY_NUMBER,
            Policy.VEHICLE_ID);

    private CodePolicies() {}
}
