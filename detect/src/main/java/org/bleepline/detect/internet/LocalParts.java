package org.bleepline.detect.internet;

import java.util.Set;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** Finds where the mail box in front of a spoken "at" begins: names, letters, numbers and symbols, back to a word of talk. */
final class LocalParts {
    private static final int MAX_TOKENS = 40;
    private static final int MAX_WORDS = 3;
    private static final Set<String> STOPS =
            Words.of("is it's its email mail address to on me my the that's thats that at be was for with and or so "
                    + "yes yeah sure okay ok it of via under as by from sorry would will send sent please just new old "
                    + "well right spelled emailed alright correct our your his her use using try have got reach "
                    + "contact account you i'm he she we they them him us in this called not no actually");

    private LocalParts() {}

    /** First token of the mail box that ends in front of a token; that token itself if there is none. */
    static int first(SpokenText text, int at, int notBefore) {
        int first = at;
        int token = at - 1;
        int words = 0;
        boolean joined = true;
        while (token >= notBefore && at - token <= MAX_TOKENS) {
            if (text.is(token, Sign.FILLER)) {
                token--;
                continue;
            }
            if (text.isMark(token)) {
                boolean inside = text.isMark(token, '-')
                        || text.isMark(token, '_')
                        || (text.isMark(token, '.') && text.glued(token + 1))
                        || (text.isMark(token, ',') && first < at && isLetter(text, first));
                if (!inside) {
                    break;
                }
                joined = !text.isMark(token, ',');
                token--;
                continue;
            }
            if (Dots.isDot(text, token) || Dots.isDash(text, token) || text.isWord(token, "plus")) {
                first = token;
                joined = true;
                token--;
                continue;
            }
            int alike = spelledLike(text, token, notBefore);
            if (alike >= 0) {
                first = alike;
                joined = false;
                token = alike - 1;
                continue;
            }
            if (text.group(token) != null || isLetter(text, token)) {
                if (text.group(token) == null && isWordOfTalk(text, token, first, at)) {
                    break;
                }
                first = token;
                joined = false;
                token--;
                continue;
            }
            boolean stop = STOPS.contains(text.word(token)) && !(joined && first < at);
            if (stop || (!joined && ++words > MAX_WORDS) || (!joined && text.is(token, Sign.COMMON))) {
                break;
            }
            first = token;
            joined = false;
            token--;
        }
        while (first < at && (Dots.isDot(text, first) || Dots.isDash(text, first))) {
            first++;
        }
        return first;
    }

    /** "m as in mike" that ends at a token: its letter, else -1. */
    private static int spelledLike(SpokenText text, int token, int notBefore) {
        for (int letter = token - 2; letter >= token - 3 && letter >= notBefore; letter--) {
            boolean link = letter == token - 3
                    ? text.isWord(letter + 1, "as") && text.isWord(letter + 2, "in")
                    : text.isWord(letter + 1, "for") || text.isWord(letter + 1, "like");
            if (link
                    && isLetter(text, letter)
                    && text.word(token).charAt(0) == text.word(letter).charAt(0)) {
                return letter;
            }
        }
        return -1;
    }

    private static boolean isLetter(SpokenText text, int token) {
        return text.is(token, Sign.LETTER);
    }

    /** "i" or "a" that no letter stands beside. */
    private static boolean isWordOfTalk(SpokenText text, int token, int first, int at) {
        boolean word = text.isWord(token, "i") || text.isWord(token, "a");
        boolean beside =
                (first < at && (isLetter(text, first) || text.group(first) != null)) || isLetter(text, token - 1);
        return word && !beside;
    }
}
