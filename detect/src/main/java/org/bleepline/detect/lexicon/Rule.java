package org.bleepline.detect.lexicon;

import java.util.List;

/**
 * One line of a decision list (Rivest, 1987, "Learning decision lists"): if all conditions hold, the score is this one.
 *
 * @param score 0 to 1; 0 means: not this sense
 */
record Rule(double score, List<Condition> conditions) {
    /**
     * @param negated whether no token at the place may carry one of the marks
     */
    record Condition(Place place, boolean negated, MarkSet marks) {
        boolean holds(MarkedTokens tokens, int start, int end) {
            return place.anywhere(tokens, start, end, marks) != negated;
        }
    }

    Rule {
        conditions = List.copyOf(conditions);
    }

    boolean holds(MarkedTokens tokens, int start, int end) {
        for (Condition condition : conditions) {
            if (!condition.holds(tokens, start, end)) {
                return false;
            }
        }
        return true;
    }
}
