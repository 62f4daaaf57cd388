package org.bleepline.detect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.span.Candidate;

/**
 * Guesses of the tagger that what they cover rules out: days told from today ("last week"), a user name that is a place ("at
 * haymarket"), a drug of single letters, an age that counts weeks or years of something, a share of a
 * price.
 */
final class Implausible {
    private static final int BEFORE_HANDLE = 80;
    /** Longer ones are left alone: so much is looked at. */
    private static final int LONGEST = 40;

    private static final Set<String> DAYS =
            words("yesterday yesterday's tomorrow tomorrow's today today's tonight week weeks month months "
                    + "day days year years fortnight morning afternoon evening night weekend");

    private static final Set<String> AROUND_DAYS =
            words("the a an this that last next in of after before ago few couple every other past "
                    + "coming on for about one two three four five six seven eight nine ten eleven twelve");

    private static final Pattern HANDLE = Pattern.compile(
            "(?i)\\b(twitter|instagram|insta|tiktok|snapchat|snap|telegram|discord|twitch|mastodon|threads|bluesky|handle|handles|username|"
                    + "user name|user|log|login|follow|tag|tagged|dm|screen name|profile|account|known|online|socials?|post|posts|posted|find (me|us) on)\\b");

    private static final Pattern LETTERS = Pattern.compile("(?i)[a-z]('s)?( [a-z]('s)?)*");

    private static final Pattern COUNTED = Pattern.compile(
            "(?i)[ -](years?|weeks?|months?|days?|hours?|minutes?|percent|miles|words|times)\\b"
                    + "(?![ -](olds?|of age|young)\\b).*",
            Pattern.DOTALL);

    /** Between the parts of an address; "4.2" and "5.3" are none. */
    private static final Pattern STEPS = Pattern.compile("[.:]+|\\b(dot|point|colon)\\b");

    private static final int MOST_OF_A_VERSION = 2;
    private static final Pattern SHARE = Pattern.compile("(%|percent|per cent|pct)$");

    private static final Pattern OF_TRADE = Pattern.compile(
            "(?i) (off|apr|discount|interest|vat|tax|commission|cashback|deposit|rise|increase|raise|cut|tip|growth|margin)\\b.*",
            Pattern.DOTALL);

    private static final Pattern CHANGED = Pattern.compile(
            "(?i).*\\b(interest|discount|apr|rate|inflation|vat|up by|down by|went up|gone up|went down|gone down)('s| is| of| at| rate is)? ",
            Pattern.DOTALL);

    private Implausible() {}

    static boolean is(String text, Candidate candidate, Policy policy) {
        String words = text.substring(candidate.start(), candidate.end()).toLowerCase(Locale.ROOT);
        return switch (policy) {
            case DATE, DATE_INTERVAL, DAY -> toldFromToday(words);
            case USERNAME ->
                words.startsWith("at ")
                        && !startsTurn(text, candidate.start())
                        && !handleIsNear(text, candidate.start());
            case DRUG -> words.length() <= LONGEST && LETTERS.matcher(words).matches();
            case IP_ADDRESS -> STEPS.split(words, -1).length <= MOST_OF_A_VERSION;
            case STATISTICS ->
                SHARE.matcher(words).find()
                        && (OF_TRADE.matcher(text.substring(
                                                candidate.end(), Math.min(text.length(), candidate.end() + LONGEST)))
                                        .matches()
                                || CHANGED.matcher(text.substring(
                                                Math.max(0, candidate.start() - LONGEST), candidate.start()))
                                        .matches());
            case PERSON_AGE ->
                COUNTED.matcher(text.substring(candidate.end(), Math.min(text.length(), candidate.end() + LONGEST)))
                        .matches();
            default -> false;
        };
    }

    private static boolean toldFromToday(String words) {
        if (words.length() > LONGEST) {
            return false;
        }
        boolean day = false;
        for (String word : words.split("[ -]+")) {
            boolean unit = DAYS.contains(word);
            if (!unit && !AROUND_DAYS.contains(word)) {
                return false;
            }
            day |= unit;
        }
        return day;
    }

    private static boolean startsTurn(String text, int start) {
        return start == 0 || text.charAt(start - 1) == '\n';
    }

    private static boolean handleIsNear(String text, int start) {
        return HANDLE.matcher(text.substring(Math.max(0, start - BEFORE_HANDLE), start))
                .find();
    }

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.split(" ")));
    }
}
