package org.bleepline.core.redaction;

import org.bleepline.core.transcript.TimeRange;

/**
 * How long a written word takes to say. Counted are the parts that are said apart: digits, groups of vowels, the letters of
 * an abbreviation, and signs with a name of their own. Fluent English has 4 to 8 syllables a second (J. Goldman-Eisler,
 * Psycholinguistics, 1968; F. Pellegrino and others, Language 87, 2011); the bounds here leave as much again for fast and
 * for dictating speakers, since a time that is wrongly doubted makes a cut longer than it had to be.
 */
final class SpokenLength {
    private static final long SHORTEST_MILLIS = 20;
    private static final long SHORTEST_PART_MILLIS = 45;
    private static final long LONGEST_MILLIS = 1_000;
    private static final long LONGEST_PART_MILLIS = 450;
    private static final long LONGEST_DIGIT_MILLIS = 1_200;
    private static final long USUAL_PART_MILLIS = 200;
    private static final int LONGEST_ABBREVIATION = 5;
    private static final String NAMED_SIGNS = "@./$%€£+#&_";

    private final int digits;
    private final int others;

    private SpokenLength(int digits, int others) {
        this.digits = digits;
        this.others = others;
    }

    static SpokenLength of(String word) {
        WordCore core = WordCore.of(word);
        int digits = 0;
        int vowelGroups = 0;
        int letters = 0;
        int signs = 0;
        boolean upper = true;
        boolean inVowels = false;
        for (int index = core.start(); index < core.end(); index++) {
            char character = word.charAt(index);
            boolean vowel = "aeiouyAEIOUYäöüéèàáíóúÄÖÜÉ".indexOf(character) >= 0;
            if (Character.isDigit(character)) {
                digits++;
            } else if (Character.isLetter(character)) {
                letters++;
                upper &= Character.isUpperCase(character);
                vowelGroups += vowel && !inVowels ? 1 : 0;
            } else if (NAMED_SIGNS.indexOf(character) >= 0) {
                signs++;
            }
            inVowels = vowel;
        }
        boolean spelled = letters > 1 && letters <= LONGEST_ABBREVIATION && upper;
        return new SpokenLength(digits, signs + (spelled ? letters : vowelGroups));
    }

    /** Whether the word can have been said in this time. */
    boolean fits(TimeRange time) {
        return time.durationMillis() >= shortestMillis() && time.durationMillis() <= longestMillis();
    }

    /** What it takes in usual speech. */
    long usualMillis() {
        return Math.max(1, parts()) * USUAL_PART_MILLIS;
    }

    private long shortestMillis() {
        return parts() <= 1 ? SHORTEST_MILLIS : parts() * SHORTEST_PART_MILLIS;
    }

    private long longestMillis() {
        return LONGEST_MILLIS + others * LONGEST_PART_MILLIS + digits * LONGEST_DIGIT_MILLIS;
    }

    private int parts() {
        return digits + others;
    }
}
