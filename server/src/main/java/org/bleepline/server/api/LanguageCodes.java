package org.bleepline.server.api;

import java.util.Set;

/** The languages that the documented API knows. */
public final class LanguageCodes {
    /** Of the documentation of the speech models; {@code de_ch} comes from one of the clients. */
    private static final Set<String> KNOWN =
            Set.of(("en en_au en_uk en_us es fr de it pt nl af sq am ar hy as az ba eu be bn"
                            + " bs br bg my ca zh hr cs da et fo fi gl ka el gu ht ha haw he hi hu is id ja jw kn kk km ko lo la lv ln"
                            + " lt lb mk mg ms ml mt mi mr mn ne no nn oc pa ps fa pl ro ru sa sr sn sd si sk sl so su sw sv tl tg ta tt"
                            + " te th bo tr tk uk ur uz vi cy yi yo de_ch")
                    .split(" "));

    /** The languages of {@code universal-3-pro}; {@code universal-2} knows all. */
    private static final Set<String> OF_LARGE_MODEL = Set.of("en", "es", "pt", "fr", "de", "it");

    private LanguageCodes() {}

    static boolean known(String code) {
        return KNOWN.contains(code);
    }

    /** The language without its region: {@code en} for {@code en_us}. */
    public static String language(String code) {
        int region = code.indexOf('_');
        return region < 0 ? code : code.substring(0, region);
    }

    /** Whether a speech model is documented to know a language; of a model that is not documented, yes. */
    public static boolean modelKnows(String model, String code) {
        return !model.startsWith("universal-3") || OF_LARGE_MODEL.contains(language(code));
    }
}
