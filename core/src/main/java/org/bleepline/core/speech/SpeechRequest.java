package org.bleepline.core.speech;

import java.util.Objects;

/**
 * What to listen for.
 *
 * @param languageCode lower case, such as {@code en} or {@code en_us}; the engine knows the language in front of the underscore
 */
public record SpeechRequest(String languageCode) {
    public SpeechRequest {
        Objects.requireNonNull(languageCode, "languageCode");
    }

    /** The language without its region: {@code en} for {@code en_us}. */
    public String language() {
        int region = languageCode.indexOf('_');
        return region < 0 ? languageCode : languageCode.substring(0, region);
    }
}
