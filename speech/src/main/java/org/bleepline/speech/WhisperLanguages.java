package org.bleepline.speech;

import java.util.Set;

/** The languages of Whisper's multilingual models, as listed in the appendix of Radford et al., 2022, and Cantonese. */
public final class WhisperLanguages {
    private static final Set<String> ALL = Set.of(
            ("af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy id is "
                            + "it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru "
                            + "sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo yue zh")
                    .split(" "));

    private WhisperLanguages() {}

    /** Codes without region. */
    public static Set<String> all() {
        return ALL;
    }
}
