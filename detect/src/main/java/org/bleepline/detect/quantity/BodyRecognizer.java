package org.bleepline.detect.quantity;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** Heights and weights of people: "190cm tall", "six foot two", {@code 5'10"}, "weighs 82 kilos". */
public final class BodyRecognizer implements ReadingRecognizer {
    private static final Set<String> HEIGHT = Words.of("tall height");
    private static final String NAME = "body";
    private static final Set<String> WEIGHTS = Words.of("pounds lbs lb kilos kg kilograms stone kilo");
    private static final Set<String> LENGTHS = Words.of("cm centimeters centimetres meters metres m inches");
    private static final Set<String> WEIGHING = Words.of(
            "weigh weighs weighed weight weighing tall inches hair eyes beard build obese skinny heavyset stocky limp scale");
    private static final Set<String> MEASURING = Words.of("tall height i'm he's she's stand stands im");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (NumberGroup group : text.groups()) {
            int unit = Amounts.end(text, group);
            if (!text.sameTurn(group.first(), unit)) {
                continue;
            }
            if (text.isWord(unit)
                    && WEIGHTS.contains(text.word(unit))
                    && group.value() > 3
                    && isNear(text, group.first(), unit, WEIGHING, 7)) {
                findings.add(Policy.PHYSICAL_ATTRIBUTE, group.first(), unit + 1, 0.82, NAME, "weight");
            } else if (text.isWord(unit) && LENGTHS.contains(text.word(unit)) && text.isWord(unit + 1, "tall")) {
                findings.add(Policy.PHYSICAL_ATTRIBUTE, group.first(), unit + 2, 0.85, NAME, "height");
            } else if (text.isWord(unit)
                    && LENGTHS.contains(text.word(unit))
                    && isNear(text, group.first(), unit, HEIGHT, 6)) {
                findings.add(Policy.PHYSICAL_ATTRIBUTE, group.first(), unit + 1, 0.7, NAME, "height");
            } else {
                feet(text, group, findings);
            }
        }
    }

    /** "six foot two", "five feet ten inches", 5'10". */
    private static void feet(SpokenText text, NumberGroup feet, Findings findings) {
        if (feet.value() < 3 || feet.value() > 8) {
            return;
        }
        int unit = feet.end();
        boolean mark =
                (text.isMark(unit, '\'') || (text.isMark(unit) && "’′".contains(text.word(unit)))) && text.glued(unit);
        boolean word = text.isWord(unit, "foot") || text.isWord(unit, "feet") || text.isWord(unit, "ft");
        if (!mark && !word) {
            return;
        }
        NumberGroup inches = text.sameTurn(unit, unit + 1) ? text.groupAt(unit + 1) : null;
        int end = unit + 1;
        boolean precise = inches != null && inches.value() < 12;
        if (inches != null && precise) {
            end = inches.end();
            if (text.isWord(end, "inches")
                    || text.isWord(end, "inch")
                    || text.isMark(end, '"')
                    || (text.isMark(end) && "”″".contains(text.word(end)))) {
                end++;
            }
        }
        boolean tall = text.isWord(end, "tall");
        if (tall) {
            end++;
        }
        boolean person = isNear(text, feet.first(), end, MEASURING, 6);
        if (tall
                || (precise && (person || mark || text.isWord(unit, "foot")))
                || (person && text.isWord(unit, "feet") && tall)) {
            findings.add(Policy.PHYSICAL_ATTRIBUTE, feet.first(), end, tall || person ? 0.85 : 0.65, NAME, "height");
        }
    }

    private static boolean isNear(SpokenText text, int first, int end, Set<String> words, int around) {
        for (int token = Math.max(0, first - around); token < Math.min(text.size(), end + around); token++) {
            if (text.isWord(token) && text.sameTurn(token, first) && words.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }
}
