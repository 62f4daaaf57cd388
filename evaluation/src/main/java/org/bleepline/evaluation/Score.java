package org.bleepline.evaluation;

/**
 * How many spans were found, how many of them rightly, and how many there are.
 *
 * <p>A share of nothing is 0, so that a policy for which nothing is found scores 0 and not 1.
 *
 * @param matched gold spans that have a found span of their own
 * @param found spans that the detector gave
 * @param gold spans that are marked in the texts
 */
public record Score(int matched, int found, int gold) {
    static final Score NONE = new Score(0, 0, 0);

    public Score {
        if (matched < 0 || matched > found || matched > gold) {
            throw new IllegalArgumentException("matched " + matched + " of " + found + " and " + gold);
        }
    }

    /** The share of found spans that are right, 0 to 1. */
    public double precision() {
        return found == 0 ? 0 : (double) matched / found;
    }

    /** The share of gold spans that were found, 0 to 1. */
    public double recall() {
        return gold == 0 ? 0 : (double) matched / gold;
    }

    /** The harmonic mean of precision and recall, 0 to 1 (van Rijsbergen, 1979, with equal weights). */
    public double f1() {
        return found + gold == 0 ? 0 : 2.0 * matched / (found + gold);
    }

    Score plus(Score other) {
        return new Score(matched + other.matched, found + other.found, gold + other.gold);
    }
}
