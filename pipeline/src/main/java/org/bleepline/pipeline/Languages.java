package org.bleepline.pipeline;

import java.util.Set;

/** The languages in which personal data is found. */
public final class Languages {
    private static final Set<String> DETECTABLE = Set.of("en", "en_au", "en_uk", "en_us", "en_gb");

    private Languages() {}

    /**
     * @param languageCode lower case, such as {@code en_us}
     * @throws UnsupportedLanguageException if personal data cannot be found in that language
     */
    public static void requireDetectable(String languageCode) {
        if (!DETECTABLE.contains(languageCode)) {
            throw new UnsupportedLanguageException("personal data cannot be found in the language '" + languageCode
                    + "'; so far it can in en, en_au, en_uk and en_us");
        }
    }
}
