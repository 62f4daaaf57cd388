package org.bleepline.pipeline.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the words of one file. Text with spaces inside becomes several words with the same time, since which of them was
 * said when is not known. A time that cannot be (negative, or an end before its start) is no time.
 */
final class ImportedWords {
    /** 30 years; more is not a time in a recording. */
    private static final long MAX_MILLIS = 1_000_000_000_000L;

    /** A day of the fastest speech has a third of it. */
    private static final int MAX_WORDS = 1_000_000;

    private final List<Word> words = new ArrayList<>();
    private final SpeakerLetters speakers = new SpeakerLetters();

    /** Adds the words in {@code text}; blank text adds none. Confidence outside 0 to 1 counts as 1. */
    void add(String text, @Nullable TimeRange time, double confidence, @Nullable String speaker, int channel) {
        double trusted = confidence >= 0 && confidence <= 1 ? confidence : 1;
        String voice = speaker == null || speaker.isBlank() ? null : speakers.letterOf(speaker);
        eachWord(text, word -> {
            requireRoom(words.size());
            words.add(new Word(word, time, trusted, voice, channel));
        });
    }

    /** Writes the rest of a word behind the last one, of which there must be one. The whole has a time only if both have. */
    void append(String rest, @Nullable TimeRange time) {
        Word last = words.get(words.size() - 1);
        TimeRange before = last.timing();
        TimeRange whole = before == null || time == null ? null : before.span(time);
        words.set(words.size() - 1, last.withText(last.text() + rest.strip()).withTiming(whole));
    }

    /** Writes punctuation, which is not said, behind the last word, of which there must be one. */
    void appendMark(String mark) {
        Word last = words.get(words.size() - 1);
        words.set(words.size() - 1, last.withText(last.text() + mark.strip()));
    }

    /** What stands between spaces, one by one, since a hostile text may have a hundred million of them. */
    static void eachWord(String text, Consumer<String> taker) {
        int from = -1;
        for (int index = 0; index <= text.length(); index++) {
            boolean space = index == text.length() || isSpace(text.charAt(index));
            if (space && from >= 0) {
                taker.accept(text.substring(from, index));
                from = -1;
            } else if (!space && from < 0) {
                from = index;
            }
        }
    }

    /** Whether it stands between words, as the space that allows no line break does. */
    static boolean isSpace(char sign) {
        return Character.isWhitespace(sign) || sign == '\u00A0';
    }

    /** @throws TranscriptFormatException if there are so many words that no recording can hold another */
    static void requireRoom(int words) {
        if (words >= MAX_WORDS) {
            throw new TranscriptFormatException("the transcript has more than a million words");
        }
    }

    int size() {
        return words.size();
    }

    /**
     * @param startSeconds null where unknown
     * @param endSeconds null where unknown
     * @return null unless both are known and can be
     */
    static @Nullable TimeRange seconds(@Nullable Double startSeconds, @Nullable Double endSeconds) {
        return startSeconds == null || endSeconds == null ? null : millis(startSeconds * 1e3, endSeconds * 1e3);
    }

    static @Nullable TimeRange millis(double start, double end) {
        boolean possible = start >= 0 && end >= start && end < MAX_MILLIS;
        return possible ? new TimeRange(Math.round(start), Math.round(end)) : null;
    }

    /**
     * @param languageCode as the file says it, such as {@code en-US}
     * @throws TranscriptFormatException if there is no word at all
     */
    Transcript transcript(String languageCode) {
        if (words.isEmpty()) {
            throw new TranscriptFormatException("the transcript has no words");
        }
        return Transcript.ofWords(LanguageNames.code(languageCode), words);
    }
}
