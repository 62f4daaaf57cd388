package org.bleepline.detect.lexicon;

import java.util.List;
import org.bleepline.core.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What a listed phrase may mean: one section of a list.
 *
 * @param name of the section; stands in the evidence
 * @param policy what is found, or null where the phrase means nothing personal or is only a mark
 * @param mark number of the mark that its tokens get, or {@link #NO_MARK}
 * @param score where no rule holds
 * @param rules the first that holds decides
 */
record Sense(String name, @Nullable Policy policy, int mark, double score, List<Rule> rules) {
    static final int NO_MARK = -1;

    Sense {
        rules = List.copyOf(rules);
    }

    /** Whether the phrase hides others: an ordinary expression that contains a listed word. */
    boolean isOrdinary() {
        return policy == null && mark == NO_MARK;
    }

    double score(MarkedTokens tokens, int start, int end) {
        for (Rule rule : rules) {
            if (rule.holds(tokens, start, end)) {
                return rule.score();
            }
        }
        return score;
    }
}
