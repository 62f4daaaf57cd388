package org.bleepline.core.span;

import java.util.Objects;
import org.bleepline.core.policy.EntityLabel;

/**
 * What one recognizer believes it has found. Candidates may overlap; only those that survive resolution become
 * {@linkplain Span spans}.
 *
 * @param label the most specific kind it can tell
 * @param start offset of the first character, UTF-16, inclusive
 * @param end offset behind the last character, greater than the start
 * @param score 0 to 1: how likely the span is right
 * @param recognizer name of the recognizer
 * @param evidence what spoke for it, in words of ours such as {@code luhn} or {@code cue}; never words of the text
 */
public record Candidate(EntityLabel label, int start, int end, double score, String recognizer, String evidence) {
    public Candidate {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(recognizer, "recognizer");
        Objects.requireNonNull(evidence, "evidence");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score must be within 0 and 1, not " + score);
        }
    }
}
