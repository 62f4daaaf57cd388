package org.bleepline.core.span;

import java.util.List;
import java.util.Objects;
import org.bleepline.core.policy.EntityLabel;

/**
 * A stretch of a {@link Document} that is to be removed. The resolved list is ordered by start, and no two of its spans
 * overlap. It carries no text: the value is what must not travel.
 *
 * @param label the enabled policy, or the user's own label
 * @param start offset of the first character, UTF-16, inclusive
 * @param end offset behind the last character, greater than the start
 * @param score 0 to 1
 * @param recognizer name of the recognizer that found it
 * @param evidence what spoke for it; never words of the text
 */
public record Span(EntityLabel label, int start, int end, double score, String recognizer, String evidence) {
    public Span {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(recognizer, "recognizer");
        Objects.requireNonNull(evidence, "evidence");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** Checks what holds for every resolved list; returns an immutable copy. */
    public static List<Span> requireResolved(List<Span> spans, int textLength) {
        int last = 0;
        for (Span span : spans) {
            if (span.start() < last || span.end() > textLength) {
                throw new IllegalArgumentException("span " + span.start() + " to " + span.end()
                        + " overlaps the one in front of it or leaves the text of length " + textLength);
            }
            last = span.end();
        }
        return List.copyOf(spans);
    }
}
