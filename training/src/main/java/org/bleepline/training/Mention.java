package org.bleepline.training;

/**
 * A stretch of an example that is known to be something.
 *
 * @param start offset of the first character, UTF-16, inclusive
 * @param end offset behind the last character
 * @param types what it may be, one bit for each type of {@link Types}; 0 if it is something that has no type
 */
record Mention(int start, int end, long types) {
    Mention {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }
}
