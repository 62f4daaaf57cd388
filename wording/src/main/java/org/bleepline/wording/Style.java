package org.bleepline.wording;

/**
 * How raw words are to be written.
 *
 * @param punctuate with punctuation marks
 * @param formatText with capitals, and figures for numbers in words
 */
public record Style(boolean punctuate, boolean formatText) {
    /** Everything: the default of the documented API. */
    public static Style full() {
        return new Style(true, true);
    }

    /** As the engine gave them. */
    public static Style raw() {
        return new Style(false, false);
    }
}
