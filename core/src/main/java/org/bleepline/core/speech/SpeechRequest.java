package org.bleepline.core.speech;

import java.util.List;
import java.util.Objects;

/**
 * What to listen for.
 *
 * @param languageCode lower case, such as {@code en} or {@code en_us}; the engine knows the language in front of the
 *     underscore. {@link #AUTO}: the engine finds out, and tells {@link SpeechMonitor#language(String, double)}
 * @param candidates with {@link #AUTO}: the languages without region to choose from; empty means all that the engine knows
 * @param keyterms words and names that are likely to be said, for engines that can be told; others pass over them. Never
 *     what is to be removed: an engine that expects a word may hear it where it was not said
 */
public record SpeechRequest(String languageCode, List<String> candidates, List<String> keyterms) {
    /** Asks the engine to find out the language. */
    public static final String AUTO = "auto";

    public SpeechRequest {
        Objects.requireNonNull(languageCode, "languageCode");
        candidates = List.copyOf(candidates);
        keyterms = List.copyOf(keyterms);
    }

    /** In a known language, without keyterms. */
    public SpeechRequest(String languageCode) {
        this(languageCode, List.of(), List.of());
    }

    /** Whether the engine is to find out the language. */
    public boolean detectsLanguage() {
        return languageCode.equals(AUTO);
    }

    /** The language without its region: {@code en} for {@code en_us}. */
    public String language() {
        int region = languageCode.indexOf('_');
        return region < 0 ? languageCode : languageCode.substring(0, region);
    }
}
