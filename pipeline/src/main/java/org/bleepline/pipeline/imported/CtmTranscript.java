package org.bleepline.pipeline.imported;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.json.TranscriptFormatException;

/**
 * CTM, the time-marked conversation file of NIST's scoring toolkit SCTK: a word a line as recording, channel, start and
 * length in seconds, word, and perhaps a confidence; lines that begin with {@code ;;} are comments. Channel {@code 1} or
 * {@code A} is the first.
 */
final class CtmTranscript {
    private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{0,9})?|\\.\\d{1,9})";
    private static final Pattern LINE = Pattern.compile(
            "^\\s*(\\S+)\\s+(\\S+)\\s+" + NUMBER + "\\s+" + NUMBER + "\\s+(\\S+)(?:\\s+(\\S+))?(?:\\s.*)?$");
    private static final Set<String> SILENCE = Set.of("<eps>", "<sil>", "sil", "!sil");

    private static final int LINES_LOOKED_AT = 20;

    private CtmTranscript() {}

    /** Whether it begins with a comment, or looks like it, with a decimal point in one of the times of its first lines. */
    static boolean recognizes(String content) {
        if (isComment(content)) {
            return true;
        }
        return content.lines()
                .filter(line -> !line.isBlank())
                .limit(LINES_LOOKED_AT)
                .map(LINE::matcher)
                .takeWhile(line -> line.matches() && isChannel(line.group(2)))
                .anyMatch(line -> (line.group(3) + line.group(4)).contains("."));
    }

    static Transcript read(String content, String languageCode) {
        ImportedWords words = new ImportedWords();
        Set<String> recordings = new HashSet<>();
        int number = 0;
        for (String line : (Iterable<String>) content.lines()::iterator) {
            number++;
            if (!line.isBlank() && !isComment(line)) {
                Matcher matcher = LINE.matcher(line);
                if (!matcher.matches() || !isChannel(matcher.group(2))) {
                    throw new TranscriptFormatException("the CTM file cannot be read: line " + number
                            + " is not a recording, a channel, a start, a length and a word");
                }
                recordings.add(matcher.group(1));
                readWord(matcher, words);
            }
        }
        if (recordings.size() > 1) {
            throw new TranscriptFormatException(
                    "the CTM file holds " + recordings.size() + " recordings; give a file with the lines of one");
        }
        return words.transcript(languageCode);
    }

    private static void readWord(Matcher line, ImportedWords words) {
        double start = Double.parseDouble(line.group(3));
        TimeRange time = ImportedWords.seconds(start, start + Double.parseDouble(line.group(4)));
        String confidence = line.group(6);
        boolean stated = confidence != null && confidence.matches("\\d(\\.\\d{1,9})?");
        if (!SILENCE.contains(line.group(5).toLowerCase(Locale.ROOT))) {
            words.add(line.group(5), time, stated ? Double.parseDouble(confidence) : 1, null, channel(line.group(2)));
        }
    }

    private static boolean isChannel(String text) {
        return List.of("0", "1", "2", "3", "4", "5", "6", "7", "8").contains(text) || text.matches("[A-Ha-h]");
    }

    private static int channel(String text) {
        char name = Character.toUpperCase(text.charAt(0));
        return name >= 'A' ? name - 'A' : Math.max(0, name - '1');
    }

    private static boolean isComment(String line) {
        return line.stripLeading().startsWith(";;");
    }
}
