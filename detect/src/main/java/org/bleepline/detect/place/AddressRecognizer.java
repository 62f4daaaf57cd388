package org.bleepline.detect.place;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.OpenTopics;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.NumberGroup;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Street addresses ("twenty two baker street apartment four b", {@code 145 Windsor St.}, "p o box 12"), postal codes of the
 * United States, Canada and Britain, and coordinates.
 */
public final class AddressRecognizer implements ReadingRecognizer {
    private static final Pattern CANADIAN = Pattern.compile("[ABCEGHJ-NPRSTVXY]\\d[A-Z]\\d[A-Z]\\d");
    private static final Pattern CANADIAN_WRITTEN = Pattern.compile("[A-Z]\\d[A-Z] \\d[A-Z]\\d");
    private static final Pattern BRITISH = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}");
    private static final Pattern BRITISH_WRITTEN = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}");
    private static final Pattern AUSTRALIAN = Pattern.compile("(VIC|NSW|QLD|TAS|ACT|NT|SA|WA) \\d{4}");
    private static final Pattern ZIP_PLUS_FOUR = Pattern.compile("\\d{5}-\\d{4}");
    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

    private static final Set<String> COMPASS_LETTERS = Words.of("n s e w");
    private static final Set<String> STATES_AND_WORDS = Words.of("oh la pa ma hi id co al de mo mi");
    private static final Set<String> COMMON_IN_STREETS =
            Words.of("state country main high water school new old park best good little house long hill doctor "
                    + "hospital church");
    private static final String NAME = "address";
    private static final int MAX_NAME_WORDS = 2;
    private static final Pattern ROAD = Pattern.compile("[AMB]\\d{1,4}");
    private static final Set<String> ROAD_LEADS =
            Words.of("on off along near down up from leaving via joining blocking across of");
    private static final Set<String> ROUTES = Words.of("route interstate highway hwy freeway motorway rte");
    private static final Set<String> BEFORE_STREET = Words.of(
            "on at off near along down from to in of and between past outside behind across up towards toward");
    private static final Set<String> SURE_STREETS = Words.of("street avenue road boulevard lane highway ave blvd");
    private static final int MAX_STREET_WORDS = 4;
    private static final Set<String> UNITS = Words.of("apartment apt suite unit flat floor ste room building");

    /** Street words that are also plain words: believed only with a cue, a capital, or more of an address behind. */
    private static final Set<String> AMBIGUOUS =
            Words.of("drive court place square way circle close grove gate row walk path ridge crossing hill rise "
                    + "view green route st ct pl park gardens terrace loop ter sq trail plaza");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        int behind = 0;
        BitSet streets = new BitSet();
        for (int token = 0; token < text.size(); token++) {
            if (token < behind) {
                continue;
            }
            int end = -1;
            if (text.groupAt(token) != null) {
                end = street(reading, token, findings);
                if (end > 0) {
                    streets.set(end - 1);
                }
            } else if (text.isWord(token)) {
                end = box(text, token, findings);
                if (end < 0) {
                    end = route(text, token, findings);
                }
                if (end < 0 && text.is(token, Sign.STREET)) {
                    streetAlone(text, token, findings);
                }
                if (end < 0) {
                    end = coordinates(text, token, findings);
                }
            }
            if (end < 0 && (text.isDigits(token) || text.isMark(token, '-'))) {
                end = coordinates(text, token, findings);
            }
            behind = Math.max(behind, end);
        }
        for (Code code : text.codes()) {
            postalCode(code, reading, streets, findings);
            road(code, text, findings);
        }
    }

    /** "off the a forty seven", "on the M62": roads of Great Britain. */
    private static void road(Code code, SpokenText text, Findings findings) {
        int lead = text.isWord(code.first() - 1, "the") ? code.first() - 2 : code.first() - 1;
        if (ROAD.matcher(code.value()).matches()
                && code.parts() <= 3
                && text.sameTurn(lead, code.first())
                && ROAD_LEADS.contains(text.word(lead))
                && (lead < code.first() - 1 || text.isDigits(code.first() + 1))) {
            findings.add(Policy.LOCATION, code.first(), code.end(), 0.9, NAME, "road");
        }
    }

    /** "Route 9", "interstate ninety five", "I-80". */
    private static int route(SpokenText text, int token, Findings findings) {
        int number = token + 1;
        boolean named = ROUTES.contains(text.word(token));
        if (!named
                && text.isWord(token, "i")
                && text.capital(token)
                && text.isMark(number, '-')
                && text.glued(number)) {
            number++;
            named = text.glued(number);
        }
        NumberGroup group = named && text.sameTurn(token, number) ? text.groupAt(number) : null;
        if (group == null) {
            return -1;
        }
        int end = group.end();
        NumberGroup rest = text.sameTurn(token, end) ? text.groupAt(end) : null;
        if (rest != null && group.digits().length() <= 2 && rest.digits().length() <= 2) {
            end = rest.end();
        }
        findings.add(Policy.LOCATION, token, end, 0.8, NAME, "route");
        return end;
    }

    /** "on fulton street", "at Dumaine Street": a street without a number of a house. */
    private static void streetAlone(SpokenText text, int suffix, Findings findings) {
        int first = suffix;
        while (suffix - first < MAX_NAME_WORDS
                && text.isWord(first - 1)
                && text.sameTurn(first - 1, suffix)
                && !isTalk(text, first - 1)
                && !BEFORE_STREET.contains(text.word(first - 1))
                && (text.capital(suffix) == text.capital(first - 1))) {
            first--;
        }
        boolean plain = SURE_STREETS.contains(text.word(suffix));
        if (first == suffix
                || !text.sameTurn(first - 1, suffix)
                || !BEFORE_STREET.contains(text.word(first - 1))
                || text.groupAt(first) != null
                || (!text.capital(suffix) && (!plain || text.lexeme(first).signs() != 0))) {
            return;
        }
        findings.add(
                Policy.LOCATION_ADDRESS_STREET,
                first,
                suffix + 1,
                text.capital(suffix) ? 0.82 : 0.72,
                NAME,
                "street name");
    }

    private static int street(Reading reading, int first, Findings findings) {
        SpokenText text = reading.text();
        int token = first;
        int parts = 0;
        while (text.groupAt(token) != null
                && text.sameTurn(first, token)
                && parts < 5
                && !isOrdinalStreet(text, token)) {
            NumberGroup group = text.groupAt(token);
            token = group == null ? token + 1 : group.end();
            parts++;
            if (text.isMark(token, '-') && text.glued(token) && text.groupAt(token + 1) != null) {
                token++;
            }
        }
        if (parts == 0) {
            return -1;
        }
        if (text.glued(token) && text.isWord(token) && text.length(token) == 1) {
            token++;
        }
        int name = token;
        int words = 0;
        boolean allCapital = true;
        while (text.sameTurn(first, token) && words <= MAX_STREET_WORDS) {
            if ((text.isMark(token, '.') && !text.endsSentence(token))
                    || (text.isMark(token, '.') && text.length(token - 1) == 1)) {
                token++;
                continue;
            }
            boolean ordinal = isOrdinalStreet(text, token);
            if (!text.isWord(token) && !ordinal) {
                return -1;
            }
            boolean suffix = words > 0
                    && text.is(token, Sign.STREET)
                    && !(text.is(token + 1, Sign.STREET)
                            && text.capital(token) == text.capital(token + 1)
                            && !AMBIGUOUS.contains(text.word(token)));
            if (suffix
                    && text.isWord(token, "st")
                    && !text.endsSentence(token + 1)
                    && text.capital(token + 1)
                    && text.is(token + 2, Sign.STREET)) {
                suffix = false;
            }
            if (suffix) {
                return finish(reading, first, name, token + 1, allCapital, findings);
            }
            if (!ordinal
                    && (isTalk(text, token)
                            || text.lexeme(token).isAny(Sign.TIME_UNIT, Sign.CURRENCY)
                            || text.is(token, Sign.MERIDIEM))) {
                return -1;
            }
            allCapital &= ordinal || text.capital(token);
            NumberGroup group = ordinal ? text.groupAt(token) : null;
            token = group == null ? token + 1 : behindOrdinal(text, group);
            words++;
        }
        return -1;
    }

    /** "42nd street", "twenty first avenue", "fifth avenue". */
    private static boolean isOrdinalStreet(SpokenText text, int token) {
        if (text.is(token, Sign.ORDINAL)) {
            return true;
        }
        NumberGroup group = text.groupAt(token);
        return group != null && behindOrdinal(text, group) > group.end();
    }

    private static int behindOrdinal(SpokenText text, NumberGroup group) {
        boolean ending = text.glued(group.end()) && text.is(group.end(), Sign.ORDINAL_ENDING);
        boolean word = group.value() % 10 == 0
                && group.value() >= 20
                && group.value() < 100
                && text.is(group.end(), Sign.ORDINAL);
        return ending || word ? group.end() + 1 : group.end();
    }

    private static boolean isTalk(SpokenText text, int token) {
        return text.is(token, Sign.COMMON) && !text.capital(token) && !COMMON_IN_STREETS.contains(text.word(token));
    }

    private static int finish(
            Reading reading, int first, int name, int suffixEnd, boolean capitals, Findings findings) {
        SpokenText text = reading.text();
        int end = suffixEnd;
        if (text.isMark(end, '.') && text.length(end - 1) <= 4) {
            end = text.endsSentence(end) ? end : end + 1;
        }
        if (text.is(end, Sign.COMPASS)) {
            end++;
        }
        int unit = text.isMark(end, ',') ? end + 1 : end;
        boolean numbered = false;
        if (text.isMark(unit, '#') || (text.isWord(unit) && UNITS.contains(text.word(unit)))) {
            int value = unit + 1;
            while (text.isMark(value, '.') || text.isMark(value, '#') || text.isWord(value, "number")) {
                value++;
            }
            Code code = text.code(value);
            if (code != null && text.sameTurn(first, value)) {
                end = zipStart(text, code) > value ? zipStart(text, code) : code.end();
                numbered = true;
            } else if (text.is(value, Sign.LETTER) && text.sameTurn(first, value)) {
                end = value + 1;
                numbered = true;
            }
        }
        boolean ambiguous = AMBIGUOUS.contains(text.word(suffixEnd - 1));
        OpenTopics topics = reading.topics(first, end);
        double cue = Math.max(topics.strength(Topic.ADDRESS), topics.strength(Topic.ZIP));
        boolean sure = numbered || cue > 0.5 || (capitals && text.capital(suffixEnd - 1));
        if (ambiguous && !sure) {
            return -1;
        }
        findings.add(Policy.LOCATION_ADDRESS_STREET, first, end, sure ? 0.93 : 0.75, NAME, "street word");
        return end;
    }

    /** First token of a spoken postal code at the end of a code that began with a flat number; here always none. */
    private static int zipStart(SpokenText text, Code code) {
        return -1;
    }

    private static int box(SpokenText text, int token, Findings findings) {
        int box;
        if (text.isWord(token, "po") && text.isWord(token + 1, "box")) {
            box = token + 2;
        } else if (text.isWord(token, "p") && (text.isWord(token + 1, "o") || text.isMark(token + 1, '.'))) {
            int next = token + 1;
            while (text.isMark(next, '.') || text.isWord(next, "o")) {
                next++;
            }
            if (!text.isWord(next, "box")) {
                return -1;
            }
            box = next + 1;
        } else if (text.isWord(token, "post") && text.isWord(token + 1, "office") && text.isWord(token + 2, "box")) {
            box = token + 3;
        } else {
            return -1;
        }
        Code code = text.code(box);
        if (code == null || !text.sameTurn(token, box)) {
            return -1;
        }
        findings.add(Policy.LOCATION_ADDRESS_STREET, token, code.end(), 0.93, NAME, "post office box");
        return code.end();
    }

    private static void postalCode(Code code, Reading reading, BitSet streets, Findings findings) {
        int length = code.value().length();
        if (length < 4 || length > 12) {
            return;
        }
        SpokenText text = reading.text();
        double cue = reading.topics(code).strength(Topic.ZIP);
        boolean five = code.onlyDigits() && (length == 5 || length == 9);
        if (five && cue > 0) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.6 + 0.37 * cue, NAME, "cue");
        } else if (five
                && text.is(code.first() - 1, Sign.STATE)
                && text.sameTurn(code.first() - 1, code.first())
                && stateIsPlain(text, code.first() - 1)) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.88, NAME, "state in front");
        } else if (AUSTRALIAN.matcher(code.written()).matches()) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.88, NAME, "state in front");
        } else if (five && streetIsBefore(text, streets, code.first())) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.85, NAME, "street in front");
        } else if (CANADIAN.matcher(code.value()).matches()
                && (cue > 0 || CANADIAN_WRITTEN.matcher(code.written()).matches())) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.85, NAME, "format");
        } else if (BRITISH.matcher(code.value()).matches()
                && (cue > 0 || BRITISH_WRITTEN.matcher(code.written()).matches())) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.85, NAME, "format");
        } else if (cue > 0.7 && length <= 8 && code.digits() >= 2) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.45 + 0.35 * cue, NAME, "cue");
        } else if (ZIP_PLUS_FOUR.matcher(code.written()).matches()) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.7, NAME, "format");
        } else if (code.onlyDigits() && length == 5 && code.parts() == 1 && followsPlace(text, code.first())) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.62, NAME, "format");
        } else if (FIVE_DIGITS.matcher(code.written()).matches() && code.parts() == 1) {
            findings.add(Policy.LOCATION_ZIP, code.first(), code.end(), 0.42, NAME, "format");
        }
    }

    /** Whether a street ended a few words before: between stand the town and the state. */
    private static boolean streetIsBefore(SpokenText text, BitSet streets, int token) {
        int street = streets.previousSetBit(token - 1);
        return street >= 0 && token - street <= 8 && text.sameTurn(street, token);
    }

    /** Whether a comma and, before it, a capitalised word or an abbreviation stand in front. */
    private static boolean followsPlace(SpokenText text, int token) {
        int before = token - 1;
        if (!text.isMark(before, ',') || !text.sameTurn(before, token)) {
            return false;
        }
        return text.capital(before - 1) || (text.isMark(before - 1, '.') && text.capital(before - 2));
    }

    /** Two-letter states are also words ("in", "or", "me"): then only in capitals. */
    private static boolean stateIsPlain(SpokenText text, int token) {
        return text.length(token) > 2
                || text.allCapitals(token)
                || (!text.is(token, Sign.COMMON) && !STATES_AND_WORDS.contains(text.word(token)));
    }

    /** {@code 51.5074, -0.1278}; "forty degrees north". */
    private static int coordinates(SpokenText text, int token, Findings findings) {
        boolean axis = text.isWord(token, "latitude")
                || text.isWord(token, "longitude")
                || text.isWord(token, "lat")
                || text.isWord(token, "long");
        if (axis) {
            int value = token + 1;
            while ((text.isMark(value) && text.sameTurn(token, value) && value - token < 3)
                    || text.isWord(value, "is")
                    || text.isWord(value, "minus")) {
                value++;
            }
            NumberGroup group = text.groupAt(value);
            if (group == null || !text.sameTurn(token, value)) {
                return -1;
            }
            int end = decimalEnd(text, group);
            boolean precise = end > group.end();
            if (precise || text.isWord(token, "latitude") || text.isWord(token, "longitude")) {
                findings.add(
                        Policy.LOCATION_COORDINATE,
                        text.isMark(value - 1, '-') || text.isWord(value - 1, "minus") ? value - 1 : value,
                        end,
                        0.85,
                        NAME,
                        "coordinate");
                return end;
            }
            return -1;
        }
        NumberGroup group = text.groupAt(text.isMark(token, '-') ? token + 1 : token);
        if (group == null) {
            return -1;
        }
        int end = decimalEnd(text, group);
        boolean degrees = text.isWord(end, "degrees")
                || (text.isMark(end) && text.word(end).equals("°"));
        if (degrees) {
            int compass = end + 1;
            while (compass - end < 9
                    && (text.groupAt(compass) != null
                            || text.isWord(compass, "minutes")
                            || text.isWord(compass, "seconds")
                            || (text.isMark(compass) && "'\"′″’”".contains(text.word(compass))))) {
                compass++;
            }
            boolean direction = text.is(compass, Sign.COMPASS)
                    || (text.isWord(compass) && COMPASS_LETTERS.contains(text.word(compass)));
            if (direction && text.sameTurn(token, compass)) {
                findings.add(Policy.LOCATION_COORDINATE, token, compass + 1, 0.85, NAME, "coordinate");
                return compass + 1;
            }
            return -1;
        }
        if (text.isDigits(group.first()) && decimals(text, group) >= 3 && text.isMark(end, ',')) {
            int second = text.isMark(end + 1, '-') ? end + 2 : end + 1;
            NumberGroup other = text.sameTurn(token, second) ? text.groupAt(second) : null;
            if (other != null && decimals(text, other) >= 3 && group.value() <= 90 && other.value() <= 180) {
                int last = decimalEnd(text, other);
                findings.add(Policy.LOCATION_COORDINATE, token, last, 0.9, NAME, "coordinate");
                return last;
            }
        }
        return -1;
    }

    private static int decimals(SpokenText text, NumberGroup group) {
        int end = group.end();
        return text.isMark(end, '.') && text.glued(end) && text.glued(end + 1) && text.isDigits(end + 1)
                ? text.length(end + 1)
                : 0;
    }

    private static int decimalEnd(SpokenText text, NumberGroup group) {
        if (decimals(text, group) > 0) {
            return group.end() + 2;
        }
        int end = group.end();
        if (text.isWord(end, "point")) {
            int next = end + 1;
            NumberGroup digits = text.groupAt(next);
            while (digits != null && text.sameTurn(end, next)) {
                end = digits.end();
                next = end;
                digits = text.groupAt(next);
            }
        }
        return end;
    }
}
