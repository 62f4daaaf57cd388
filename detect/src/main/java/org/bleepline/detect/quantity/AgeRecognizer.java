package org.bleepline.detect.quantity;

import java.util.ArrayList;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/** Ages: "27 years old", "she's forty two", "my son turned 8", an answer to "how old". The number alone is the span. */
public final class AgeRecognizer implements ReadingRecognizer {
    private static final String NAME = "age";
    private static final int OLDEST = 122;
    private static final Set<String> OWNERS = Words.of("my your his her their our");
    private static final Set<String> SUBJECTS = Words.of("i'm im he's she's hes shes you're");
    private static final Set<String> WOULD = Words.of("he'd she'd i'd they'd would");
    private static final Set<String> DECADES =
            Words.of("teens twenties thirties forties fifties sixties seventies eighties nineties");
    private static final Set<String> PART_OF_DECADE = Words.of("early mid late middle");
    private static final Set<String> WILL = Words.of("he'll she'll i'll they'll you'll");
    private static final Set<String> SOMEBODY = Words.of(
            "man woman guy girl boy lady lad lass gentleman bloke chap fella female male patient driver teenager pensioner widow "
                    + "widower mother father grandmother grandfather student");
    private static final Set<String> OFFSPRING = Words.of(
            "kids children sons daughters boys girls grandkids grandchildren twins triplets dependents dependants nephews "
                    + "nieces siblings sisters brothers");
    private static final int GROWN = 13;
    private static final Set<String> LIFE = Words.of(
            "school married born emigrated retired died widowed orphaned diagnosed pregnant smoking career apprentice college");
    private static final int LIFE_WORDS = 7;
    private static final int LIST_WORDS = 5;
    private static final int LONGEST_LIST = 40;
    private static final int NAME_WORDS = 2;
    private static final Set<String> PERSONS =
            Words.of("i he she son daughter wife husband mother father mom dad patient brother sister kid child baby "
                    + "grandson granddaughter grandmother grandfather who boy girl mum youngest oldest eldest partner they "
                    + "twins kids nephews nieces grandkids grandma grandpa granny nan stepson stepdaughter fiance fiancee "
                    + "boyfriend girlfriend uncle aunt cousin niece nephew you lad lass toddler");
    private static final Set<String> BE = Words.of(
            "am is was were be been just only about almost nearly now currently like over turn turned turning turns around really "
                    + "actually still already maybe probably roughly barely");
    private static final Set<String> AFTER = Words.of(
            "and but so now years year yrs with i he she my when or male female currently today already then "
                    + "this next last in going as who at yes yeah if on because since until i've i'm he's she's her his white black asian hispanic");

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
            NumberGroup other = correctedBy(reading.text(), group);
            double score = Math.max(score(reading, group), other == null ? 0 : score(reading, other));
            if (score > 0) {
                findings.add(Policy.PERSON_AGE, group.first(), group.end(), score, NAME, "cue");
            }
        }
        for (int token = 0; token < text.size(); token++) {
            if (text.isWord(token) && DECADES.contains(text.word(token))) {
                decade(text, token, findings);
            } else if (token >= 2 && text.isWord(token, "birthday")) {
                birthday(text, token, findings);
            } else if (text.isWord(token) && OFFSPRING.contains(text.word(token))) {
                list(text, token, findings);
            }
        }
    }

    /** "in my fifties", "mid-thirties", "in her late sixties". */
    private static void decade(SpokenText text, int token, Findings findings) {
        int before = text.isMark(token - 1, '-') ? token - 2 : token - 1;
        boolean part = text.sameTurn(before, token) && PART_OF_DECADE.contains(text.word(before));
        int owner = part ? before - 1 : before;
        boolean owned = text.sameTurn(owner, token) && OWNERS.contains(text.word(owner));
        if (owned || (part && !text.isWord(owner, "the"))) {
            findings.add(Policy.PERSON_AGE, token, token + 1, 0.8, NAME, "decade");
        }
    }

    /** "the kids are four, seven and nine", "dependents are azariah four and micah seven". */
    private static void list(SpokenText text, int offspring, Findings findings) {
        int token = offspring + 1;
        boolean be = false;
        while (token - offspring <= LIST_WORDS && text.sameTurn(offspring, token) && !be) {
            be = text.isWord(token, "are") || text.isWord(token, "aged") || text.isWord(token, "were");
            token++;
        }
        List<NumberGroup> ages = new ArrayList<>();
        int names = 0;
        while (be && token - offspring < LONGEST_LIST && text.sameTurn(offspring, token)) {
            NumberGroup group = text.groupAt(token);
            if (group != null) {
                int end = group.end();
                if (group.value() < 0 || group.value() > OLDEST || !free(text, group) || counts(text, end)) {
                    break;
                }
                ages.add(group);
                names = 0;
                token = end;
            } else if (text.isMark(token, ',') || text.isWord(token, "and") || text.is(token, Sign.FILLER)) {
                token++;
            } else if (text.isWord(token) && !text.is(token, Sign.COMMON) && ++names <= NAME_WORDS) {
                token++;
            } else {
                break;
            }
        }
        boolean closed = !text.sameTurn(offspring, token) || text.isMark(token) || text.is(token, Sign.COMMON);
        if (ages.size() >= 2 && closed) {
            ages.forEach(age -> findings.add(Policy.PERSON_AGE, age.first(), age.end(), 0.93, NAME, "list"));
        }
    }

    private static boolean counts(SpokenText text, int token) {
        return text.isWord(token)
                && (text.lexeme(token).isAny(Sign.TIME_UNIT, Sign.CURRENCY)
                        || text.lexeme(token).isAny(Sign.MEASURE, Sign.MERIDIEM)
                        || text.lexeme(token).isAny(Sign.SCALE, Sign.HUNDRED));
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
        boolean clause = endsClause(text, group.end())
                || (group.value() >= GROWN
                        && (text.isWord(group.end(), "a") || text.isWord(group.end(), "an"))
                        && !text.is(group.end() + 1, Sign.TIME_UNIT));
        if (before.equals("of") && SOMEBODY.contains(text.word(first - 2)) && clause) {
            return 0.85;
        }
        if (before.equals("at") && clause && group.value() > 12 && lifeIsNear(text, first)) {
            return 0.85;
        }
        if (group.value() > 0 && (SUBJECTS.contains(before) || isPersonsIs(before)) && clause) {
            return 0.75;
        }
        if (clause && isBePhrase(text, first)) {
            return 0.72;
        }
        if (group.value() > 0
                && WILL.contains(text.word(first - 2))
                && before.equals("be")
                && isDated(text, group.end())) {
            return 0.8;
        }
        if (group.value() >= GROWN
                && (before.equals("over") || before.equals("under"))
                && (SUBJECTS.contains(text.word(first - 2)) || text.isWord(first - 2, "are"))
                && (clause || text.isWord(group.end(), "for"))) {
            return 0.78;
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
        boolean commaBefore = text.isMark(first - 1, ',') && text.sameTurn(first - 2, first);
        if (group.value() > 0
                && commaBefore
                && text.isMark(group.end(), ',')
                && SOMEBODY.contains(text.word(first - 2))) {
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

    /** "in august", "next month", "on the ninth". */
    private static boolean isDated(SpokenText text, int token) {
        return text.sameTurn(token - 1, token + 1)
                && (((text.isWord(token, "in") || text.isWord(token, "this") || text.isWord(token, "next"))
                                && (text.is(token + 1, Sign.MONTH) || text.is(token + 1, Sign.TIME_UNIT)))
                        || (text.isWord(token, "on") && text.isWord(token + 1, "the")));
    }

    private static boolean lifeIsNear(SpokenText text, int first) {
        for (int token = first - 1; token >= first - LIFE_WORDS && text.sameTurn(token, first); token--) {
            if (text.isWord(token) && LIFE.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    /** The "33" of "I'm 33, not 43". */
    private static @Nullable NumberGroup correctedBy(SpokenText text, NumberGroup group) {
        int not = group.first() - 1;
        boolean corrects = text.isWord(not, "not")
                && text.isMark(not - 1, ',')
                && text.sameTurn(not - 2, not)
                && endsClause(text, group.end());
        return corrects ? text.group(not - 2) : null;
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
            be |= word.equals("am")
                    || word.equals("is")
                    || word.equals("was")
                    || word.equals("were")
                    || word.equals("been")
                    || word.equals("be")
                    || word.startsWith("turn");
            token--;
        }
        if (!text.sameTurn(token, first)) {
            return false;
        }
        boolean would = be
                && (WOULD.contains(text.word(token))
                        || (text.isWord(token, "have") && WOULD.contains(text.word(token - 1)))
                        || (text.isWord(token, "would") && PERSONS.contains(text.word(token - 1))));
        return would
                || (be && PERSONS.contains(text.word(token)))
                || (token < first - 1 && SUBJECTS.contains(text.word(token)));
    }

    private static boolean endsClause(SpokenText text, int token) {
        if (token >= text.size() || text.startsTurn(token) || text.isMark(token)) {
            return !(text.isMark(token, '%') || text.isMark(token, '/') || text.isMark(token, '°'));
        }
        return AFTER.contains(text.word(token));
    }
}
