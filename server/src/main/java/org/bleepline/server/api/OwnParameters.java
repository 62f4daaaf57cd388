package org.bleepline.server.api;

import java.util.Optional;

/**
 * What a request asks of this program that the API does not know: the object {@code bleepline}.
 *
 * @param verify whether the redacted audio is checked for leaks
 * @param rounds how often the check cuts wider and looks again
 * @param verifyEngine the name of the engine that hears for it; empty for the one that heard the recording
 * @param report whether a report for auditors is made
 */
public record OwnParameters(boolean verify, int rounds, Optional<String> verifyEngine, boolean report) {
    /** The name of the object. */
    public static final String NAME = "bleepline";
}
