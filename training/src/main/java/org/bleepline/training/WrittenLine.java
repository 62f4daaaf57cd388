package org.bleepline.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.wording.restore.Capitals;
import org.bleepline.wording.restore.Mark;

/**
 * A turn as somebody wrote it, taken apart: what was said, and the marks and capitals that are to be restored.
 *
 * @param words in small letters, without marks
 * @param written the same words with their capitals, without marks
 * @param marks behind each word
 */
record WrittenLine(List<String> words, List<String> written, List<Mark> marks) {
    private static final String ASIDE = "\"“”()[]{}*<>|~_•";

    WrittenLine {
        words = List.copyOf(words);
        written = List.copyOf(written);
        marks = List.copyOf(marks);
    }

    /** White space parts words; a token of nothing but marks adds its mark to the word in front. */
    static WrittenLine of(String line) {
        List<String> written = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (String token :
                line.replace('\u2019', '\'').replaceAll("\\.{2,}", ",").split("[\\s\u2013\u2014]+|-{2,}|-$")) {
            int start = 0;
            int end = token.length();
            while (start < end && !isInside(token, start)) {
                start++;
            }
            while (end > start && !Character.isLetterOrDigit(token.charAt(end - 1))) {
                end--;
            }
            Mark mark = strongest(token.substring(end));
            if (start == end) {
                if (!marks.isEmpty() && mark != Mark.NONE) {
                    marks.set(marks.size() - 1, mark);
                }
                continue;
            }
            written.add(token.substring(start, end));
            marks.add(isAbbreviation(token, end) ? Mark.NONE : mark);
        }
        if (!marks.isEmpty() && !marks.get(marks.size() - 1).endsSentence()) {
            String rest = line.strip();
            if (rest.endsWith(".") || rest.endsWith("!")) {
                marks.set(marks.size() - 1, Mark.PERIOD);
            }
        }
        List<String> words =
                written.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        return new WrittenLine(words, written, marks);
    }

    private static boolean isInside(String token, int index) {
        return Character.isLetterOrDigit(token.charAt(index)) || "$€£@#".indexOf(token.charAt(index)) >= 0;
    }

    /** "Dr." and "a.m." keep their dot inside a sentence; what follows them tells nothing. */
    private static boolean isAbbreviation(String token, int end) {
        if (!token.startsWith(".", end)) {
            return false;
        }
        String word = token.substring(0, end).toLowerCase(Locale.ROOT);
        return word.matches("dr|mr|mrs|ms|st|ave|rd|blvd|jr|sr|vs|etc|inc|co|no|apt|[a-z]|([a-z]\\.)+[a-z]");
    }

    private static Mark strongest(String signs) {
        if (signs.indexOf('?') >= 0) {
            return Mark.QUESTION;
        }
        if (signs.indexOf('.') >= 0 || signs.indexOf('!') >= 0) {
            return Mark.PERIOD;
        }
        return signs.chars().anyMatch(sign -> ",;:".indexOf(sign) >= 0) ? Mark.COMMA : Mark.NONE;
    }

    /** Whether somebody took care: it begins with a capital, ends with a mark, and holds no odd signs. */
    boolean isCareful() {
        return !words.isEmpty()
                && Character.isUpperCase(written.get(0).codePointAt(0))
                && marks.get(marks.size() - 1).endsSentence()
                && written.stream().noneMatch(word -> word.chars().anyMatch(sign -> ASIDE.indexOf(sign) >= 0))
                && (words.size() < 4
                        || written.stream()
                                        .filter(word -> !word.equals(word.toUpperCase(Locale.ROOT)))
                                        .count()
                                > words.size() / 3);
    }

    /** Whether the word stands where any word has a capital. */
    boolean startsSentence(int index) {
        return index == 0 || marks.get(index - 1).endsSentence();
    }

    Capitals capitals(int index) {
        String word = written.get(index);
        long letters = word.codePoints().filter(Character::isLetter).count();
        long upper = word.codePoints().filter(Character::isUpperCase).count();
        if (upper == 0) {
            return Capitals.LOWER;
        }
        if (upper == 1 && Character.isUpperCase(word.codePointAt(0))) {
            return Capitals.FIRST;
        }
        return upper == letters ? Capitals.ALL : Capitals.MIXED;
    }

    /** This line and then others, without a break. */
    static WrittenLine joined(List<WrittenLine> lines) {
        List<String> words = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (WrittenLine line : lines) {
            words.addAll(line.words());
            written.addAll(line.written());
            marks.addAll(line.marks());
        }
        return new WrittenLine(words, written, marks);
    }
}
