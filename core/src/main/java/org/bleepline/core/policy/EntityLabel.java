package org.bleepline.core.policy;

/**
 * What a span is: one of the {@linkplain Policy policies}, or a {@linkplain StaticLabel label of the user's own}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface EntityLabel permits Policy, StaticLabel {

    /** The upper-case name that stands in the redacted text between brackets, such as {@code PERSON_NAME}. */
    String label();
}
