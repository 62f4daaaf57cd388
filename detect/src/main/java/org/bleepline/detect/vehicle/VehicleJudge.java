package org.bleepline.detect.vehicle;

import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;

/**
 * Vehicle identification numbers: 17 characters without I, O, Q (ISO 3779), proven by the check digit of 49 CFR 565.15;
 * plates as announced, or in the frequent shape of three letters and four digits.
 */
public final class VehicleJudge implements CodeJudge {
    private static final Pattern VIN_CHARACTERS = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final Pattern PLATE = Pattern.compile("[A-Z]{3}\\d{4}");

    private static final String NAME = "vehicle";
    private static final int VIN_LENGTH = 17;
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static final String LETTER_VALUES = "12345678123457923456789";
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    private static final int MODULUS = 11;

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        String value = code.value();
        double cue = topics.strength(Topic.VEHICLE);
        if (value.length() > 48) {
            return;
        }
        boolean size = code.readings().stream().anyMatch(reading17 -> reading17.length() == VIN_LENGTH);
        if (size && code.letters() >= 2 && code.readings().stream().anyMatch(VehicleJudge::checks)) {
            add(code, 0.95, "check digit", findings);
        } else if (size
                && code.letters() >= 2
                && (cue > 0 || VIN_CHARACTERS.matcher(value).matches())) {
            add(code, 0.62 + 0.34 * cue, "format", findings);
        } else if (cue > 0 && isPlate(code, topics)) {
            add(code, 0.56 + 0.38 * cue, "cue", findings);
        } else if (cue > 0 && code.digits() >= 3 && code.value().length() > 9) {
            add(code, 0.45 + 0.38 * cue, "cue", findings);
        } else if (PLATE.matcher(value).matches() && code.longestPart() > 1) {
            add(code, 0.56, "format", findings);
        }
    }

    private static boolean isPlate(Code code, OpenTopics topics) {
        int length = code.value().length();
        boolean serves = code.digits() >= 2 || (code.letters() >= 3 && topics.strength(Topic.VEHICLE) > 0.7);
        return serves && length >= 3 && length <= 9;
    }

    private static boolean checks(String vin) {
        if (vin.length() != VIN_LENGTH) {
            return false;
        }
        int sum = 0;
        for (int index = 0; index < VIN_LENGTH; index++) {
            char unit = vin.charAt(index);
            int letter = LETTERS.indexOf(unit);
            if (letter < 0 && (unit < '0' || unit > '9')) {
                return false;
            }
            int value = letter >= 0 ? LETTER_VALUES.charAt(letter) - '0' : unit - '0';
            sum += value * WEIGHTS[index];
        }
        int remainder = sum % MODULUS;
        return vin.charAt(8) == (remainder == 10 ? 'X' : (char) ('0' + remainder));
    }

    private static void add(Code code, double score, String evidence, Findings findings) {
        findings.add(Policy.VEHICLE_ID, code.first(), code.end(), score, NAME, evidence);
    }
}
