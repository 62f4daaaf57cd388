package org.bleepline.detect.lexicon;

import java.util.List;

/**
 * A sequence of marked words, some optional or repeated; a part of it is what is found.
 *
 * <p>Matching is greedy with backtracking; a pattern has at most {@value #MAX_ELEMENTS} elements and an element repeats
 * at most {@value #MAX_REPEATS} times, so that the work at each token is bounded.
 *
 * @param elements in reading order; the first is not optional
 * @param firstFound index of the first element that belongs to what is found
 * @param endFound index behind the last one
 */
record Pattern(Sense sense, List<Element> elements, int firstFound, int endFound) {
    static final int MAX_ELEMENTS = 14;
    static final int MAX_REPEATS = 4;

    /**
     * @param afterComma whether a comma may stand in front
     */
    record Element(MarkSet marks, int min, int max, boolean afterComma) {}

    Pattern {
        elements = List.copyOf(elements);
        if (elements.isEmpty()
                || elements.size() > MAX_ELEMENTS
                || elements.get(0).min() == 0) {
            throw new IllegalArgumentException("a pattern of " + sense.name() + " starts with an optional word or is"
                    + " empty or has more than " + MAX_ELEMENTS + " elements");
        }
    }

    /**
     * Where the pattern matches from a token on.
     *
     * @param bounds receives the first token found and the token behind the last
     */
    boolean matches(MarkedTokens tokens, int token, int[] bounds) {
        return matches(tokens, 0, token, token, bounds);
    }

    private boolean matches(MarkedTokens tokens, int index, int token, int start, int[] bounds) {
        if (index == firstFound) {
            bounds[0] = token;
        }
        if (index == endFound) {
            bounds[1] = token;
        }
        if (index == elements.size()) {
            return bounds[1] > bounds[0];
        }
        Element element = elements.get(index);
        int most = 0;
        while (most < element.max()
                && token + most < tokens.size()
                && joins(tokens.tokens(), token + most, start, element.afterComma() && most == 0)
                && element.marks().meets(tokens, token + most)) {
            most++;
        }
        for (int count = most; count >= element.min(); count--) {
            if (matches(tokens, index + 1, token + count, start, bounds)) {
                return true;
            }
        }
        return false;
    }

    private static boolean joins(Tokens tokens, int token, int start, boolean afterComma) {
        return token == start || (!tokens.breaksAfter(token - 1) && (afterComma || !tokens.commaAfter(token - 1)));
    }
}
