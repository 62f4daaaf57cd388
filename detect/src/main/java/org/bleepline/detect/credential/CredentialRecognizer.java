package org.bleepline.detect.credential;

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
import org.jspecify.annotations.Nullable;

/**
 * Passwords, PINs, access keys, answers to security questions, and user names: what is said behind "my password is", or as the
 * answer to a question for it. A password of several words ends where talk goes on.
 */
public final class CredentialRecognizer implements ReadingRecognizer {
    private static final Set<String> CASE_WORDS = Words.of("capital uppercase lowercase upper lower case all caps");
    private static final String NAME = "credential";
    private static final Set<String> NETWORKS = Words.of("twitter instagram tiktok snapchat telegram handle");
    private static final int LONG_NUMBER = 10;
    private static final int MAX_VALUE = 24;
    private static final int MAX_BRIDGE = 9;
    private static final int MAX_WORDS = 5;

    /** Words that may stand between "password" and "is". */
    private static final Set<String> BRIDGES =
            Words.of("is was it's its it to be for my the this that account number will would should here currently "
                    + "now set as on file code uh um of login portal site app email card phone online banking which "
                    + "that's thats changed reset into have i we you your so well yes sure okay yeah name called by "
                    + "profile system voicemail door alarm wifi user mine using used entering typing trying everywhere there just "
                    + "simply actually");

    private static final Set<String> VERBS = Words.of("is was it's its to as be that's thats called");
    private static final Set<String> FOR = Words.of("on for to of");
    private static final Set<String> OWNED = Words.of("the my your our this that his her their");
    private static final int WORDS_FOR = 3;
    private static final Set<String> LOGS = Words.of("log logs logged logging sign signs signed signing");
    private static final Set<String> USES = Words.of("use uses used using");
    private static final Set<String> ANSWERS = Words.of("it's its it that's thats");
    private static final Set<String> STOPS =
            Words.of("and but so please can could would i i'm you we they he she thanks thank okay ok or if when "
                    + "because then that which who does do did will let let's what where why how right yes yeah for "
                    + "it's its it is was not don't doesn't isn't wasn't won't can't got at on my");
    private static final Set<String> NO_VALUES =
            Words.of("password pin passcode username not wrong incorrect expired expiring invalid required correct "
                    + "case too no never still always something secure safe working asking reset sent being been going "
                    + "really very only missing blank different supposed confidential the a an about there important "
                    + "longer just also in hidden strong weak older forgotten locked saved written stored and or but "
                    + "what needed compromised whatever whichever usually normally last isn't wasn't email");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        for (Cue cue : reading.cues()) {
            switch (cue.topic()) {
                case PASSWORD -> told(reading, cue, Policy.PASSWORD, findings);
                case USERNAME -> told(reading, cue, Policy.USERNAME, findings);
                case SECRET_QUESTION -> secret(reading, cue, findings);
                default -> {}
            }
        }
        for (int turn = 0; turn < text.document().turns().size(); turn++) {
            answered(reading, turn, findings);
        }
        for (Code code : text.codes()) {
            boolean cut = text.glued(code.end()) && (text.isWord(code.end()) || text.glued(code.end() + 1));
            if (!cut && !(text.glued(code.first()) && text.isWord(code.first() - 1))) {
                announced(code, reading, findings);
            }
        }
        handlesAndKeys(text, findings);
        usedToLogIn(text, findings);
        loggedInAs(text, findings);
    }

    /** "log in at portal.example.com as nimbus.elke", "log on in the training room as oak guest". */
    private static void loggedInAs(SpokenText text, Findings findings) {
        for (int token = 0; token + 2 < text.size(); token++) {
            boolean login = text.isWord(token)
                    && LOGS.contains(text.word(token))
                    && (text.isWord(token + 1, "in") || text.isWord(token + 1, "on") || text.isWord(token + 1, "into"))
                    && text.sameTurn(token, token + 1);
            for (int as = token + 2; login && as < token + MAX_VALUE && text.sameTurn(token, as); as++) {
                if (text.endsSentence(as) || text.isWord(as, "and")) {
                    break;
                }
                if (text.isWord(as, "as") && text.sameTurn(as, as + 1)) {
                    int end = value(text, as + 1, Policy.USERNAME);
                    if (end > as + 1 && end - as <= MAX_BRIDGE) {
                        findings.add(Policy.USERNAME, as + 1, end, 0.93, NAME, "log in as");
                    }
                    break;
                }
            }
        }
    }

    /** "she uses sagalflies to log in". */
    private static void usedToLogIn(SpokenText text, Findings findings) {
        for (int token = 1; token < text.size() - 2; token++) {
            boolean login = text.isWord(token, "to")
                    && (text.isWord(token + 1, "log") || text.isWord(token + 1, "sign"))
                    && (text.isWord(token + 2, "in") || text.isWord(token + 2, "on"))
                    && text.sameTurn(token, token + 2);
            if (!login) {
                continue;
            }
            int first = token;
            while (token - first < MAX_VALUE && first > 0 && !USES.contains(text.word(first - 1))) {
                if (!text.sameTurn(first - 1, token) || (text.isMark(first - 1) && !text.glued(first))) {
                    first = 0;
                    break;
                }
                first--;
            }
            boolean used = first > 0
                    && first < token
                    && USES.contains(text.word(first - 1))
                    && text.sameTurn(first - 1, token);
            if (used
                    && token - first <= MAX_VALUE / 2
                    && !text.is(first, Sign.COMMON)
                    && text.word(first).length() > 2) {
                findings.add(Policy.USERNAME, first, token, 0.85, NAME, "used to log in");
            }
        }
    }

    /** "my password is ...", "username: ...". */
    private static void told(Reading reading, Cue cue, Policy policy, Findings findings) {
        SpokenText text = reading.text();
        int token = behindWhatItIsFor(text, cue.end());
        boolean asked = text.isMark(token, '?') && startsSentence(text, cue.first());
        token += asked ? 1 : 0;
        boolean verb = asked
                || VERBS.contains(text.word(token - 1))
                || text.word(token - 1).endsWith("'s")
                || text.isMark(token, ':')
                || text.isMark(token, '=');
        int bridged = token;
        while (token - bridged < MAX_BRIDGE && text.sameTurn(cue.first(), token)) {
            boolean bridge = (text.isWord(token) && BRIDGES.contains(text.word(token)) && !isLetterOfCode(text, token))
                    || text.is(token, Sign.FILLER)
                    || text.isMark(token, ':')
                    || text.isMark(token, ',')
                    || text.isMark(token, '=')
                    || text.isMark(token, '"')
                    || (text.isMark(token, '-') && !text.glued(token + 1))
                    || (text.isMark(token) && "“'‘".contains(text.word(token)));
            if (!bridge) {
                break;
            }
            verb |= VERBS.contains(text.word(token)) || text.isMark(token, ':') || text.isMark(token, '=');
            token++;
        }
        if (!text.sameTurn(cue.first(), token)) {
            return;
        }
        boolean code = text.code(token) != null || looksLikeSecret(text, token);
        boolean still = text.isWord(token, "still") && looksLikeSecret(text, token + 1);
        if (still) {
            token++;
            code = true;
        }
        if (policy == Policy.PASSWORD && isLongNumber(text.code(text.isMark(token, '(') ? token + 1 : token))) {
            return;
        }
        boolean handle = policy == Policy.USERNAME
                && NETWORKS.contains(text.word(cue.end() - 1))
                && text.isWord(token, "at")
                && text.isWord(token + 1)
                && !text.is(token + 1, Sign.COMMON);
        if (handle) {
            int last = value(text, token + 1, policy);
            if (last > token + 1) {
                findings.add(policy, token, last, 0.85, NAME, "cue");
                return;
            }
        }
        if (!verb && !(code && token == cue.end())) {
            return;
        }
        int end = value(text, token, policy);
        if (end > token) {
            findings.add(
                    policy, token, end, code || containsCode(text, token, end) ? 0.93 : verb ? 0.8 : 0.6, NAME, "cue");
        }
    }

    /** "Security answer? Biscuit." */
    private static boolean startsSentence(SpokenText text, int token) {
        return token == 0 || text.startsTurn(token) || text.endsSentence(token - 1);
    }

    /** Behind "on the policy" of "password on the policy is bluebonnet"; the same token where nothing of the kind is said. */
    private static int behindWhatItIsFor(SpokenText text, int token) {
        boolean said = text.isWord(token)
                && FOR.contains(text.word(token))
                && text.isWord(token + 1)
                && OWNED.contains(text.word(token + 1))
                && text.sameTurn(token - 1, token + 1);
        if (said) {
            int most = token + 2 + WORDS_FOR;
            for (int verb = token + 3; verb <= most && text.isWord(verb) && text.sameTurn(token, verb); verb++) {
                if (text.isWord(verb, "is") || text.isWord(verb, "was")) {
                    return verb;
                }
            }
        }
        return token;
    }

    /** A telephone number, say, to which a code is sent. */
    private static boolean isLongNumber(@Nullable Code code) {
        return code != null && code.onlyDigits() && code.digits() >= LONG_NUMBER;
    }

    private static boolean containsCode(SpokenText text, int first, int end) {
        for (int token = first; token < end; token++) {
            if (text.code(token) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetterOfCode(SpokenText text, int token) {
        return text.code(token) != null && text.is(token, Sign.LETTER);
    }

    /** The token behind a value; the first token if there is none. */
    private static int value(SpokenText text, int first, Policy policy) {
        int token = first;
        int words = 0;
        while (token - first < MAX_VALUE && text.sameTurn(first, token)) {
            if (text.endsSentence(token)
                    || (text.isMark(token, ',') && !text.glued(token + 1))
                    || (text.isMark(token, '?') && !text.glued(token + 1))) {
                break;
            }
            if (text.isMark(token) && "\"”’".contains(text.word(token)) && !text.glued(token + 1)) {
                break;
            }
            Code code = text.code(token);
            if (code != null) {
                token = Math.max(token + 1, code.end());
                continue;
            }
            boolean symbol = text.is(token, Sign.SYMBOL) || text.is(token, Sign.FILLER) || text.isMark(token);
            boolean glued = token > first && text.glued(token);
            if (!symbol && !glued) {
                if ((words == 0 && NO_VALUES.contains(text.word(token)))
                        || (STOPS.contains(text.word(token)) && !caseWord(text, token))) {
                    break;
                }
                if (words >= 2 && text.is(token, Sign.COMMON) && !text.capital(token) && !caseWord(text, token)) {
                    break;
                }
                if (++words > MAX_WORDS) {
                    break;
                }
            }
            token++;
        }
        while (token > first
                && (text.is(token - 1, Sign.FILLER)
                        || trailingMark(text, token - 1, token)
                        || (policy == Policy.USERNAME && text.isWord(token - 1, "at")))) {
            token--;
        }
        return token;
    }

    private static boolean trailingMark(SpokenText text, int token, int end) {
        return text.isMark(token) && ".,;:\"”’)".contains(text.word(token)) && !text.glued(end);
    }

    /** "capital", "all lower case": describe the value and are part of saying it. */
    private static boolean caseWord(SpokenText text, int token) {
        return CASE_WORDS.contains(text.word(token));
    }

    /** "my mother's maiden name is smith": the whole sentence is the secret. */
    private static void secret(Reading reading, Cue cue, Findings findings) {
        SpokenText text = reading.text();
        int token = cue.end();
        boolean verb = false;
        while (token - cue.end() < MAX_BRIDGE
                && text.sameTurn(cue.first(), token)
                && (text.isMark(token, ',')
                        || text.isMark(token, ':')
                        || text.isMark(token, '?')
                        || ((text.isMark(token, '.') || text.isWord(token, "and"))
                                && ANSWERS.contains(text.word(token + 1)))
                        || text.is(token, Sign.FILLER)
                        || (BRIDGES.contains(text.word(token)) && !text.isWord(token, "for")))) {
            verb |= VERBS.contains(text.word(token)) || text.isMark(token, ':') || text.isMark(token, '?');
            token++;
        }
        boolean question = text.isWord(cue.first() - 1, "your")
                && (text.isWord(cue.first() - 2, "is")
                        || text.isWord(cue.first() - 2, "was")
                        || text.isWord(cue.first() - 2, "what's")
                        || text.isWord(cue.first() - 2, "me"));
        if (!verb || !text.sameTurn(cue.first(), token) || asksOn(reading, cue, token)) {
            return;
        }
        int end = value(text, token, Policy.PASSWORD);
        if (end == token) {
            return;
        }
        boolean named = text.isWord(cue.end() - 1, "question");
        boolean apart = text.isMark(cue.end(), '.') || text.isMark(cue.end(), '?');
        int first = question || named || apart ? token : cue.first();
        if (first < token
                && (text.isWord(first - 1, "my") || text.isWord(first - 1, "the"))
                && text.sameTurn(first - 1, first)) {
            first--;
        }
        boolean answer = text.isMark(cue.end(), '?');
        findings.add(Policy.PASSWORD, first, end, answer ? 0.97 : 0.88, NAME, "security question");
    }

    /** "the security question was the street i grew up on": the value is the next question. */
    private static boolean asksOn(Reading reading, Cue cue, int token) {
        int next = reading.firstCueFrom(cue.end());
        return next < reading.cues().size()
                && reading.cues().get(next).topic() == Topic.SECRET_QUESTION
                && reading.cues().get(next).first() <= token + 1
                && reading.cues().get(next).end() > token;
    }

    /** A short answer to a question for a password, a user name or a security answer. */
    private static void answered(Reading reading, int turn, Findings findings) {
        SpokenText text = reading.text();
        int first = reading.firstTokenOfTurn(turn);
        int turnEnd = reading.firstTokenOfTurn(turn + 1);
        if (turn == 0 || first >= turnEnd) {
            return;
        }
        int lastCue = reading.firstCueFrom(first) - 1;
        if (lastCue < 0) {
            return;
        }
        Cue cue = reading.cues().get(lastCue);
        boolean asks = text.turn(cue.first()) == turn - 1 && first - cue.end() <= 6;
        Policy policy = switch (cue.topic()) {
            case PASSWORD, SECRET_QUESTION -> Policy.PASSWORD;
            case USERNAME -> Policy.USERNAME;
            default -> null;
        };
        if (!asks || policy == null || told(text, cue)) {
            return;
        }
        int token = first;
        while (token < turnEnd
                && (text.isMark(token)
                        || text.is(token, Sign.FILLER)
                        || (BRIDGES.contains(text.word(token)) && !isLetterOfCode(text, token))
                        || text.isWord(token, "oh")
                        || text.isWord(token, "right")
                        || text.isWord(token, "think"))) {
            token++;
        }
        if (token >= turnEnd || token - first > MAX_BRIDGE) {
            return;
        }
        int end = value(text, token, policy);
        boolean ends = end >= turnEnd || text.isMark(end) || STOPS.contains(text.word(end));
        boolean talk = text.is(token, Sign.COMMON) && text.code(token) == null && !text.capital(token);
        if (end > token && ends && !talk) {
            findings.add(
                    policy,
                    token,
                    end,
                    text.code(token) != null || cue.topic() == Topic.SECRET_QUESTION ? 0.88 : 0.72,
                    NAME,
                    "question");
        }
    }

    /** Whether the cue was followed by its value in the same turn already. */
    private static boolean told(SpokenText text, Cue cue) {
        return text.code(cue.end()) != null && text.sameTurn(cue.first(), cue.end());
    }

    private static void announced(Code code, Reading reading, Findings findings) {
        OpenTopics topics = reading.topics(code);
        double password = topics.strength(Topic.PASSWORD);
        int length = code.value().length();
        boolean pin = (code.onlyDigits() && length >= 3 && length < LONG_NUMBER)
                || (code.digits() > 0 && code.letters() > 0 && length >= 5);
        if (password > 0 && pin && length <= 64) {
            findings.add(Policy.PASSWORD, code.first(), code.end(), 0.52 + 0.4 * password, NAME, "cue");
        }
        double user = topics.strength(Topic.USERNAME);
        if (user > 0.6 && length >= 3 && length <= 40 && (code.digits() >= 3 || code.letters() >= 3)) {
            findings.add(Policy.USERNAME, code.first(), code.end(), 0.45 + 0.35 * user, NAME, "cue");
        }
    }

    /** {@code @handle} typed; words that mix letters, digits and symbols as only secrets do. */
    private static void handlesAndKeys(SpokenText text, Findings findings) {
        int token = 0;
        while (token < text.size()) {
            if (text.isMark(token, '@')
                    && !text.glued(token)
                    && text.glued(token + 1)
                    && (text.isWord(token + 1) || text.isMark(token + 1, '_'))) {
                int end = token + 1;
                while (text.glued(end)
                        && end - token < MAX_VALUE
                        && (text.isWord(end)
                                || text.isDigits(end)
                                || text.isMark(end, '_')
                                || (text.isMark(end, '.') && text.glued(end + 1)))) {
                    end++;
                }
                findings.add(Policy.USERNAME, token, end, 0.85, NAME, "handle");
                token = end;
            } else if (!text.glued(token) && looksLikeSecret(text, token)) {
                int end = token + 1;
                while (text.glued(end) && end - token < 2 * MAX_VALUE) {
                    end++;
                }
                while (end - 1 > token && trailingMark(text, end - 1, end)) {
                    end--;
                }
                findings.add(
                        Policy.PASSWORD,
                        token,
                        end,
                        hasOddSymbol(text, token, end) ? 0.56 : 0.42,
                        NAME,
                        "mixed characters");
                token = end;
            } else {
                token++;
            }
        }
    }

    private static boolean hasOddSymbol(SpokenText text, int first, int end) {
        for (int token = first; token < end; token++) {
            if (text.isMark(token) && "!#$%&*^=~?+@".contains(text.word(token)) && token > first) {
                return true;
            }
        }
        return false;
    }

    /** {@code 27%alfalfa}, {@code temp1234}: letters and digits in one written word, not a number with a unit. */
    private static boolean looksLikeSecret(SpokenText text, int first) {
        int letters = 0;
        int digits = 0;
        boolean odd = false;
        boolean plain = true;
        int token = first;
        if (!text.isWord(first) && !text.isDigits(first)) {
            return false;
        }
        do {
            if (text.isWord(token)) {
                letters += text.length(token);
            } else if (text.isDigits(token)) {
                digits += text.length(token);
            } else if ("!#$%&*^=~?+".contains(text.word(token))
                    && (text.glued(token + 1) || (token > first && "!#$*^~".contains(text.word(token))))) {
                odd = true;
            } else if ("@/:\\".contains(text.word(token))) {
                plain = false;
            }
            token++;
        } while (text.glued(token) && token - first < MAX_VALUE);
        boolean startsWithWord = text.isWord(first)
                && text.length(first) >= 4
                && text.isDigits(first + 1)
                && text.glued(first + 1)
                && !text.capital(first);
        return plain
                && letters >= 3
                && digits >= 2
                && ((odd && letters + digits >= 6)
                        || (startsWithWord && digits >= 3 && token == first + 2 && letters + digits >= 7));
    }
}
