package org.bleepline.detect.tagger;

import java.util.List;
import org.bleepline.core.policy.Policy;

/**
 * The labels of the chain, in the BILOU scheme (Ratinov and Roth, CoNLL 2009): label 0 is outside; each type has four
 * more: begin, inside, last and unit.
 */
public final class Labels {
    public static final int OUTSIDE = 0;
    static final int BEGIN = 0;
    static final int INSIDE = 1;
    static final int LAST = 2;
    static final int UNIT = 3;
    private static final int POSITIONS = 4;

    private final List<Policy> types;

    public Labels(List<Policy> types) {
        this.types = List.copyOf(types);
        if (types.isEmpty() || count() > 255) {
            throw new IllegalArgumentException("1 to 63 types fit, not " + types.size());
        }
    }

    public List<Policy> types() {
        return types;
    }

    public int count() {
        return 1 + POSITIONS * types.size();
    }

    public static int begin(int type) {
        return 1 + POSITIONS * type + BEGIN;
    }

    public static int inside(int type) {
        return 1 + POSITIONS * type + INSIDE;
    }

    public static int last(int type) {
        return 1 + POSITIONS * type + LAST;
    }

    public static int unit(int type) {
        return 1 + POSITIONS * type + UNIT;
    }

    /** The type of a label other than {@link #OUTSIDE}. */
    public static int type(int label) {
        return (label - 1) / POSITIONS;
    }

    static int position(int label) {
        return (label - 1) % POSITIONS;
    }

    /** The label of one token of a mention. */
    public static int of(int type, boolean first, boolean last) {
        if (first) {
            return last ? unit(type) : begin(type);
        }
        return last ? last(type) : inside(type);
    }
}
