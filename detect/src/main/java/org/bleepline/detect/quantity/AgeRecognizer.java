package org.bleepline.detect.quantity;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/** Ages: "27 years old", "she's forty two", "my son turned 8", an answer to "how old". The number alone is the span. */
public final class AgeRecognizer implements ReadingRecognizer {
    private static final String NAME = "age";
    private static final int OLDEST = 122;
    private static final Set<String> OWNERS = Words.of("my your his her their our");
    private static final Set<String> SUBJECTS = Words.of("i'm im he's she's hes shes you're");
    private static final Set<String> PERSONS =
            Words.of("i he she son daughter wife husband mother father mom dad patient brother sister kid child baby "
                    + "grandson granddaughter grandmother grandfather who boy girl mum youngest oldest eldest partner they "
                    + "twins kids nephews nieces grandkids grandma grandpa granny nan stepson stepdaughter fiance fiancee "
                    + "boyfriend girlfriend uncle aunt cousin niece nephew");
    private static final Set<String> BE = Words.of(
            "am is was be just only about almost nearly now currently like over turn turned turning turns around");
    private static final Set<String> AFTER =
            Words.of("and but so now years year yrs with i he she my when or male female currently today already then "
                    + "this next last in going as who at yes yeah if on because since until i've i'm he's she's");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (NumberGroup group : text.groups()) {
            if (group.value() < 0
                    || group.value() > OLDEST
                    || group.digits().length() > 3
                    || group.kind() == NumberGroup.Kind.REPEATED) {
                continue;
            }
            double score = score(reading, group);
            if (score > 0) {
                findings.add(Policy.PERSON_AGE, group.first(), group.end(), score, NAME, "cue");
            }
        }
        for (int token = 2; token < text.size(); token++) {
            if (text.isWord(token, "birthday")) {
                birthday(text, token, findings);
            }
        }
    }

    /** "her thirtieth birthday", "my 50th birthday". */
    private static void birthday(SpokenText text, int token, Findings findings) {
        int ordinal = token - 1;
        boolean word = text.is(ordinal, Sign.ORDINAL);
        boolean ending = text.is(ordinal, Sign.ORDINAL_ENDING) && text.glued(ordinal) && text.isDigits(ordinal - 1);
        if ((!word && !ending) || !text.sameTurn(ordinal - 2, token)) {
            return;
        }
        int first = ending ? ordinal - 1 : ordinal;
        NumberGroup tens = word && text.lexeme(ordinal).number() < 10 ? text.group(first - 1) : null;
        if (tens != null && tens.value() >= 20 && tens.value() % 10 == 0 && tens.value() < OLDEST) {
            first = tens.first();
        }
        String owner = text.word(first - 1);
        if (text.isWord(first - 1) && (OWNERS.contains(owner) || owner.endsWith("'s"))) {
            findings.add(Policy.PERSON_AGE, first, token, 0.85, NAME, "birthday");
        }
    }

    private static double score(Reading reading, NumberGroup group) {
        SpokenText text = reading.text();
        if (yearsOld(text, group.end())) {
            return 0.93;
        }
        int first = group.first();
        if (!free(text, group)) {
            return 0;
        }
        String before = text.sameTurn(first - 1, first) ? text.word(first - 1) : "";
        if (before.equals("aged") || before.equals("age")) {
            return text.is(group.end(), Sign.TIME_UNIT) && !text.isWord(group.end(), "years") ? 0 : 0.88;
        }
        if ((before.equals("of") && text.isWord(first - 2, "age"))
                || before.equals("age")
                || (text.isMark(first - 1, ':') && text.isWord(first - 2, "age"))) {
            return 0.88;
        }
        boolean clause = endsClause(text, group.end());
        if (group.value() > 0 && (SUBJECTS.contains(before) || isPersonsIs(before)) && clause) {
            return 0.75;
        }
        if (clause && isBePhrase(text, first)) {
            return 0.72;
        }
        if (clause
                && group.value() > 12
                && text.isMark(first - 1, ',')
                && group.end() < text.size()
                && text.isMark(group.end(), ',')
                && text.capital(first - 2)) {
            return 0.5;
        }
        if (group.value() > 0
                && text.isMark(group.end(), ',')
                && (text.isWord(group.end() + 1, "male") || text.isWord(group.end() + 1, "female"))) {
            return 0.85;
        }
        OpenTopics topics = reading.topics(group.first(), group.end());
        double cue = topics.strength(Topic.AGE);
        if (cue > 0.6
                && topics.leads(Topic.AGE)
                && clause
                && text.groupAt(group.end()) == null
                && text.group(first - 1) == null) {
            return 0.5 + 0.4 * cue;
        }
        return 0;
    }

    /** "grandson's", that is "grandson is". */
    private static boolean isPersonsIs(String word) {
        return word.endsWith("'s") && PERSONS.contains(word.substring(0, word.length() - 2));
    }

    private static boolean yearsOld(SpokenText text, int token) {
        int next = text.isMark(token, '-') ? token + 1 : token;
        boolean unit = text.is(next, Sign.TIME_UNIT)
                && (text.word(next).startsWith("y")
                        || text.word(next).startsWith("month")
                        || text.word(next).startsWith("week"));
        if (!unit) {
            return text.isWord(next, "yo")
                    || (text.isWord(next, "y") && text.isMark(next + 1, '/') && text.isWord(next + 2, "o"));
        }
        int old = text.isMark(next + 1, '-') ? next + 2 : next + 1;
        return text.isWord(old, "old")
                || text.isWord(old, "olds")
                || (text.isWord(old, "of") && text.isWord(old + 1, "age"))
                || text.isWord(old, "young");
    }

    /** Whether the number is not part of a larger one, an amount or a code. */
    private static boolean free(SpokenText text, NumberGroup group) {
        int first = group.first();
        int end = group.end();
        boolean joined = (text.groupAt(end) != null && text.sameTurn(first, end))
                || (text.group(first - 1) != null && text.sameTurn(first - 1, first));
        boolean mark = (text.isMark(first - 1) && text.glued(first) && "$€£#./-".contains(text.word(first - 1)))
                || (text.isMark(end) && text.glued(end) && (text.glued(end + 1) || text.isMark(end, '%')));
        return !joined && !mark && !(text.isWord(end) && text.glued(end));
    }

    /** "my son is", "she just turned", "i am about". */
    private static boolean isBePhrase(SpokenText text, int first) {
        int token = first - 1;
        boolean be = false;
        while (first - token <= 4
                && text.isWord(token)
                && text.sameTurn(token, first)
                && BE.contains(text.word(token))) {
            String word = text.word(token);
            be |= word.equals("am") || word.equals("is") || word.equals("was") || word.startsWith("turn");
            token--;
        }
        if (!text.sameTurn(token, first)) {
            return false;
        }
        return (be && PERSONS.contains(text.word(token))) || (token < first - 1 && SUBJECTS.contains(text.word(token)));
    }

    private static boolean endsClause(SpokenText text, int token) {
        if (token >= text.size() || text.startsTurn(token) || text.isMark(token)) {
            return !(text.isMark(token, '%') || text.isMark(token, '/') || text.isMark(token, '°'));
        }
        return AFTER.contains(text.word(token));
    }
}
