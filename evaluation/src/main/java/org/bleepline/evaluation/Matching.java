package org.bleepline.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Pairs gold stretches with found ones, each with one at most.
 *
 * <p>Greedy by end: the pair that leaves most room for others is made first. Where the stretches of a side do not overlap
 * each other, no pairing has more pairs (the argument for interval scheduling; Kleinberg and Tardos, "Algorithm Design",
 * 4.1).
 */
final class Matching {
    /** Half-open. */
    record Stretch(int start, int end) {
        boolean overlaps(Stretch other) {
            return start < other.end && other.start < end;
        }
    }

    private final BitSet goldMatched = new BitSet();
    private final BitSet foundMatched = new BitSet();

    private Matching() {}

    static Matching exact(List<Stretch> gold, List<Stretch> found) {
        Matching matching = new Matching();
        for (int index = 0; index < gold.size(); index++) {
            for (int other = 0; other < found.size(); other++) {
                if (!matching.foundMatched.get(other) && gold.get(index).equals(found.get(other))) {
                    matching.pair(index, other);
                    break;
                }
            }
        }
        return matching;
    }

    static Matching overlapping(List<Stretch> gold, List<Stretch> found) {
        Matching matching = new Matching();
        List<Integer> foundByEnd = byEnd(found);
        for (int index : byEnd(gold)) {
            for (int other : foundByEnd) {
                if (!matching.foundMatched.get(other) && gold.get(index).overlaps(found.get(other))) {
                    matching.pair(index, other);
                    break;
                }
            }
        }
        return matching;
    }

    int size() {
        return goldMatched.cardinality();
    }

    boolean isGoldMatched(int index) {
        return goldMatched.get(index);
    }

    boolean isFoundMatched(int index) {
        return foundMatched.get(index);
    }

    private void pair(int gold, int found) {
        goldMatched.set(gold);
        foundMatched.set(found);
    }

    private static List<Integer> byEnd(List<Stretch> stretches) {
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < stretches.size(); index++) {
            order.add(index);
        }
        order.sort(Comparator.comparingInt(index -> stretches.get(index).end()));
        return order;
    }
}
