package org.bleepline.detect.reading;

/**
 * Finds one kind of personal data, or a few that belong together, in a {@link Reading}. Without state; takes time that grows
 * linearly with the text.
 */
@FunctionalInterface
public interface ReadingRecognizer {
    void recognize(Reading reading, Findings findings);
}
