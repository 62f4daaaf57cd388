package org.bleepline.evaluation;

import org.bleepline.core.span.Span;

/**
 * A found span and whether it is right.
 *
 * @param right whether it overlaps a gold span of its kind that no other found span was paired with
 */
public record Outcome(Span span, boolean right) {}
