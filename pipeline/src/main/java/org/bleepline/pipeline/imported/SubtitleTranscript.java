package org.bleepline.pipeline.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.jspecify.annotations.Nullable;

/**
 * SubRip ({@code .srt}) and WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"). Every word of a cue gets the cue's
 * time; where a WebVTT cue holds times inside, the time between them. Voice tags give the speaker. Notes, styles and
 * regions are passed over, mark-up is taken off. A line with a time begins a cue, also where no blank line stands before it.
 */
final class SubtitleTranscript {
    private static final String CLOCK = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})(?:[.,](\\d{1,9}))?";
    private static final Pattern TIMING = Pattern.compile("^\\s*" + CLOCK + "\\s*-->\\s*" + CLOCK + "(?:\\s.*)?$");
    private static final Pattern TWO_TIMES = Pattern.compile(CLOCK + "\\s*-->\\s*" + CLOCK);
    /** An arrow beside a time: such a line is no text. */
    private static final Pattern LIKE_TIMING = Pattern.compile(":\\d\\d\\S{0,10}\\s{0,9}-->|-->\\s{0,9}\\d{1,4}:\\d");
    /** A time inside of a cue, or the begin or end of what one voice says. */
    private static final Pattern MARK =
            Pattern.compile("<" + CLOCK + ">|<v(?:\\.[^\\s<>]*+)?(?:\\s++([^<>]*+))?>|</v>");

    private static final int VOICE_GROUP = 5;
    private static final Pattern LINE_BREAK = Pattern.compile("<br\\s*/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARACTER = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,4}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "lrm", "", "rlm", "");
    /** Tags of WebVTT and SubRip, and the position codes that some SubRip files have. */
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>|\\{\\\\[^{}]*}");
    /** At the end of a line. */
    private static final Pattern OPEN_TAG = Pattern.compile("<[^<>]*$");
    /** A dash at the start of a line marks a change of speaker and is not said. */
    private static final Pattern DIALOGUE_DASH = Pattern.compile("^\\s*[-\\u2013\\u2014]\\s+");

    /** A time line, of which only the begin may be there. */
    private static final Pattern BEGUN_TIMING =
            Pattern.compile("^\\s*\\d{1,4}:[\\d:.,]*(?:\\s+(?:-{1,2}|-->[\\s\\d:.,]*)?)?$");

    /** Whole files without blank lines have fewer: a cue a second for some hours. */
    private static final int MOST_LINES = 100_000;

    private SubtitleTranscript() {}

    /** Whether the text begins as such a file does, also where it ends inside of the first time. */
    static boolean recognizes(String content) {
        List<String> lines =
                content.lines().filter(line -> !line.isBlank()).limit(3).toList();
        if (lines.get(0).matches("WEBVTT(\\s.*)?")
                || TIMING.matcher(lines.get(0)).matches()) {
            return true;
        }
        return lines.size() >= 2
                && lines.get(0).matches("\\s*\\d{1,9}\\s*")
                && (TIMING.matcher(lines.get(1)).matches()
                        || lines.size() == 2
                                && BEGUN_TIMING.matcher(lines.get(1)).matches());
    }

    /** @throws TranscriptFormatException if text that does not begin as subtitles has a time of some, which nobody said */
    static void refuseTimes(String text) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (TWO_TIMES.matcher(line).find()) {
                throw new TranscriptFormatException("the transcript has times of subtitles in line " + number
                        + ", but does not begin as SubRip or WebVTT does");
            }
        }
    }

    static Transcript read(String content, String languageCode) {
        ImportedWords words = new ImportedWords();
        List<String> block = new ArrayList<>();
        int number = 0;
        int begin = 1;
        boolean first = true;
        for (String line : (Iterable<String>) content.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                begin = block.isEmpty() ? number : begin;
                block.add(line);
                if (block.size() > MOST_LINES) {
                    throw new TranscriptFormatException("the subtitles cannot be read: more than " + MOST_LINES
                            + " lines without a blank one, from line " + begin);
                }
            } else if (!block.isEmpty()) {
                readBlock(block, begin, first, words);
                first = false;
                block.clear();
            }
        }
        if (!block.isEmpty()) {
            readBlock(block, begin, first, words);
            String last = block.get(block.size() - 1);
            boolean open = TIMING.matcher(last).matches()
                    || BEGUN_TIMING.matcher(last).matches()
                    || OPEN_TAG.matcher(last).find();
            if (open && !content.endsWith("\n")) {
                throw new TranscriptFormatException(
                        "the subtitles end inside of a cue near line " + number + "; the file may be cut off");
            }
        }
        return words.transcript(languageCode);
    }

    /** A block of lines without a blank one: a head that is passed over, or an identifier, and a cue or several. */
    private static void readBlock(List<String> block, int line, boolean first, ImportedWords words) {
        String head = block.get(0);
        boolean passedOver = first && head.startsWith("WEBVTT") || head.matches("(NOTE|STYLE|REGION)(\\s.*)?");
        int timing = nextTiming(block, 0);
        if (passedOver && timing == block.size()) {
            return;
        }
        if (timing > 1 && !passedOver || timing == block.size()) {
            throw noTime(line + 1);
        }
        String identifier = timing == 1 ? head : "";
        while (timing < block.size()) {
            int next = nextTiming(block, timing + 1);
            int end = next;
            if (next < block.size() && follows(block.get(next - 1), identifier)) {
                identifier = block.get(next - 1);
                end = Math.max(timing + 1, next - 1);
            }
            readCue(block.get(timing), block.subList(timing + 1, end), line + timing + 1, words);
            timing = next;
        }
    }

    private static int nextTiming(List<String> block, int from) {
        int index = from;
        while (index < block.size() && !TIMING.matcher(block.get(index)).matches()) {
            index++;
        }
        return index;
    }

    /** Whether a line is the number of the next cue. */
    private static boolean follows(String line, String number) {
        return number.strip().matches("\\d{1,9}")
                && line.strip().equals(Integer.toString(Integer.parseInt(number.strip()) + 1));
    }

    private static TranscriptFormatException noTime(int line) {
        return new TranscriptFormatException(
                "the subtitles cannot be read: a time such as 00:00:01,000 --> 00:00:02,000 was expected near line "
                        + line);
    }

    /** @param line number of the first line of text */
    private static void readCue(String timing, List<String> text, int line, ImportedWords words) {
        Matcher matcher = TIMING.matcher(timing);
        if (!matcher.matches()) {
            throw noTime(line - 1);
        }
        Stretch open = new Stretch(millis(matcher, 1), millis(matcher, 5), null);
        for (int index = 0; index < text.size(); index++) {
            if (LIKE_TIMING.matcher(text.get(index)).find()) {
                throw noTime(line + index);
            }
            open = readLine(text.get(index), open, words);
        }
    }

    /**
     * What is said between two marks.
     *
     * @param start milliseconds
     * @param end of the cue, milliseconds
     */
    private record Stretch(
            double start, double end, @Nullable String speaker) {}

    /** @return the stretch that is open at the end of the line */
    private static Stretch readLine(String line, Stretch before, ImportedWords words) {
        String text = LINE_BREAK.matcher(line).replaceAll(" ");
        Matcher mark = MARK.matcher(text);
        Stretch open = before;
        int from = 0;
        boolean insideWord = false;
        while (mark.find()) {
            String piece = text.substring(from, mark.start());
            boolean isTime = mark.group(2) != null;
            double until = isTime ? millis(mark, 1) : open.end;
            insideWord = addText(piece, open, until, insideWord, words);
            insideWord &= isTime;
            open = isTime
                    ? new Stretch(until, open.end, open.speaker)
                    : new Stretch(open.start, open.end, mark.group(VOICE_GROUP));
            from = mark.end();
        }
        addText(text.substring(from), open, open.end, insideWord, words);
        return open;
    }

    /**
     * @param insideWord whether the stretch before ended in the middle of a word
     * @return whether this one does
     */
    private static boolean addText(
            String text, Stretch stretch, double until, boolean insideWord, ImportedWords words) {
        String bare = TAG.matcher(text).replaceAll("");
        String said = unescaped(insideWord ? bare : DIALOGUE_DASH.matcher(bare).replaceFirst(""));
        if (said.isEmpty()) {
            return insideWord;
        }
        TimeRange time = ImportedWords.millis(stretch.start, until);
        int rest = 0;
        while (insideWord && rest < said.length() && !ImportedWords.isSpace(said.charAt(rest))) {
            rest++;
        }
        if (rest > 0) {
            words.append(said.substring(0, rest), time);
        }
        words.add(said.substring(rest), time, 1, stretch.speaker, 0);
        return !ImportedWords.isSpace(said.charAt(said.length() - 1));
    }

    private static String unescaped(String text) {
        return CHARACTER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        character(found.group(), found.group(1), found.group(2), found.group(3))));
    }

    private static String character(
            String written, @Nullable String decimal, @Nullable String hex, @Nullable String name) {
        if (name != null) {
            return NAMED.getOrDefault(name, written);
        }
        int code = decimal == null ? Integer.parseInt(String.valueOf(hex), 16) : Integer.parseInt(decimal);
        return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : written;
    }

    private static double millis(Matcher matcher, int group) {
        String hours = matcher.group(group);
        String decimals = matcher.group(group + 3);
        // A fraction of one digit is tenths.
        String fraction = ((decimals == null ? "" : decimals) + "000").substring(0, 3);
        return ((hours == null ? 0 : Integer.parseInt(hours)) * 3_600.0
                                + Integer.parseInt(matcher.group(group + 1)) * 60
                                + Integer.parseInt(matcher.group(group + 2)))
                        * 1_000
                + Integer.parseInt(fraction);
    }
}
