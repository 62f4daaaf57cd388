package org.bleepline.pipeline.leak;

import org.bleepline.core.policy.EditDistance;

/** Whether a word that was heard may be a removed one: equal, nearly spelled the same, or of the same consonants. */
final class Likeness {
    private static final int SHORTEST = 3;

    private Likeness() {}

    static boolean near(String heard, String removed) {
        if (heard.equals(removed)) {
            return true;
        }
        int shorter = Math.min(heard.length(), removed.length());
        if (shorter < SHORTEST || Math.abs(heard.length() - removed.length()) > 2) {
            return false;
        }
        if (EditDistance.between(heard, removed) <= allowed(removed.length())) {
            return true;
        }
        String skeleton = skeleton(removed);
        return skeleton.length() >= SHORTEST && skeleton.equals(skeleton(heard));
    }

    /** One letter of five may be wrong. */
    private static int allowed(int length) {
        return length / 5;
    }

    /**
     * The consonants as they sound in English, without doubles; vowels and the half vowels h, w, y are left out. Coarser than
     * the first letter and digits of Soundex (R. C. Russell, 1918), since here the first sound is misheard most.
     */
    static String skeleton(String word) {
        String sounds = word.replace("ph", "f")
                .replace("ck", "k")
                .replace("sch", "s")
                .replace("sh", "s")
                .replace("ch", "k")
                .replace("th", "t")
                .replace("gh", "");
        StringBuilder skeleton = new StringBuilder();
        for (int at = 0; at < sounds.length(); at++) {
            char letter = sounds.charAt(at);
            char sound = switch (letter) {
                case 'a', 'e', 'i', 'o', 'u', 'h', 'w', 'y' -> 0;
                case 'c', 'q' -> 'k';
                case 'z', 'x' -> 's';
                case 'v' -> 'f';
                case 'd' -> 't';
                case 'b' -> 'p';
                case 'j' -> 'g';
                default -> letter;
            };
            if (sound != 0 && (skeleton.isEmpty() || skeleton.charAt(skeleton.length() - 1) != sound)) {
                skeleton.append(sound);
            }
        }
        return skeleton.toString();
    }
}
