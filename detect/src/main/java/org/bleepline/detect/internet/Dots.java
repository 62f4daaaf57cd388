package org.bleepline.detect.internet;

import org.apache.commons.validator.routines.DomainValidator;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;

/** Spoken dots and what may follow them. */
final class Dots {
    private static final int LONGEST = 20;

    private Dots() {}

    static boolean isDot(SpokenText text, int token) {
        return text.isWord(token, "dot") || text.isWord(token, "period") || text.isWord(token, "point");
    }

    static boolean isDash(SpokenText text, int token) {
        return text.isWord(token, "dash")
                || text.isWord(token, "hyphen")
                || text.isWord(token, "underscore")
                || (text.isWord(token, "under") && text.isWord(token + 1, "score"))
                || (text.isWord(token, "score") && text.isWord(token - 1, "under"))
                || text.isWord(token, "minus")
                || text.isMark(token, '_')
                || text.isMark(token, '-');
    }

    /** Behind "dot com", "dot co dot uk", "dot c o m"; else -1. */
    static int behindTopLevel(SpokenText text, int token) {
        int end = -1;
        int next = token;
        while (text.sameTurn(token, next + 1) && text.isWord(next, "dot")) {
            if (text.is(next + 1, Sign.TOP_LEVEL) || isGeneric(text, next + 1)) {
                end = next + 2;
            } else {
                int spelled = spelledTopLevel(text, next + 1);
                if (spelled < 0) {
                    break;
                }
                end = spelled;
            }
            next = end;
        }
        return end;
    }

    /** "dot church", "dot investments": a generic top level of the Internet Assigned Numbers Authority. */
    private static boolean isGeneric(SpokenText text, int token) {
        return text.isWord(token)
                && text.group(token) == null
                && text.length(token) > 2
                && text.length(token) <= LONGEST
                && DomainValidator.getInstance().isValidGenericTld(text.word(token));
    }

    private static int spelledTopLevel(SpokenText text, int token) {
        for (String name :
                new String[] {"com", "org", "net", "edu", "gov", "uk", "us", "io", "ai", "tv", "co", "fm", "ca", "de"
                }) {
            int index = 0;
            while (index < name.length() && text.isWord(token + index, name.substring(index, index + 1))) {
                index++;
            }
            if (index == name.length()) {
                return token + index;
            }
        }
        return -1;
    }
}
