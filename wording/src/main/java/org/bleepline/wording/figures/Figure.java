package org.bleepline.wording.figures;

/**
 * Words that become one written word.
 *
 * @param first index of the first word in the document, inclusive
 * @param end index behind the last word
 * @param text what is written in their place; holds no white space
 */
public record Figure(int first, int end, String text) {
    public Figure {
        if (first < 0 || end <= first || text.isBlank()) {
            throw new IllegalArgumentException("not a figure: words " + first + " to " + end);
        }
    }
}
