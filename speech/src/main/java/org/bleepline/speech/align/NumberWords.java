package org.bleepline.speech.align;

import java.util.ArrayList;
import java.util.List;

/** English names of numbers. */
final class NumberWords {
    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] SMALL_ORDINALS = {
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth"
    };
    private static final String[] TENS_ORDINALS = {
        "", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"
    };

    private NumberWords() {}

    static String digit(int digit) {
        return SMALL[digit];
    }

    /** Below a thousand millions. */
    static List<String> cardinal(int number) {
        List<String> words = new ArrayList<>();
        add(number, words);
        return words;
    }

    /** Below a hundred. */
    static List<String> ordinal(int number) {
        if (number < SMALL_ORDINALS.length) {
            return List.of(SMALL_ORDINALS[number]);
        }
        return number % 10 == 0
                ? List.of(TENS_ORDINALS[number / 10])
                : List.of(TENS[number / 10], SMALL_ORDINALS[number % 10]);
    }

    private static void add(int number, List<String> words) {
        if (number >= 1_000_000) {
            add(number / 1_000_000, words);
            words.add("million");
            addRest(number % 1_000_000, words);
        } else if (number >= 1000) {
            add(number / 1000, words);
            words.add("thousand");
            addRest(number % 1000, words);
        } else if (number >= 100) {
            words.add(SMALL[number / 100]);
            words.add("hundred");
            addRest(number % 100, words);
        } else if (number >= SMALL.length) {
            words.add(TENS[number / 10]);
            if (number % 10 > 0) {
                words.add(SMALL[number % 10]);
            }
        } else {
            words.add(SMALL[number]);
        }
    }

    private static void addRest(int number, List<String> words) {
        if (number > 0) {
            add(number, words);
        }
    }
}
