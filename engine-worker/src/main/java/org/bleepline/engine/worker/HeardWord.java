package org.bleepline.engine.worker;

import java.util.Objects;

/**
 * A word of one piece of sound.
 *
 * @param text as it is written, with its punctuation; not blank
 * @param startMillis from the start of the piece
 * @param endMillis from the start of the piece; not before the start
 * @param confidence 0 to 1
 */
public record HeardWord(String text, long startMillis, long endMillis, double confidence) {
    public HeardWord {
        Objects.requireNonNull(text, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a word must not be blank");
        }
        if (startMillis < 0 || endMillis < startMillis) {
            throw new IllegalArgumentException("a word from " + startMillis + " to " + endMillis + " ms");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be within 0 and 1, not " + confidence);
        }
    }
}
