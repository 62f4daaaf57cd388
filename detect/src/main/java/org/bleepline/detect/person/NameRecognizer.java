package org.bleepline.detect.person;

import java.util.Set;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Cue;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Names by what is said around them: "my name is ...", "this is ... calling", titles, spelled letters, a short answer to a
 * question for the name. A name said in lower case ends at the first frequent word.
 */
public final class NameRecognizer implements ReadingRecognizer {
    private static final Set<String> RATHER_WORDS =
            Words.of("good perfect close day street bill case early little will page price best love short");
    private static final Set<String> WORDS_AND_NAMES =
            Words.of("may will mark bill grace hope joy rose art frank rich long little young short case page love "
                    + "price early best wade street day cash sue pat guy good close perfect chase august april june");
    private static final Set<String> BEFORE_ANSWER =
            Words.of("yes yeah sure it's its okay ok hi hello of course my name is that's oh this well so i'm the it "
                    + "would be under absolutely yep certainly first last full and");
    private static final Set<String> KINDS_OF_NAME = Words.of("first last middle full given family surname");
    private static final Set<String> BEFORE_NAME =
            Words.of("is was it's its uh that's on the account card for reservation booking here file also");
    private static final Set<String> BEFORE_PLAIN_DOCTOR =
            Words.of("a the good family eye another new any no different");
    private static final Set<String> WEAK_TITLES =
            Words.of("doctor doc nurse president judge officer captain father brother sister pastor miss detective "
                    + "professor sergeant senator lady lord sir justice prof lieutenant madam reverend rabbi imam dame "
                    + "rev lt capt sgt congressman congresswoman councilwoman councilman alderman "
                    + "alderwoman assemblyman assemblywoman commissioner sheriff deputy");
    /** Of officers and of elected people: whoever has such a title is called by it. */
    private static final Set<String> OFFICES = Words.of(
            "councillor councilor cllr councilwoman councilman alderman alderwoman assemblyman assemblywoman congressman "
                    + "congresswoman commissioner sheriff constable inspector superintendent corporal colonel admiral brigadier "
                    + "chancellor archbishop bishop deacon vicar baroness baron countess duchess ambassador mayor governor "
                    + "magistrate matron trooper commander chaplain");

    private static final Set<String> RANKS = Words.of(
            "chief detective staff lance deputy vice lieutenant wing police master first petty field rear acting");
    private static final String NAME = "name-cue";
    private static final int MAX_WORDS = 4;
    private static final Set<String> GREETINGS =
            Words.of("hi hello hey thanks dear morning afternoon evening bye goodbye welcome you sorry okay");
    private static final Set<String> AFTER_INTRODUCTION =
            Words.of("speaking calling from with here again at and i i'm how in on returning");
    private static final Set<String> PARTICLES =
            Words.of("van von de del della di la le da dos bin ibn al el der den mac mc o st san du");
    private static final Set<String> THINGS_WITH_NAMES =
            Words.of("company pet business file product brand user city event street school hotel restaurant model "
                    + "plan app show band movie song place store town state country project team domain network bank "
                    + "site dog's cat's pet's drug generic group host device folder road course game code");
    private static final Set<String> PEOPLE =
            Words.of("son daughter man woman guy friend patient agent someone somebody person boy girl lady brother "
                    + "sister rep representative technician colleague manager child baby husband wife neighbor "
                    + "gentleman lawyer nurse teacher employee kid");
    private static final Set<String> DEGREES =
            Words.of("md phd dds esq jr sr rn do dvm pa np cpa jd ii iii iv junior senior");
    private static final Set<String> NOT_NAMES = Words.of(
            "caller agent operator speaker representative interviewer fine good well correct right wrong calling speaking looking trying going sorry interested "
                    + "unable having getting wondering hoping not just about regarding concerning because regards "
                    + "urgent ridiculous unacceptable great awesome perfect important recorded being probably exactly "
                    + "kind customer technical sales billing tech support account everything absolutely hopefully "
                    + "unfortunately patient sir madam ma'am maam everybody everyone folks guys team again english "
                    + "spanish american over under down really still totally super crazy amazing terrible frustrating "
                    + "appreciated speak kindly mister honestly obviously currently spelled spelt changed misspelled "
                    + "listed mr mrs ms dr required missing incorrect different uh um blocked holding broken yours "
                    + "stuck running doing concerned confused curious excited thrilled afraid driving located based "
                    + "outside inside home thinking referring experiencing expecting planning reading seeing asking "
                    + "waiting paying moving worried allergic aware able");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (int token = 0; token < text.size(); token++) {
            if (!text.isWord(token)) {
                continue;
            }
            introduction(text, token, findings);
            if (text.is(token, Sign.TITLE)) {
                title(text, token, findings);
            }
        }
        for (int token = 0; token < text.size(); token++) {
            if (text.isWord(token, "here") || text.isWord(token, "speaking") || text.isWord(token, "calling")) {
                selfNamed(text, token, findings);
            } else if (text.isWord(token, "under")
                    && text.capital(token + 1)
                    && !(text.allCapitals(token + 1) && text.length(token + 1) > 1)) {
                int end = name(text, token + 1);
                if (end > token + 1 && text.sameTurn(token, token + 1)) {
                    findings.add(Policy.PERSON_NAME, token + 1, end, 0.62, NAME, "under");
                }
            }
        }
        for (Cue cue : reading.cues()) {
            if (cue.topic() == Topic.NAME || cue.topic() == Topic.SPELL) {
                told(reading, cue, findings);
            }
        }
        for (int turn = 1; turn < text.document().turns().size(); turn++) {
            answered(reading, turn, findings);
        }
        for (Code code : text.codes()) {
            spelled(code, reading, findings);
        }
    }

    private static void introduction(SpokenText text, int token, Findings findings) {
        String word = text.word(token);
        int from = token + 1;
        double score;
        boolean needsEnd = false;
        if (word.equals("this") && text.isWord(from, "is")) {
            from++;
            score = 0.82;
            needsEnd = true;
        } else if (word.equals("i'm") || word.equals("im") || (word.equals("i") && text.isWord(from, "am"))) {
            from = word.equals("i") ? from + 1 : from;
            score = 0.72;
            needsEnd = true;
        } else if (word.equals("call")
                && (text.isWord(from, "me") || text.isWord(from, "him") || text.isWord(from, "her"))) {
            from++;
            score = 0.7;
            needsEnd = true;
        } else if ((word.equals("speaking") || word.equals("speak"))
                && (text.isWord(from, "with") || text.isWord(from, "to"))) {
            from++;
            score = 0.72;
            needsEnd = true;
        } else if (word.equals("ask") && (text.isWord(from, "for") || text.capital(from))) {
            from = text.isWord(from, "for") ? from + 1 : from;
            if (!text.capital(from)) {
                return;
            }
            score = 0.8;
        } else if (word.equals("regards")
                || word.equals("sincerely")
                || (word.equals("named") && PEOPLE.contains(text.word(token - 1)))) {
            if (text.isMark(from, ',')) {
                from++;
            }
            score = word.equals("named") ? 0.7 : 0.8;
            needsEnd = word.equals("named");
        } else if (GREETINGS.contains(word) && greets(text, token)) {
            from = text.isMark(from, ',') ? from + 1 : from;
            greeting(text, from, findings);
            return;
        } else {
            return;
        }
        while (text.is(from, Sign.FILLER)) {
            from++;
        }
        int end = name(text, from);
        if (end == from || !text.sameTurn(token, from)) {
            return;
        }
        boolean capital = text.capital(from);
        if (needsEnd && !capital) {
            String next = text.sameTurn(from, end) && text.isWord(end) ? text.word(end) : "";
            boolean introduced = AFTER_INTRODUCTION.contains(next)
                    && (word.equals("this")
                            || next.equals("calling")
                            || next.equals("from")
                            || next.equals("speaking"));
            boolean ends = next.isEmpty()
                    && (end - from == 1 || end - from == 2)
                    && (word.equals("this") || word.equals("call"));
            if (!introduced && !ends) {
                return;
            }
            if (!introduced) {
                score -= 0.2;
            }
        } else if (needsEnd && text.allCapitals(from) && text.length(from) > 1) {
            return;
        }
        findings.add(Policy.PERSON_NAME, from, end, score, NAME, "introduction");
    }

    private static boolean greets(SpokenText text, int token) {
        String word = text.word(token);
        if (word.equals("you")) {
            return text.isWord(token - 1, "thank");
        }
        if (word.equals("morning") || word.equals("afternoon") || word.equals("evening")) {
            return text.isWord(token - 1, "good");
        }
        return true;
    }

    /** "Graig Honsberger here.", "mary speaking": the words between the last mark or greeting and it. */
    private static void selfNamed(SpokenText text, int token, Findings findings) {
        int first = token;
        while (token - first < 3
                && text.isWord(first - 1)
                && text.sameTurn(first - 1, token)
                && mayBeName(text, first - 1, text.capital(first - 1))
                && text.code(first - 1) == null
                && !GREETINGS.contains(text.word(first - 1))) {
            first--;
        }
        boolean edge = text.startsTurn(first) || text.isMark(first - 1) || GREETINGS.contains(text.word(first - 1));
        if (first == token
                || !edge
                || (!text.capital(first) && !(text.startsTurn(first) && text.isWord(token, "speaking")))) {
            return;
        }
        findings.add(Policy.PERSON_NAME, first, token, 0.75, NAME, "introduction");
    }

    /** Behind a greeting only a capitalised word is a name; "thanks Mary," but not "Thanks. The". */
    private static void greeting(SpokenText text, int from, Findings findings) {
        int end = name(text, from);
        if (end == from || !text.capital(from) || (text.allCapitals(from) && text.length(from) > 1)) {
            return;
        }
        boolean closes = !text.sameTurn(from, end)
                || text.isMark(end)
                || text.isWord(end, "and")
                || text.isWord(end, "this")
                || text.isWord(end, "i")
                || text.isWord(end, "for");
        if (closes && end - from <= 2) {
            findings.add(Policy.PERSON_NAME, from, end, 0.7, NAME, "greeting");
        }
    }

    /** "Dr. Kay Martinez, MD", "mister jones". */
    private static void title(SpokenText text, int token, Findings findings) {
        int from = text.isMark(token + 1, '.') ? token + 2 : token + 1;
        if (!text.sameTurn(token, from)) {
            return;
        }
        int end = name(text, from);
        if (end == from) {
            return;
        }
        boolean capital = text.capital(from);
        boolean weak = WEAK_TITLES.contains(text.word(token));
        if (text.length(token) == 2 && text.isWord(token, "ms") && !capital) {
            return;
        }
        if (weak && !capital && (text.length(from) < 3 || (end - from > 2 && !text.is(from, Sign.COMMON)))) {
            return;
        }
        if (weak
                && !capital
                && (text.isWord(token, "miss")
                        || text.isWord(token, "sister")
                        || text.isWord(token, "brother")
                        || text.isWord(token, "father")
                        || text.isWord(token, "judge")
                        || text.isWord(token, "lady")
                        || text.isWord(token, "president")
                        || text.isWord(token, "sir")
                        || text.isWord(token, "nurse"))) {
            boolean honoured = text.isWord(token, "miss")
                    && (text.startsTurn(token)
                            || text.isWord(token - 1, "is")
                            || text.isMark(token - 1)
                            || text.isWord(token - 1, "you")
                            || text.isWord(token - 1, "okay"));
            if (!honoured) {
                return;
            }
        }
        if (weak
                && !capital
                && (BEFORE_PLAIN_DOCTOR.contains(text.word(token - 1))
                        || text.word(token - 1).endsWith("'s"))) {
            return;
        }
        if (!capital && end - from > 2) {
            end = from + 2;
        }
        int degree = text.isMark(end, ',') ? end + 1 : end;
        if (text.sameTurn(token, degree)
                && text.isWord(degree)
                && DEGREES.contains(text.word(degree))
                && text.capital(degree)) {
            end = degree + 1;
        }
        boolean office = OFFICES.contains(text.word(token));
        int first = token;
        if (text.sameTurn(token - 1, token)
                && RANKS.contains(text.word(token - 1))
                && text.capital(token - 1) == text.capital(token)) {
            first--;
        }
        double score = office ? 0.96 : capital ? 0.9 : weak ? 0.7 : 0.85;
        findings.add(Policy.PERSON_NAME, first, end, score, NAME, "title");
    }

    /** "my name is", "last name", "name on the account is". */
    private static void told(Reading reading, Cue cue, Findings findings) {
        SpokenText text = reading.text();
        int token = cue.end();
        boolean verb =
                text.isWord(token - 1, "is") || text.isWord(token - 1, "was") || text.isWord(token - 1, "name's");
        while (token - cue.end() < 6
                && text.sameTurn(cue.first(), token)
                && (text.is(token, Sign.FILLER)
                        || text.isMark(token, ',')
                        || text.isMark(token, ':')
                        || BEFORE_NAME.contains(text.word(token)))) {
            verb |= text.isWord(token, "is")
                    || text.isWord(token, "was")
                    || text.isWord(token, "it's")
                    || text.isMark(token, ':');
            token++;
        }
        int end = name(text, token);
        if (end == token || !text.sameTurn(cue.first(), token)) {
            return;
        }
        boolean kind = KINDS_OF_NAME.contains(text.word(cue.first()));
        boolean capital = text.capital(token);
        if (text.isWord(cue.first() - 1) && THINGS_WITH_NAMES.contains(text.word(cue.first() - 1))) {
            return;
        }
        if (verb || (kind && token == cue.end()) || (capital && token == cue.end() && cue.topic() == Topic.NAME)) {
            findings.add(Policy.PERSON_NAME, token, end, verb ? 0.93 : 0.72, NAME, "cue");
        }
    }

    /** "what's your name?" - "mary jones". */
    private static void answered(Reading reading, int turn, Findings findings) {
        SpokenText text = reading.text();
        int first = reading.firstTokenOfTurn(turn);
        int turnEnd = reading.firstTokenOfTurn(turn + 1);
        int lastCue = reading.firstCueFrom(first) - 1;
        if (lastCue < 0 || first >= turnEnd) {
            return;
        }
        Cue cue = reading.cues().get(lastCue);
        if (cue.topic() == Topic.SPELL && lastCue > 0) {
            Cue before = reading.cues().get(lastCue - 1);
            cue = before.topic() == Topic.NAME && text.sameTurn(before.first(), cue.first()) ? before : cue;
        }
        boolean asked = text.turn(cue.first()) == turn - 1 && first - cue.end() <= 10 && cue.topic() == Topic.NAME;
        if (!asked) {
            return;
        }
        int token = text.isWord(first) && text.isMark(first + 1, ':') ? first + 2 : first;
        while (token < turnEnd
                && (text.isMark(token) || text.is(token, Sign.FILLER) || BEFORE_ANSWER.contains(text.word(token)))) {
            token++;
        }
        if (token >= turnEnd) {
            return;
        }
        int end = name(text, token);
        boolean closes = end >= turnEnd || text.isMark(end) || text.is(end, Sign.COMMON) || text.is(end, Sign.LETTER);
        if (end > token && closes) {
            findings.add(Policy.PERSON_NAME, token, end, 0.85, NAME, "question");
        }
    }

    /** "k a y", "s as in sam m i t h". */
    private static void spelled(Code code, Reading reading, Findings findings) {
        if (!code.onlyLetters() || code.letters() < 2 || code.letters() > 60 || code.longestPart() > 2) {
            return;
        }
        OpenTopics topics = reading.topics(code);
        double cue = Math.max(topics.strength(Topic.NAME), topics.strength(Topic.SPELL));
        boolean other = topics.strength(Topic.EMAIL) > topics.strength(Topic.NAME)
                || topics.strength(Topic.PASSWORD) > cue
                || topics.strength(Topic.USERNAME) > cue
                || topics.strength(Topic.REFERENCE) > cue
                || topics.strength(Topic.CARD_CVV) > 0.9;
        boolean behindName = nameStandsBefore(code, reading.text(), findings);
        if (cue > 0 && !other && code.letters() >= 2) {
            findings.add(Policy.PERSON_NAME, code.first(), code.end(), 0.5 + 0.4 * cue, NAME, "spelled, cue");
        } else if (code.letters() >= 4 || behindName || (code.letters() >= 2 && isSpelledByWords(code))) {
            findings.add(Policy.PERSON_NAME, code.first(), code.end(), behindName ? 0.8 : 0.5, NAME, "spelled");
        }
    }

    /** "m as in mike, a as in apple": nobody does that with anything but a name or a code. */
    private static boolean isSpelledByWords(Code code) {
        return code.end() - code.first() >= 4 * code.letters();
    }

    private static boolean nameStandsBefore(Code code, SpokenText text, Findings findings) {
        int token = code.first() - 1;
        while (code.first() - token <= 3
                && (text.isMark(token) || text.isWord(token, "that's") || text.isWord(token, "thats"))) {
            token--;
        }
        return token >= 0
                && text.sameTurn(token, code.first())
                && text.isWord(token)
                && text.word(token).charAt(0)
                        == Character.toLowerCase(code.value().charAt(0))
                && text.length(token) == code.letters();
    }

    /** The token behind a name that begins at a token; the token itself if none does. */
    static int name(SpokenText text, int first) {
        int token = first;
        int words = 0;
        boolean capitals = text.capital(first);
        while (words < MAX_WORDS && text.isWord(token) && text.sameTurn(first, token)) {
            if (token > first && text.glued(token) && !text.isMark(token - 1)) {
                break;
            }
            if (text.code(token) != null && !isInitial(text, token, first)) {
                break;
            }
            boolean particle = words > 0 && PARTICLES.contains(text.word(token));
            if (!particle && !mayBeName(text, token, capitals)) {
                break;
            }
            words++;
            token++;
            boolean initial = text.isMark(token, '.') && text.length(token - 1) == 1 && !text.startsTurn(token + 1);
            boolean hyphen =
                    text.isMark(token, '-') && text.glued(token) && text.glued(token + 1) && text.isWord(token + 1);
            if (initial || hyphen) {
                token++;
            }
        }
        while (token > first && (text.isMark(token - 1) || (PARTICLES.contains(text.word(token - 1)) && !capitals))) {
            token--;
        }
        return token;
    }

    private static boolean isInitial(SpokenText text, int token, int first) {
        return token > first && text.length(token) == 1 && text.isWord(token + 1) && text.code(token + 1) == null;
    }

    private static boolean mayBeName(SpokenText text, int token, boolean capitals) {
        String word = text.word(token);
        if (word.endsWith("'s") && word.length() > 3) {
            word = word.substring(0, word.length() - 2);
        }
        if (text.group(token) != null
                || text.is(token, Sign.FILLER)
                || NOT_NAMES.contains(word)
                || text.is(token, Sign.WEEKDAY)) {
            return false;
        }
        boolean common = text.is(token, Sign.COMMON);
        if (capitals) {
            return text.capital(token) && !(common && !isAlsoName(word)) && !text.isWord(token, "i");
        }
        if ((common && !isAlsoName(word)) || word.length() == 1) {
            return false;
        }
        return !text.lexeme(token).isAny(Sign.TIME_UNIT, Sign.CURRENCY)
                && !text.is(token, Sign.SYMBOL)
                && !(word.endsWith("ing") && word.length() > 5)
                && !(word.endsWith("ly") && !NAMES_IN_LY.contains(word));
    }

    private static final Set<String> NAMES_IN_LY = Words.of(
            "emily kelly molly sally holly lily carly billy beverly polly willy kimberly ally lilly shelly " + "wally");

    private static boolean isAlsoName(String word) {
        return WORDS_AND_NAMES.contains(word) && !RATHER_WORDS.contains(word);
    }
}
