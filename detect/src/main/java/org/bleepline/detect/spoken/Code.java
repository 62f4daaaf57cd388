package org.bleepline.detect.spoken;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits, letters and symbols that were said or typed one behind the other, hesitations and corrections included: "four
 * one one one uh dash two", {@code HZ-5235-001}, "m as in mike a r y".
 *
 * @param first index of its first token
 * @param end index behind its last token
 * @param value its letters, upper case, and digits; also those that were corrected
 * @param written the value with the symbols between, one space where two parts of several characters are apart
 * @param digits how many digits the value has
 * @param letters how many letters the value has
 * @param parts how many numbers, letters or words it was said in
 * @param longestPart characters of the longest of them
 * @param correctedAt index into the value where a correction begins, -1 without one
 */
public record Code(
        int first,
        int end,
        String value,
        String written,
        int digits,
        int letters,
        int parts,
        int longestPart,
        int correctedAt) {

    public boolean onlyDigits() {
        return letters == 0;
    }

    public boolean onlyLetters() {
        return digits == 0;
    }

    /** Whether it was said digit by digit, at least three of them. */
    public boolean saidSingly() {
        return parts >= 3 && longestPart <= 2 && parts * 2 > value.length();
    }

    /** What the value may be: with a correction also the last part replaced by it, and the correction alone. */
    public List<String> readings() {
        if (correctedAt < 0) {
            return List.of(value);
        }
        String before = value.substring(0, correctedAt);
        String after = value.substring(correctedAt);
        List<String> readings = new ArrayList<>();
        if (after.length() <= before.length()) {
            readings.add(before.substring(0, before.length() - after.length()) + after);
        }
        readings.add(after);
        readings.add(value);
        return readings;
    }
}
