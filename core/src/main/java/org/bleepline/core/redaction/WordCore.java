package org.bleepline.core.redaction;

/**
 * The part of a word between its edge punctuation. Only punctuation that ends or encloses a phrase is edge punctuation:
 * a dollar sign, a percent sign, a plus, a hash, an at sign or an inner dot belongs to the value.
 *
 * @param start offset of the first character of the core
 * @param end offset behind its last character
 */
record WordCore(int start, int end) {
    private static final String OPENING = "([{\"'«‹„“‘¿¡「『（〈《【";
    private static final String CLOSING = ".,!?;:)]}\"'»›”’…。、，！？；：」』）〉》】।۔؟،؛";

    static WordCore of(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && OPENING.indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && CLOSING.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return start < end ? new WordCore(start, end) : new WordCore(0, word.length());
    }
}
