package org.bleepline.detect.internet;

import java.util.Set;
import java.util.regex.Pattern;
import org.bleepline.core.policy.Policy;
import org.bleepline.detect.reading.Findings;
import org.bleepline.detect.reading.Reading;
import org.bleepline.detect.reading.ReadingRecognizer;
import org.bleepline.detect.reading.Topic;
import org.bleepline.detect.spoken.Code;
import org.bleepline.detect.spoken.Sign;
import org.bleepline.detect.spoken.SpokenText;
import org.bleepline.detect.spoken.Words;

/**
 * Internet addresses, typed or spoken ("www dot example dot com slash help"), names of files ("budget underscore twenty
 * twenty four dot pdf"), and IP addresses of version 4 (RFC 791) and 6 (RFC 4291).
 */
public final class InternetAddressRecognizer implements ReadingRecognizer {
    /** As federal courts of the United States number cases: "1:22-cr-00419". */
    private static final int RELEASE_WORDS = 2;

    private static final Set<String> RELEASES = Set.of("firmware", "version", "release", "build", "update", "v");
    private static final Pattern DOCKET = Pattern.compile("(?i)\\d:\\d{2}-[a-z]{2,4}-\\d{3,6}(-[a-z]{1,4})*");

    private static final Pattern HARDWARE_ADDRESS = Pattern.compile("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    private static final String NAME = "internet-address";
    private static final int MAX_TOKENS = 60;
    private static final Set<String> STOPS =
            Words.of("is it's its to at the on my our your called named file website site and or that's visit from in "
                    + "a open opened attached send sent see it go of for as with url link address by was page document "
                    + "attachment saved into upload uploaded download downloaded delete deleted me you i this that "
                    + "check via please use through folder domain portal under just so yes okay sure well have has had "
                    + "are name be filename");

    private static final Set<String> BEFORE_ADDRESS = Words.of("in at to on from is it's its called named");

    @Override
    public void recognize(Reading reading, Findings findings) {
        SpokenText text = reading.text();
        int behind = 0;
        for (int token = 0; token < text.size(); token++) {
            if (token < behind) {
                continue;
            }
            int end = -1;
            if (text.isWord(token, "dot")) {
                end = spoken(reading, token, behind, findings);
            } else if (text.isMark(token) && !text.isMark(token, '@')) {
                end = typed(reading, token, behind, findings);
            }
            behind = Math.max(behind, end);
        }
        for (Code code : text.codes()) {
            if (code.digits() >= 4
                    && code.digits() <= 12
                    && code.onlyDigits()
                    && isVersion4(code)
                    && !isRelease(code, reading)) {
                double cue = reading.topics(code).strength(Topic.IP);
                findings.add(Policy.IP_ADDRESS, code.first(), code.end(), 0.95 + 0.04 * cue, NAME, "octets");
            }
        }
    }

    /** "on firmware 5.2.0.14". */
    private static boolean isRelease(Code code, Reading reading) {
        SpokenText text = reading.text();
        for (int token = code.first() - 1; token >= code.first() - RELEASE_WORDS; token--) {
            if (text.sameTurn(token, code.first()) && RELEASES.contains(text.word(token))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVersion4(Code code) {
        String written = code.written();
        if (written.length() > 24) {
            return false;
        }
        String[] octets = written.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            String digits = octet.replace(" ", "");
            if (digits.isEmpty()
                    || digits.length() > 3
                    || !digits.chars().allMatch(Character::isDigit)
                    || Integer.parseInt(digits) > 255) {
                return false;
            }
        }
        return true;
    }

    /** A dot, slash, colon or backslash inside one written word decides what the whole word is. */
    private static int typed(Reading reading, int mark, int notBefore, Findings findings) {
        SpokenText text = reading.text();
        char symbol = text.lexeme(mark).symbol();
        if (symbol != '.' && symbol != ':' && symbol != '/' && symbol != '\\') {
            return -1;
        }
        boolean starts = !text.glued(mark);
        if ((starts && symbol == ':') || !text.glued(mark + 1)) {
            return -1;
        }
        int first = mark;
        while (first > notBefore && text.glued(first) && mark - first < MAX_TOKENS && !isEdge(text, first - 1)) {
            first--;
        }
        int end = mark + 1;
        while (text.glued(end) && end - mark < MAX_TOKENS) {
            end++;
        }
        while (end - 1 > mark && isEdge(text, end - 1)) {
            end--;
        }
        String word = text.document().text().substring(text.start(first), text.end(end - 1));
        if (word.length() > 2_000) {
            return end;
        }
        if (TypedAddresses.isUrl(word)) {
            boolean certain = word.indexOf("://") > 0 || word.regionMatches(true, 0, "www.", 0, 4);
            boolean bare = TypedAddresses.looksLikeSentence(word);
            findings.add(Policy.URL, first, end, certain ? 0.97 : bare ? 0.45 : 0.85, NAME, "format");
            if (!certain && TypedAddresses.isFile(word)) {
                findings.add(
                        Policy.FILENAME,
                        first,
                        end,
                        0.5 + 0.4 * reading.topics(first, end).strength(Topic.FILE),
                        NAME,
                        "file ending");
            }
            return end;
        }
        if (TypedAddresses.isFile(word)) {
            findings.add(Policy.FILENAME, first, end, 0.92, NAME, "file ending");
            return end;
        }
        if (TypedAddresses.isPath(word)) {
            findings.add(Policy.FILENAME, first, end, 0.75, NAME, "path");
            return end;
        }
        if (symbol == ':' && TypedAddresses.isVersion6(word)) {
            findings.add(Policy.IP_ADDRESS, first, end, 0.95, NAME, "groups");
            return end;
        }
        if (symbol == ':' && HARDWARE_ADDRESS.matcher(word).matches()) {
            findings.add(Policy.NUMBER_SEQUENCE, first, end, 0.9, NAME, "hardware address");
            return end;
        }
        if (symbol == ':' && DOCKET.matcher(word).matches()) {
            findings.add(Policy.NUMBER_SEQUENCE, first, end, 0.93, NAME, "docket number");
            return end;
        }
        return -1;
    }

    private static boolean isEdge(SpokenText text, int token) {
        if (isCopyMark(text, token)) {
            return false;
        }
        return text.isMark(token)
                && "()[]{}<>\"'“”‘’,;!?.:".contains(text.word(token))
                && !(text.isMark(token, ':') && text.glued(token + 1) && text.glued(token))
                && !(text.isMark(token, '.') && text.glued(token + 1));
    }

    /** The parentheses of "estimate(2).xlsx". */
    private static boolean isCopyMark(SpokenText text, int token) {
        int digits = text.isMark(token, '(') ? token + 1 : text.isMark(token, ')') ? token - 1 : -1;
        return digits > 0
                && text.isDigits(digits)
                && text.isMark(digits - 1, '(')
                && text.isMark(digits + 1, ')')
                && text.glued(digits - 1)
                && text.glued(digits)
                && text.glued(digits + 1)
                && text.glued(digits + 2);
    }

    private static int spoken(Reading reading, int dot, int notBefore, Findings findings) {
        SpokenText text = reading.text();
        int turnStart = Math.max(notBefore, reading.turnStart(dot));
        boolean file = text.is(dot + 1, Sign.FILE_ENDING) && text.sameTurn(dot, dot + 1);
        int topLevel = Dots.behindTopLevel(text, dot);
        int spelledFile = spelledFileEnding(text, dot + 1);
        if (topLevel < 0 && !file && spelledFile < 0 && !text.isWord(dot - 1, "www")) {
            return -1;
        }
        int first = wordsBefore(text, dot, turnStart, topLevel > 0);
        if (first == dot) {
            return -1;
        }
        if (topLevel > 0 && !(file && reading.topics(first, topLevel).strength(Topic.FILE) > 0.5)) {
            int end = path(text, topLevel);
            boolean at = text.isWord(first - 1, "at") && text.sameTurn(first - 1, first);
            boolean web = text.isWord(first, "www") || (text.isWord(first, "w") && text.isWord(first + 1, "w"));
            findings.add(Policy.URL, first, end, web ? 0.95 : at && end == topLevel ? 0.6 : 0.85, NAME, "spoken form");
            return end;
        }
        if (file || spelledFile > 0) {
            int end = spelledFile > 0 ? spelledFile : dot + 2;
            findings.add(Policy.FILENAME, first, end, 0.88, NAME, "spoken form");
            return end;
        }
        return -1;
    }

    /** "p d f", "x l s x". */
    private static int spelledFileEnding(SpokenText text, int token) {
        for (String ending : new String[] {
            "xlsx", "docx", "pptx", "jpeg", "html", "pdf", "doc", "xls", "txt", "csv", "jpg", "png", "zip", "mp3",
            "mp4", "xml"
        }) {
            int index = 0;
            int next = token;
            while (index < ending.length()) {
                char wanted = ending.charAt(index);
                boolean same = text.isWord(next, String.valueOf(wanted))
                        || (Character.isDigit(wanted)
                                && text.groupAt(next) != null
                                && text.lexeme(next).number() == wanted - '0');
                if (!same) {
                    break;
                }
                index++;
                next++;
            }
            if (index == ending.length()) {
                return next;
            }
        }
        return -1;
    }

    /** Back over the words, letters and numbers of a name, each joined by a dot, dash or underscore or said in one go. */
    private static int wordsBefore(SpokenText text, int dot, int notBefore, boolean address) {
        int first = dot;
        int token = dot - 1;
        int loose = 0;
        boolean joined = true;
        while (token >= notBefore && dot - token < MAX_TOKENS / 2) {
            boolean joint = Dots.isDot(text, token)
                    || Dots.isDash(text, token)
                    || text.isWord(token, "slash")
                    || text.isWord(token, "backslash")
                    || text.isWord(token, "colon");
            if (joint) {
                joined = true;
            } else if (text.isWord(token) || text.isDigits(token)) {
                boolean letter = text.is(token, Sign.LETTER) || text.group(token) != null;
                boolean stop =
                        STOPS.contains(text.word(token)) && !(letter && first < dot && text.is(first, Sign.LETTER));
                boolean talk = address && !joined && !letter && text.is(token, Sign.COMMON);
                if ((stop && (!(joined && first < dot) || BEFORE_ADDRESS.contains(text.word(token))))
                        || talk
                        || (!joined && !letter && ++loose > 2)) {
                    break;
                }
                joined = false;
            } else {
                break;
            }
            if (!joint || first < dot) {
                first = token;
            }
            token--;
        }
        while (first < dot && (Dots.isDot(text, first) || Dots.isDash(text, first))) {
            first++;
        }
        return first;
    }

    /** "slash help", "forward slash orders dash new". */
    private static int path(SpokenText text, int from) {
        int end = from;
        while (text.sameTurn(from - 1, end) && end - from < MAX_TOKENS / 2) {
            int slash = text.isWord(end, "forward") ? end + 1 : end;
            boolean joint =
                    text.isWord(slash, "slash") || (end > from && (Dots.isDash(text, end) || text.isWord(end, "dot")));
            int word = joint && text.isWord(slash, "slash") ? slash + 1 : end + 1;
            if (!joint || !text.sameTurn(from - 1, word) || (!text.isWord(word) && !text.isDigits(word))) {
                break;
            }
            end = word + 1;
        }
        return end;
    }
}
