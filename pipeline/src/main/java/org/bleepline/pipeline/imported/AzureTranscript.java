package org.bleepline.pipeline.imported;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * A result of Azure Speech: of batch transcription ({@code recognizedPhrases}, times in ticks of 100 nanoseconds or as ISO
 * 8601 durations) or of fast transcription ({@code phrases}, milliseconds). Of a phrase the display words are taken, else
 * the lexical words, else its text with the phrase's time for every word.
 */
final class AzureTranscript {
    private static final double TICKS_PER_MILLI = 10_000;

    private AzureTranscript() {}

    static Transcript read(JsonValue file, String languageCode) {
        ImportedWords words = new ImportedWords();
        String language = languageCode;
        for (JsonValue phrase : file.list("recognizedPhrases")) {
            String said = phrase.text("locale");
            language = said == null ? language : said;
            readRecognized(phrase, words);
        }
        for (JsonValue phrase : file.list("phrases")) {
            String said = phrase.text("locale");
            language = said == null ? language : said;
            readPhrase(phrase, channel(phrase), phrase, words);
        }
        return words.transcript(language);
    }

    private static void readRecognized(JsonValue phrase, ImportedWords words) {
        List<JsonValue> best = phrase.list("nBest");
        if (!best.isEmpty()) {
            readPhrase(best.get(0), channel(phrase), phrase, words);
        }
    }

    /**
     * @param said holds words or text
     * @param phrase holds time and speaker
     */
    private static void readPhrase(JsonValue said, int channel, JsonValue phrase, ImportedWords words) {
        String speaker = phrase.label("speaker");
        List<JsonValue> display = said.list("displayWords");
        List<JsonValue> timed = display.isEmpty() ? said.list("words") : display;
        for (JsonValue word : timed) {
            String text = word.text("displayText", "word", "text");
            if (text == null) {
                throw word.wrong("has no text");
            }
            words.add(text, time(word), word.number("confidence", said.number("confidence", 1)), speaker, channel);
        }
        String text = said.text("display", "text", "lexical");
        if (timed.isEmpty() && text != null) {
            words.add(text, time(phrase), said.number("confidence", 1), speaker, channel);
        }
    }

    private static int channel(JsonValue phrase) {
        double channel = phrase.number("channel", 0);
        if (!(channel >= 0 && channel < 1_000)) {
            throw phrase.wrong("has a 'channel' that cannot be");
        }
        return (int) Math.round(channel);
    }

    private static @Nullable TimeRange time(JsonValue value) {
        Double start = millis(value, "offset");
        Double length = millis(value, "duration");
        return start == null || length == null ? null : ImportedWords.millis(start, start + length);
    }

    private static @Nullable Double millis(JsonValue value, String name) {
        Double ticks = value.number(name + "InTicks");
        if (ticks != null) {
            return ticks / TICKS_PER_MILLI;
        }
        Double millis = value.number(name + "Milliseconds");
        String iso = millis == null ? value.text(name) : null;
        if (iso == null) {
            return millis;
        }
        try {
            return (double) Duration.parse(iso).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw value.wrong("has a '" + name + "' that is not a duration");
        }
    }
}
