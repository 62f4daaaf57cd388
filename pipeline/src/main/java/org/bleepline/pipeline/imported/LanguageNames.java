package org.bleepline.pipeline.imported;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Languages as other programs name them ({@code en-US}, {@code english}), as this product does ({@code en_us}, {@code en}). */
final class LanguageNames {
    private static final Map<String, String> CODES = codes();

    private LanguageNames() {}

    /** An unknown name comes back in lower case; whoever needs the language refuses it then. */
    static String code(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return CODES.getOrDefault(plain, plain.replace('-', '_'));
    }

    /** The English names of the languages of ISO 639-1, from the JDK's locale data. */
    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
                codes.put(name.toLowerCase(Locale.ROOT), code);
            }
        }
        return codes;
    }
}
