package org.bleepline.training;

import java.util.Random;

/** Says numbers the way people do. */
final class Numerals {
    private static final String[] ONES = {
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
    private static final String[] ORDINALS = {
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
    private static final String[] MONTHS = {
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"
    };

    private Numerals() {}

    static String month(int month) {
        return MONTHS[month - 1];
    }

    static String cardinal(long number, boolean and) {
        if (number < 20) {
            return ONES[(int) number];
        }
        if (number < 100) {
            String tens = TENS[(int) (number / 10)];
            return number % 10 == 0 ? tens : tens + " " + ONES[(int) (number % 10)];
        }
        if (number < 1000) {
            return rest(ONES[(int) (number / 100)] + " hundred", number % 100, and);
        }
        if (number < 1_000_000) {
            return rest(cardinal(number / 1000, and) + " thousand", number % 1000, and && number % 1000 < 100);
        }
        if (number < 1_000_000_000) {
            return rest(cardinal(number / 1_000_000, and) + " million", number % 1_000_000, false);
        }
        return rest(cardinal(number / 1_000_000_000, and) + " billion", number % 1_000_000_000, false);
    }

    private static String rest(String head, long rest, boolean and) {
        return rest == 0 ? head : head + (and ? " and " : " ") + cardinal(rest, and);
    }

    static String ordinal(int number) {
        if (number < 20) {
            return ORDINALS[number];
        }
        if (number % 10 == 0) {
            return TENS[number / 10].replaceAll("y$", "ieth");
        }
        return TENS[number / 10] + " " + ORDINALS[number % 10];
    }

    static String year(int year, Random random) {
        if (year >= 2000 && year < 2010) {
            return year == 2000
                    ? "two thousand"
                    : "two thousand " + (random.nextInt(3) == 0 ? "and " : "") + ONES[year - 2000];
        }
        if (year >= 2010 && random.nextInt(6) == 0) {
            return "two thousand " + (random.nextBoolean() ? "and " : "") + cardinal(year - 2000, false);
        }
        int century = year / 100;
        int rest = year % 100;
        if (rest == 0) {
            return cardinal(century, false) + " hundred";
        }
        return cardinal(century, false) + " " + (rest < 10 ? "oh " : "") + cardinal(rest, false);
    }

    /** Digit by digit, at times with "oh", "double", pairs or groups. */
    static String digits(String digits, Random random) {
        String zero = random.nextInt(5) < 3 ? "zero" : random.nextInt(8) == 0 ? "o" : "oh";
        boolean repeats = random.nextInt(6) == 0;
        boolean pairs = digits.length() % 2 == 0 && random.nextInt(7) == 0;
        boolean doubles = repeats && !pairs;
        StringBuilder spoken = new StringBuilder();
        int at = 0;
        while (at < digits.length()) {
            if (at > 0) {
                spoken.append(' ');
            }
            char digit = digits.charAt(at);
            int same = 1;
            while (at + same < digits.length() && digits.charAt(at + same) == digit && same < 3) {
                same++;
            }
            if (pairs && digit != '0') {
                spoken.append(cardinal(Integer.parseInt(digits.substring(at, at + 2)), false));
                at += 2;
            } else if (doubles && same >= 2) {
                spoken.append(same == 2 ? "double " : "triple ").append(one(digit, zero));
                at += same;
            } else {
                spoken.append(one(digit, zero));
                at++;
                if (pairs && at < digits.length()) {
                    spoken.append(' ').append(one(digits.charAt(at), zero));
                    at++;
                }
            }
        }
        return spoken.toString();
    }

    private static String one(char digit, String zero) {
        return digit == '0' ? zero : ONES[digit - '0'];
    }
}
