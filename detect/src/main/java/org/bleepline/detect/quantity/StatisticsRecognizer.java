package org.bleepline.detect.quantity;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** Percentages and chances: "18 percent", "one in five patients". Discounts, interest and "a hundred percent sure" are none. */
public final class StatisticsRecognizer implements ReadingRecognizer {
    private static final String NAME = "statistics";
    private static final int AROUND = 10;
    private static final Set<String> COMMERCE =
            Words.of("discount off interest apr tax taxes growth margin margins revenue sale sales tip commission "
                    + "rate mortgage cash cashback loan price prices inflation quarter battery vat fee shares stock "
                    + "market grew coupon brightness volume charged");
    private static final Set<String> CHANCE =
            Words.of("patients people women men children adults cases chance risk odds babies infants americans "
                    + "pregnancies persons");

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
            } else {
                chance(text, group, findings);
            }
        }
    }

    private static void percent(SpokenText text, NumberGroup group, int end, Findings findings) {
        int first = Amounts.first(text, group);
        boolean whole = group.value() == 100 || group.value() == 110 || group.value() == 1000;
        boolean sure = whole && !isNear(text, first, end, CHANCE);
        boolean commerce = isNear(text, first, end, COMMERCE) && !isNear(text, first, end, MEDICAL);
        double score = sure ? 0.2 : commerce ? 0.35 : 0.75;
        if (score >= 0.5) {
            findings.add(Policy.STATISTICS, first, end, score, NAME, "percent");
        } else {
            findings.explain(first, end);
        }
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
            findings.add(Policy.STATISTICS, group.first(), of.end(), named ? 0.65 : 0.55, NAME, "chance");
        }
    }

    private static boolean isNear(SpokenText text, int first, int end, Set<String> words) {
        for (int token = Math.max(0, first - AROUND); token < Math.min(text.size(), end + AROUND); token++) {
            if (text.isWord(token) && text.sameTurn(token, first) && words.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }
}
