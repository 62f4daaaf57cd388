package org.bleepline.detect.calibration;

import org.bleepline.core.span.Span;

/**
 * A resolved span before its score says how often it is right.
 *
 * @param span with the score that its recognizer gave
 * @param opinion of the others
 */
public record Judged(Span span, Opinion opinion) {}
