package org.bleepline.detect.spoken;

/**
 * One number as it was said in one breath: "forty two", "two thousand and five", "double five", {@code 1,500}.
 *
 * @param first index of its first token
 * @param end index behind its last token
 * @param value what it counts; -1 if it has more than 15 digits
 * @param digits as one would type it; leading zeros are kept
 * @param kind how it was said
 */
public record NumberGroup(int first, int end, long value, String digits, Kind kind) {
    /** How a number was said. */
    public enum Kind {
        /** Typed in digits. */
        TYPED,
        /** Typed in digits with commas between thousands. */
        TYPED_WITH_COMMAS,
        /** One digit said alone, also "oh". */
        DIGIT,
        /** "double five". */
        REPEATED,
        /** Any other number in words. */
        WORDS
    }
}
