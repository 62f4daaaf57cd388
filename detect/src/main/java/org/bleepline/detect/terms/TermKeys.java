package org.bleepline.detect.terms;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a term may be said: its characters without case, spaces, hyphens and the like; the same with its digits as words
 * ("Universal-3 Pro" as "universal three pro"), and with its number words as digits.
 */
final class TermKeys {
    private static final String[] DIGITS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };
    private static final String[] TEENS = {
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"
    };
    private static final String[] TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    private static final Map<String, String> NUMBER_WORDS = Map.ofEntries(
            Map.entry("zero", "0"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("twenty", "20"),
            Map.entry("hundred", "100"),
            Map.entry("thousand", "1000"));

    /** Nobody lists a longer number in the hope that it will be said. */
    private static final int MAX_SAID_DIGITS = 12;

    private TermKeys() {}

    private static long digitCount(String term) {
        return term.chars().filter(unit -> unit >= '0' && unit <= '9').count();
    }

    static Set<String> of(String term) {
        Set<String> keys = new LinkedHashSet<>();
        StringBuilder plain = new StringBuilder();
        StringBuilder singly = new StringBuilder();
        StringBuilder inTens = new StringBuilder();
        StringBuilder inDigits = new StringBuilder();
        int index = 0;
        while (index < term.length()) {
            int end = index + 1;
            char unit = fold(term.charAt(index));
            if (isDigit(unit)) {
                while (end < term.length() && isDigit(term.charAt(end))) {
                    end++;
                }
                String digits = term.substring(index, end);
                plain.append(digits);
                inDigits.append(digits);
                singly.append(saidSingly(digits));
                inTens.append(digits.length() == 2 ? saidInTens(digits) : saidSingly(digits));
            } else if (Character.isLetter(unit)) {
                while (end < term.length() && Character.isLetter(term.charAt(end))) {
                    end++;
                }
                String word = folded(term, index, end);
                plain.append(word);
                singly.append(word);
                inTens.append(word);
                inDigits.append(NUMBER_WORDS.getOrDefault(word, word));
            } else if (!isSeparator(unit)) {
                plain.append(unit);
                singly.append(unit);
                inTens.append(unit);
                inDigits.append(unit);
            }
            index = end;
        }
        keys.add(plain.toString());
        if (digitCount(term) <= MAX_SAID_DIGITS) {
            keys.add(singly.toString());
            keys.add(inTens.toString());
        }
        keys.add(inDigits.toString());
        keys.remove("");
        return keys;
    }

    /** What may stand between the parts of a term, and is ignored in it. */
    static boolean isSeparator(char unit) {
        return Character.isWhitespace(unit)
                || Character.isSpaceChar(unit)
                || "-‐‑‒–—_/.,'’‘\"“”:;!?()[]{}".indexOf(unit) >= 0;
    }

    static char fold(char unit) {
        return unit < 0x80 ? unit >= 'A' && unit <= 'Z' ? (char) (unit + 32) : unit : Character.toLowerCase(unit);
    }

    private static String folded(String term, int start, int end) {
        StringBuilder word = new StringBuilder();
        for (int index = start; index < end; index++) {
            word.append(fold(term.charAt(index)));
        }
        return word.toString();
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static String saidSingly(String digits) {
        StringBuilder said = new StringBuilder();
        for (int index = 0; index < digits.length(); index++) {
            said.append(DIGITS[digits.charAt(index) - '0']);
        }
        return said.toString();
    }

    private static String saidInTens(String digits) {
        int tens = digits.charAt(0) - '0';
        int ones = digits.charAt(1) - '0';
        return switch (tens) {
            case 0 -> saidSingly(digits);
            case 1 -> TEENS[ones];
            default -> TENS[tens - 2] + (ones == 0 ? "" : DIGITS[ones]);
        };
    }
}
