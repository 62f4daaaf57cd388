package org.bleepline.detect.number;

import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.CodeJudge;
import org.bleepline.detect.reading.Cue;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.jspecify.annotations.Nullable;

/**
 * Reference, order and serial numbers as announced, and any other code that is long enough to point to somebody: five
 * digits, four said one by one, or letters and digits mixed. Must be asked after all others.
 */
public final class NumberSequenceJudge implements CodeJudge {
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern DECIMALS = Pattern.compile("[\\d ]+\\.\\d{1,2}");

    private static final String NAME = "number-sequence";
    private static final int HARMLESS_DISTANCE = 2;
    private static final int MAX_CUES = 4;

    @Override
    public void judge(Code code, OpenTopics topics, Reading reading, Findings findings) {
        int length = code.value().length();
        double cue = Math.max(topics.strength(Topic.REFERENCE), 0.8 * topics.strength(Topic.SOME_NUMBER));
        if (topics.leads(Topic.IP) && colons(code, reading.text()) >= 2) {
            findings.add(Policy.IP_ADDRESS, code.first(), code.end(), 0.8, NAME, "cue");
            return;
        }
        boolean spelled = code.onlyLetters() && (length < 4 || cue < 0.9);
        if (spelled || (isHarmless(code, reading) && length < 7)) {
            return;
        }
        if (cue > 0
                && (length >= 4
                        || code.parts() >= 3
                        || (length == 3 && (code.letters() > 0 || isPlainlyTold(code, reading.text()))))
                && !isYearOrAmount(code, reading.text())) {
            double score = (length >= 5 || code.parts() >= 3 ? 0.54 : 0.42) + 0.36 * cue;
            add(
                    code,
                    score - (!topics.leads(Topic.REFERENCE) && findings.explains(code.first(), code.end()) ? 0.2 : 0),
                    "cue",
                    findings);
        } else if (!findings.explains(code.first(), code.end()) && isUncommon(code, reading.text())) {
            add(code, code.saidSingly() || length >= 7 ? 0.6 : 0.5, "no other meaning", findings);
        }
    }

    private static int colons(Code code, SpokenText text) {
        int colons = 0;
        for (int token = code.first(); token < code.end(); token++) {
            colons += text.isWord(token, "colon") ? 1 : 0;
        }
        return colons;
    }

    private static boolean isHarmless(Code code, Reading reading) {
        int last = reading.firstCueFrom(code.first()) - 1;
        for (int index = last; index >= Math.max(0, last - MAX_CUES); index--) {
            Cue cue = reading.cues().get(index);
            if (!reading.text().sameTurn(cue.first(), code.first())) {
                return false;
            }
            boolean harmless = cue.topic() == Topic.HARMLESS;
            if (harmless && index == last && code.first() - cue.end() < HARMLESS_DISTANCE) {
                return true;
            }
            if (harmless && isOfSeries(code, reading.text().code(cue.end()))) {
                return true;
            }
        }
        return false;
    }

    /** "model TX-300 has it, the TX-200 has none". */
    private static boolean isOfSeries(Code code, @Nullable Code model) {
        return model != null
                && code.letters() > 0
                && code.digits() > 0
                && model.letters() == code.letters()
                && model.value().length() == code.value().length()
                && model.value().startsWith(code.value().substring(0, code.letters()));
    }

    /** "number is 150", "no: 150". */
    private static boolean isPlainlyTold(Code code, SpokenText text) {
        int before = code.first() - 1;
        return text.sameTurn(before, code.first())
                && (text.isWord(before, "is")
                        || text.isWord(before, "number")
                        || text.isMark(before, ':')
                        || text.isMark(before, '#'));
    }

    private static boolean isYearOrAmount(Code code, SpokenText text) {
        NumberGroup group = text.groupAt(code.first());
        return code.parts() == 1
                && group != null
                && (group.kind() == NumberGroup.Kind.TYPED_WITH_COMMAS
                        || (group.kind() == NumberGroup.Kind.WORDS && group.end() - group.first() > 1)
                        || (code.digits() == 4 && group.value() >= 1900 && group.value() < 2100));
    }

    private static boolean isUncommon(Code code, SpokenText text) {
        if (code.onlyLetters()
                || isYearOrAmount(code, text)
                || DECIMAL.matcher(code.written()).matches()) {
            return false;
        }
        int digits = code.digits();
        if (code.letters() > 0) {
            return (digits >= 2 && code.value().length() >= 5) || (digits >= 1 && code.parts() >= 5);
        }
        if (code.parts() == 1) {
            return digits >= 7 || (digits >= 5 && !countsNoun(code.end(), text));
        }
        if (code.written().indexOf(':') > 0 || looksLikeDecimals(code.written())) {
            return digits >= 9;
        }
        return digits >= 6
                || (digits >= 4 && (code.saidSingly() || code.parts() >= 4) && !countsNoun(code.end(), text));
    }

    private static boolean looksLikeDecimals(String written) {
        return DECIMALS.matcher(written).matches();
    }

    /** "12000 steps". */
    private static boolean countsNoun(int token, SpokenText text) {
        return text.isWord(token)
                && !text.is(token, Sign.COMMON)
                && text.word(token).length() > 3
                && text.word(token).endsWith("s");
    }

    private static void add(Code code, double score, String evidence, Findings findings) {
        findings.add(Policy.NUMBER_SEQUENCE, code.first(), code.end(), score, NAME, evidence);
    }
}
