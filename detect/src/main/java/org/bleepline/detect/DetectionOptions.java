package org.bleepline.detect;

import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;

/**
 * What to look for.
 *
 * @param policies what the built-in recognizers look for
 * @param staticEntities exact terms of the user's own
 */
public record DetectionOptions(PolicySet policies, StaticEntities staticEntities) {
    /** The given policies and no terms of the user's own. */
    public static DetectionOptions of(PolicySet policies) {
        return new DetectionOptions(policies, StaticEntities.none());
    }
}
