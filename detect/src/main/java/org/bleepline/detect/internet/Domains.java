package org.bleepline.detect.internet;

import java.util.Set;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;
import org.jspecify.annotations.Nullable;

/** Reads a spoken domain: "gmail dot com", "harbor point claims dot co dot uk", "m a i l dot org". */
final class Domains {
    private static final Set<String> STOPS =
            Words.of("is and the my that so but you i'm it's please for when or on to in was if are we they he she "
                    + "can will have has this at");
    private static final Set<String> ALSO_WORDS = Words.of("me live mail web sky mac charter");
    private static final int MAX_WORDS = 6;
    private static final int MAX_LETTERS = 16;
    static final Set<String> PROVIDERS =
            Words.of("gmail yahoo hotmail outlook icloud aol protonmail proton msn comcast verizon att live me mac "
                    + "ymail gmx googlemail fastmail zoho mail web sbcglobal bellsouth cox charter btinternet sky "
                    + "rocketmail yandex");

    /**
     * A domain.
     *
     * @param end the token behind it
     * @param dotted whether it ends in a top level
     * @param known whether it is that of a mail provider
     */
    record Domain(int end, boolean dotted, boolean known) {}

    private Domains() {}

    static @Nullable Domain behindAt(SpokenText text, int from) {
        int token = from;
        while (text.is(token, Sign.FILLER) || text.isWord(token, "the") || text.isMark(token, ',')) {
            token++;
        }
        boolean provider = (text.isWord(token) && PROVIDERS.contains(text.word(token)))
                || (text.isWord(token, "g") && text.isWord(token + 1, "mail"))
                || (text.isWord(token, "hot") && text.isWord(token + 1, "mail"))
                || (text.isWord(token, "a") && text.isWord(token + 1, "o") && text.isWord(token + 2, "l"));
        int words = 0;
        int next = token;
        while (text.sameTurn(from - 1, next) && words < MAX_LETTERS) {
            int dotted = Dots.behindTopLevel(text, next);
            if (dotted > 0 && next > token) {
                return new Domain(dotted, true, provider);
            }
            if (text.isMark(next, '.')
                    && text.glued(next)
                    && text.glued(next + 1)
                    && text.is(next + 1, Sign.TOP_LEVEL)) {
                return new Domain(next + 2, true, provider);
            }
            boolean joint = (Dots.isDot(text, next) && next > token) || (Dots.isDash(text, next) && next > token);
            boolean letter = text.is(next, Sign.LETTER);
            boolean word =
                    (text.isWord(next) && !isStop(text, next)) || text.isDigits(next) || text.groupAt(next) != null;
            if ((!joint && !letter && !word) || (words >= MAX_WORDS && !letter && !joint)) {
                break;
            }
            words++;
            next++;
        }
        if (!provider) {
            return null;
        }
        boolean two = text.isWord(token, "g") || text.isWord(token, "hot");
        boolean three = text.isWord(token, "a");
        if (ALSO_WORDS.contains(text.word(token))) {
            return null;
        }
        return new Domain(token + (three ? 3 : two ? 2 : 1), false, true);
    }

    private static boolean isStop(SpokenText text, int token) {
        return STOPS.contains(text.word(token));
    }
}
