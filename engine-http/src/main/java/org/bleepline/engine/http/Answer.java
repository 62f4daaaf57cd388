package org.bleepline.engine.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code verbose_json} answer for one piece of sound. Words come from {@code words}, else from {@code segments[].words}, else
 * from the text of the segments, where each word gets the segment's time, else from {@code text}, without times. A list that lacks
 * much of the text that it stands for is passed over: what is not among the words could not be removed.
 *
 * @param words as the server orders them, times in milliseconds from the start of the piece; without a time where the answer has none
 * @param language without region, where the server says it
 */
record Answer(List<Word> words, Optional<String> language) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** Servers may write a number in figures in one place and in words in the other. */
    private static final double NEARLY_ALL = 0.9;

    /**
     * @param pieceMillis the length of the piece; a time beyond it is cut there
     * @throws SpeechException if it is not such an answer; the message never holds what was said
     */
    static Answer parse(byte[] body, long pieceMillis) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JacksonException e) {
            // The cause is left out: it quotes the answer.
            throw new SpeechException(
                    "the speech server's answer is not JSON; it must support response_format=verbose_json");
        }
        if (!root.path("text").isString() && !root.path("segments").isArray()) {
            throw new SpeechException(
                    "the speech server's answer has no 'text'; it must support response_format=verbose_json");
        }
        Reader reader = new Reader(pieceMillis);
        reader.read(root);
        JsonNode language = root.path("language");
        return new Answer(
                reader.words, Optional.of(code(language.asString(""))).filter(code -> code.matches("[a-z]{2,3}")));
    }

    /** {@code english} and {@code en-US} are both {@code en}. */
    private static String code(String language) {
        String plain = language.strip().toLowerCase(Locale.ROOT);
        for (String code : Locale.getISOLanguages()) {
            if (Locale.forLanguageTag(code)
                    .getDisplayLanguage(Locale.ENGLISH)
                    .toLowerCase(Locale.ROOT)
                    .equals(plain)) {
                return code;
            }
        }
        return plain.split("[-_]", 2)[0];
    }

    private static final class Reader {
        private final long pieceMillis;
        private final List<Word> words = new ArrayList<>();

        Reader(long pieceMillis) {
            this.pieceMillis = pieceMillis;
        }

        void read(JsonNode root) {
            StringBuilder text = new StringBuilder(root.path("text").asString(""));
            if (text.isEmpty()) {
                root.path("segments")
                        .forEach(segment -> text.append(segment.path("text").asString("")));
            }
            addAll(root.path("words"));
            if (words.isEmpty() || !holds(0, text)) {
                words.clear();
                root.path("segments").forEach(this::addSegment);
            }
            if (!holds(0, text)) {
                words.clear();
                add(root.path("text"), null, 1);
            }
        }

        private void addSegment(JsonNode segment) {
            int first = words.size();
            addAll(segment.path("words"));
            if (words.size() == first || !holds(first, segment.path("text").asString(""))) {
                words.subList(first, words.size()).clear();
                add(segment.path("text"), time(segment), 1);
            }
        }

        /** Whether the words from the first on have nearly all letters and digits of a text. */
        private boolean holds(int first, CharSequence text) {
            long found = words.stream()
                    .skip(first)
                    .mapToLong(word -> letters(word.text()))
                    .sum();
            return found >= NEARLY_ALL * letters(text);
        }

        private static long letters(CharSequence text) {
            return text.codePoints().filter(Character::isLetterOrDigit).count();
        }

        /**
         * Words. Where they come with spaces in front, one without is the rest of the word before it: whisper.cpp's server
         * gives the tokens of its model.
         */
        private void addAll(JsonNode list) {
            boolean spaced = false;
            for (JsonNode word : list) {
                spaced |= text(word).asString("").startsWith(" ");
            }
            boolean opens = true;
            for (JsonNode word : list) {
                JsonNode text = text(word);
                JsonNode confidence = word.path("probability");
                double trust = confidence.isNumber() ? Math.max(0, Math.min(1, confidence.doubleValue())) : 1;
                boolean blank = text.isString() && text.stringValue().isBlank();
                if (opens
                        || blank
                        || !spaced
                        || !text.isString()
                        || text.stringValue().startsWith(" ")) {
                    add(text, time(word), trust);
                } else {
                    append(text.stringValue(), time(word), trust);
                }
                opens = blank;
            }
        }

        private static JsonNode text(JsonNode word) {
            return word.has("word") ? word.path("word") : word.path("text");
        }

        /** As sure as its least sure part; what is said has a time only if all of its parts have. */
        private void append(String rest, @Nullable TimeRange time, double confidence) {
            Word last = words.get(words.size() - 1);
            TimeRange before = last.timing();
            TimeRange without = letters(rest) == 0 ? before : null;
            words.set(
                    words.size() - 1,
                    last.withText(last.text() + rest.strip())
                            .withTiming(before == null || time == null ? without : before.span(time))
                            .withConfidence(Math.min(last.confidence(), confidence)));
        }

        private void add(JsonNode text, @Nullable TimeRange time, double confidence) {
            if (!text.isString()) {
                throw new SpeechException("the speech server's answer has a word or segment without text");
            }
            for (String part : text.stringValue().strip().split("\\s+")) {
                if (!part.isEmpty()) {
                    words.add(new Word(part, time, confidence, null, 0));
                }
            }
        }

        private @Nullable TimeRange time(JsonNode value) {
            JsonNode start = value.path("start");
            JsonNode end = value.path("end");
            if (!start.isNumber() || !end.isNumber()) {
                return null;
            }
            long from = Math.round(start.doubleValue() * 1000);
            long to = Math.min(pieceMillis, Math.round(end.doubleValue() * 1000));
            return from >= 0 && to >= from ? new TimeRange(from, to) : null;
        }
    }
}
