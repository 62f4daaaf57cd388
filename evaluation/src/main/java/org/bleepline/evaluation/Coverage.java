package org.bleepline.evaluation;

/**
 * Counts of characters (UTF-16 code units): what should be gone and is not, and what is gone and should not be. Kinds play
 * no part: a name removed as a place is removed.
 *
 * @param gold characters inside any gold span
 * @param uncovered those of them that no found span covers
 * @param other characters outside all gold spans
 * @param overCovered those of them that a found span covers
 */
public record Coverage(long gold, long uncovered, long other, long overCovered) {
    static final Coverage NONE = new Coverage(0, 0, 0, 0);

    /** The share of gold characters left in the text, 0 to 1. */
    public double leak() {
        return gold == 0 ? 0 : (double) uncovered / gold;
    }

    /** The share of other characters removed with them, 0 to 1. */
    public double overRedaction() {
        return other == 0 ? 0 : (double) overCovered / other;
    }

    Coverage plus(Coverage added) {
        return new Coverage(
                gold + added.gold, uncovered + added.uncovered, other + added.other, overCovered + added.overCovered);
    }
}
