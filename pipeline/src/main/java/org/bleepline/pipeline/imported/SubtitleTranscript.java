package org.bleepline.pipeline.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.jspecify.annotations.Nullable;

/**
 * SubRip ({@code .srt}) and WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format"). Every word of a cue gets the cue's
 * time; where a WebVTT cue holds times inside, the time between them. Voice tags give the speaker. Notes, styles and
 * regions are passed over, mark-up is taken off.
 */
final class SubtitleTranscript {
    private static final String CLOCK = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})";
    private static final Pattern TIMING = Pattern.compile("^\\s*" + CLOCK + "\\s+-->\\s+" + CLOCK + "(?:\\s.*)?$");
    private static final Pattern INNER_TIME = Pattern.compile("<" + CLOCK + ">");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]*)>");
    /** Tags of WebVTT and SubRip, and the position codes that some SubRip files have. */
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>|\\{\\\\[^{}]*}");
    /** At the end of a line. */
    private static final Pattern OPEN_TAG = Pattern.compile("<[^<>]*$");
    /** A dash at the start of a line marks a change of speaker and is not said. */
    private static final Pattern DIALOGUE_DASH = Pattern.compile("^\\s*[-\\u2013\\u2014]\\s+");

    /** A time line, of which only the begin may be there. */
    private static final Pattern BEGUN_TIMING =
            Pattern.compile("^\\s*\\d{1,4}:[\\d:.,]*(?:\\s+(?:-{1,2}|-->[\\s\\d:.,]*)?)?$");

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
            } else if (!block.isEmpty()) {
                readBlock(block, begin, first, words);
                first = false;
                block.clear();
            }
        }
        if (!block.isEmpty()) {
            readBlock(block, begin, first, words);
            String last = block.get(block.size() - 1);
            if ((TIMING.matcher(last).matches() || OPEN_TAG.matcher(last).find()) && !content.endsWith("\n")) {
                throw new TranscriptFormatException(
                        "the subtitles end inside of a cue near line " + number + "; the file may be cut off");
            }
        }
        return words.transcript(languageCode);
    }

    private static void readBlock(List<String> block, int line, boolean first, ImportedWords words) {
        String head = block.get(0);
        boolean header = first && head.startsWith("WEBVTT");
        if (header || head.matches("(NOTE|STYLE|REGION)(\\s.*)?")) {
            return;
        }
        int timing = TIMING.matcher(head).matches() ? 0 : 1;
        Matcher matcher = timing < block.size() ? TIMING.matcher(block.get(timing)) : null;
        if (matcher == null || !matcher.matches()) {
            throw new TranscriptFormatException(
                    "the subtitles cannot be read: a time such as 00:00:01,000 --> 00:00:02,000 was expected near line "
                            + (line + timing));
        }
        double start = millis(matcher, 1);
        double end = millis(matcher, 5);
        String speaker = null;
        for (String text : block.subList(timing + 1, block.size())) {
            Matcher voice = VOICE.matcher(text);
            speaker = voice.find() ? voice.group(1) : speaker;
            start = readLine(text, start, end, speaker, words);
        }
    }

    /**
     * @param start of the stretch that is open, milliseconds
     * @return the start of the stretch that is open at the end of the line
     */
    private static double readLine(
            String line, double start, double end, @Nullable String speaker, ImportedWords words) {
        Matcher inner = INNER_TIME.matcher(line);
        double open = start;
        int from = 0;
        while (inner.find()) {
            double next = millis(inner, 1);
            addText(line.substring(from, inner.start()), open, next, speaker, words);
            open = next;
            from = inner.end();
        }
        addText(line.substring(from), open, end, speaker, words);
        return open;
    }

    private static void addText(String text, double start, double end, @Nullable String speaker, ImportedWords words) {
        String plain = DIALOGUE_DASH.matcher(TAG.matcher(text).replaceAll("")).replaceFirst("");
        words.add(unescaped(plain), ImportedWords.millis(start, end), 1, speaker, 0);
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&lrm;", "")
                .replace("&rlm;", "")
                .replace("&amp;", "&");
    }

    private static double millis(Matcher matcher, int group) {
        String hours = matcher.group(group);
        // A fraction of one digit is tenths.
        String fraction = (matcher.group(group + 3) + "00").substring(0, 3);
        return ((hours == null ? 0 : Integer.parseInt(hours)) * 3_600.0
                                + Integer.parseInt(matcher.group(group + 1)) * 60
                                + Integer.parseInt(matcher.group(group + 2)))
                        * 1_000
                + Integer.parseInt(fraction);
    }
}
