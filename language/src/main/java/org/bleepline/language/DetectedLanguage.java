package org.bleepline.language;

import java.util.Objects;

/**
 * What was found to be spoken.
 *
 * @param code lower case, without region
 * @param confidence 0 to 1
 */
public record DetectedLanguage(String code, double confidence) {
    public DetectedLanguage {
        Objects.requireNonNull(code, "code");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be 0 to 1, not " + confidence);
        }
    }
}
