package org.bleepline.speech.align;

import java.util.ArrayList;
import java.util.List;

/**
 * A rough pronunciation for English words that are in no dictionary, mostly names. Longest spelling first, one sound each;
 * good enough to find the word where it must be, not to read it aloud. The sounds are those of cmudict.
 */
final class LetterToSound {
    private static final String[][] SPELLINGS = {
        {"tion", "SH AH N"},
        {"sion", "ZH AH N"},
        {"ough", "AO"},
        {"augh", "AO"},
        {"eigh", "EY"},
        {"tch", "CH"},
        {"sch", "SH"},
        {"igh", "AY"},
        {"cia", "SH AH"},
        {"dge", "JH"},
        {"eau", "OW"},
        {"que", "K"},
        {"ch", "CH"},
        {"sh", "SH"},
        {"th", "TH"},
        {"ph", "F"},
        {"gh", "G"},
        {"wh", "W"},
        {"ck", "K"},
        {"ng", "NG"},
        {"qu", "K W"},
        {"kn", "N"},
        {"wr", "R"},
        {"ee", "IY"},
        {"ea", "IY"},
        {"oo", "UW"},
        {"ou", "AW"},
        {"ow", "OW"},
        {"oa", "OW"},
        {"oi", "OY"},
        {"oy", "OY"},
        {"ai", "EY"},
        {"ay", "EY"},
        {"au", "AO"},
        {"aw", "AO"},
        {"ei", "AY"},
        {"ey", "IY"},
        {"ie", "IY"},
        {"ue", "UW"},
        {"ew", "UW"},
        {"er", "ER"},
        {"ir", "ER"},
        {"ur", "ER"},
        {"ar", "AA R"},
        {"or", "AO R"},
        {"ce", "S"},
        {"ci", "S IH"},
        {"cy", "S IY"},
        {"ge", "JH"},
        {"gi", "JH IH"},
        {"a", "AE"},
        {"b", "B"},
        {"c", "K"},
        {"d", "D"},
        {"e", "EH"},
        {"f", "F"},
        {"g", "G"},
        {"h", "HH"},
        {"i", "IH"},
        {"j", "JH"},
        {"k", "K"},
        {"l", "L"},
        {"m", "M"},
        {"n", "N"},
        {"o", "AA"},
        {"p", "P"},
        {"q", "K"},
        {"r", "R"},
        {"s", "S"},
        {"t", "T"},
        {"u", "AH"},
        {"v", "V"},
        {"w", "W"},
        {"x", "K S"},
        {"y", "IY"},
        {"z", "Z"}
    };

    private LetterToSound() {}

    /** Empty where the word has no Latin letters. */
    static List<String> sounds(String word) {
        String letters = java.text.Normalizer.normalize(word, java.text.Normalizer.Form.NFD)
                .replaceAll("[^a-z]", "");
        // A doubled letter is one sound, and an "e" at the end is silent.
        letters = letters.replaceAll("([bcdfgklmnprstvz])\\1", "$1").replaceAll("(?<=[^aeiou]..?)e$", "");
        List<String> sounds = new ArrayList<>();
        int at = 0;
        while (at < letters.length()) {
            for (String[] spelling : SPELLINGS) {
                if (letters.startsWith(spelling[0], at)) {
                    sounds.addAll(List.of(spelling[1].split(" ")));
                    at += spelling[0].length();
                    break;
                }
            }
        }
        return sounds;
    }
}
