package org.bleepline.detect.quantity;

import java.util.Map;
import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** Percentages and chances: "18 percent", "one in five patients". Discounts, interest and "a hundred percent sure" are none. */
public final class StatisticsRecognizer implements ReadingRecognizer {
    private static final String NAME = "statistics";
    private static final int AROUND = 10;
    private static final Set<String> COMMERCE = Words.of(
            "discount off interest apr tax taxes growth margin margins revenue sale sales tip commission "
                    + "rate mortgage cash cashback loan price prices inflation quarter battery vat fee shares stock "
                    + "market grew grow growing comps comparable revenues business segment organic ebitda guidance earnings customers coupon brightness volume charged");

    /** Right before or behind a share these say that something grew, shrank, or is given: "up 40 percent", "a 17 percent rise". */
    private static final Set<String> CHANGE_BEFORE = Words.of("up down by extra another additional further");

    private static final Set<String> CHANGE_BEHIND = Words.of(
            "rise increase decrease drop fall hike raise cut jump dip gain bonus up down extra more less cheaper dearer "
                    + "time pay stake reduction uplift surcharge");
    private static final int LOWEST_PRESSURE = 30;
    private static final int LINKS = 4;
    private static final Set<String> LINK = Words.of(
            "is was were are at of came back in level levels count counts usually around about now reading reads "
                    + "read up down to went a only still");
    private static final Set<String> PRESSURE = Words.of("pressure bp systolic diastolic hypertension");
    private static final Set<String> MEASURED = Words.of(
            "sugar sugars glucose cholesterol platelets platelet hemoglobin haemoglobin a1c creatinine ldl hdl "
                    + "ferritin psa tsh pulse saturation temperature bmi triglycerides potassium sodium hematocrit "
                    + "gfr egfr inr spo2 vision temp temps sats albumin hba1c crp troponin bilirubin urea lactate ketones "
                    + "magnesium phosphate cortisol testosterone calcium lymphocytes neutrophils esr amylase lipase fev1 gcs "
                    + "urate fibrinogen oestradiol estradiol progesterone apgar saturations resps wbc");

    /** The last word of readings of two words, with the words in front of it. */
    private static final Map<String, Set<String>> TWO_WORDS = Map.of(
            "flow", Words.of("peak"),
            "rate", Words.of("heart respiratory resp breathing pulse filtration"),
            "reading", Words.of("pressure sugar glucose pulse oxygen"),
            "load", Words.of("viral"),
            "count", Words.of("cell platelet blood sperm"),
            "score", Words.of("pain apgar coma"),
            "level", Words.of("iron oxygen sugar glucose potassium"));

    /** Degrees of a body in Celsius. */
    private static final int COLD = 34;

    private static final int HOT = 43;
    private static final Set<String> VITAL = Words.of("temperature temp sats saturation saturations pulse");
    private static final Set<String> SIGHT = Words.of("eye eyes eyesight vision sight glasses");
    private static final Set<String> CHANCE =
            Words.of("patients people women men children adults cases chance risk odds babies infants americans "
                    + "pregnancies persons kids families households");

    private static final Set<String> MEDICAL =
            Words.of("survival mortality success efficacy effective patients patient risk symptoms disease cancer "
                    + "surgery blood oxygen saturation infection recovery remission lung heart kidney ejection "
                    + "fraction recurrence complications treatment doctor vaccine diagnosed hearing vision");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (NumberGroup group : text.groups()) {
            int end = Amounts.end(text, group);
            boolean mark = text.isMark(end, '%')
                    && !(text.glued(end + 1) && text.isWord(end + 1))
                    && (text.glued(end) || text.sameTurn(group.first(), end));
            boolean word = text.isWord(end, "percent")
                    || text.isWord(end, "pct")
                    || (text.isWord(end, "percentage") && text.isWord(end + 1, "points"));
            boolean two = text.isWord(end, "per") && text.isWord(end + 1, "cent");
            if ((mark || word || two) && text.sameTurn(group.first(), end)) {
                percent(text, group, two ? end + 2 : end + 1, findings);
            } else if (!reading(text, group, findings)) {
                chance(text, group, findings);
            }
        }
    }

    /** "118 over 76", "my blood sugar was three hundred and twelve", "the platelets were at ninety thousand". */
    private static boolean reading(SpokenText text, NumberGroup group, Findings findings) {
        int end = group.end();
        NumberGroup lower = (text.isWord(end, "over") || text.isMark(end, '/')) && text.sameTurn(group.first(), end + 1)
                ? text.groupAt(end + 1)
                : null;
        boolean pressure = lower != null
                && lower.value() >= LOWEST_PRESSURE
                && lower.value() <= 160
                && (text.isWord(end, "over") || isNear(text, group.first(), lower.end(), PRESSURE));
        if (lower != null && group.value() == 20 && isNear(text, group.first(), lower.end(), SIGHT)) {
            findings.add(Policy.STATISTICS, group.first(), lower.end(), 0.9, NAME, "sight");
            return true;
        }
        NumberGroup hundred = text.sameTurn(group.first() - 1, group.first()) ? text.group(group.first() - 1) : null;
        boolean split = hundred != null && hundred.value() <= 2 && group.value() < 100;
        if (lower != null && pressure && (split || (group.value() >= 60 && group.value() <= 260))) {
            int first = split && hundred != null ? hundred.first() : group.first();
            findings.add(Policy.STATISTICS, first, lower.end(), 0.9, NAME, "pressure");
            return true;
        }
        int token = group.first() - 1;
        int words = 0;
        while (words < LINKS
                && text.isWord(token)
                && text.sameTurn(token, group.first())
                && LINK.contains(text.word(token))) {
            token--;
            words++;
        }
        String last = text.word(token);
        boolean contracted = last.endsWith("'s");
        String name = contracted ? last.substring(0, last.length() - 2) : last;
        boolean rate = TWO_WORDS.getOrDefault(name, Set.of()).contains(text.word(token - 1));
        rate |= name.equals("pressure") && text.isWord(token + 1, "reading");
        boolean measured = text.isWord(token)
                && text.sameTurn(token, group.first())
                && (rate || MEASURED.contains(name))
                && (words > 0 || contracted || text.isDigits(group.first()) || VITAL.contains(name));
        if (measured) {
            int valueEnd = Amounts.end(text, group);
            NumberGroup next = text.sameTurn(group.first(), valueEnd) ? text.groupAt(valueEnd) : null;
            boolean goesOn =
                    next != null && next.value() < 100 && group.value() < 10 && text.groupAt(next.end()) == null;
            goesOn |= next != null
                    && name.startsWith("temp")
                    && group.value() >= COLD
                    && group.value() <= HOT
                    && next.value() < 10
                    && text.groupAt(next.end()) == null;
            boolean degrees = text.isWord(valueEnd) && text.lexeme(valueEnd).isAny(Sign.TIME_UNIT, Sign.CURRENCY);
            if (degrees) {
                return false;
            }
            findings.add(
                    Policy.STATISTICS,
                    group.first(),
                    next != null && goesOn ? next.end() : valueEnd,
                    0.92,
                    NAME,
                    "reading");
        }
        return measured;
    }

    private static void percent(SpokenText text, NumberGroup group, int end, Findings findings) {
        int first = Amounts.first(text, group);
        boolean whole = group.value() == 100 || group.value() == 110 || group.value() == 1000;
        boolean sure = whole && !isNear(text, first, end, CHANCE);
        boolean commerce = (isNear(text, first, end, COMMERCE) || isChange(text, first, end))
                && !isNear(text, first, end, MEDICAL)
                && !isNear(text, first, end, MEASURED);
        double score = sure ? 0.2 : commerce ? 0.35 : 0.75;
        if (score >= 0.5) {
            findings.add(Policy.STATISTICS, first, end, score, NAME, "percent");
        } else {
            findings.explain(first, end);
        }
    }

    /** "rate's" counts as "rate". */
    private static String withoutIs(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    private static boolean isChange(SpokenText text, int first, int end) {
        boolean before = text.sameTurn(first - 1, first)
                && text.isWord(first - 1)
                && CHANGE_BEFORE.contains(text.word(first - 1));
        boolean behind = text.sameTurn(first, end) && text.isWord(end) && CHANGE_BEHIND.contains(text.word(end));
        return before || behind;
    }

    /** "one in five patients", "3 out of 10 people", "one in a thousand". */
    private static void chance(SpokenText text, NumberGroup group, Findings findings) {
        int in = group.end();
        int second = text.isWord(in, "out") && text.isWord(in + 1, "of") ? in + 2 : text.isWord(in, "in") ? in + 1 : -1;
        NumberGroup of = second < 0 ? null : text.groupAt(second);
        if (of == null
                || !text.sameTurn(in, second)
                || of.value() <= group.value()
                || of.value() < 3
                || group.value() > 99) {
            return;
        }
        boolean named = isNear(text, group.first(), of.end(), CHANCE);
        boolean pain = of.value() == 10 && second == in + 2;
        if (named || pain) {
            findings.add(Policy.STATISTICS, group.first(), of.end(), named ? 0.92 : 0.55, NAME, "chance");
        }
    }

    private static boolean isNear(SpokenText text, int first, int end, Set<String> words) {
        for (int token = Math.max(0, first - AROUND); token < Math.min(text.size(), end + AROUND); token++) {
            if (text.isWord(token) && text.sameTurn(token, first) && words.contains(withoutIs(text.word(token)))) {
                return true;
            }
        }
        return false;
    }
}
