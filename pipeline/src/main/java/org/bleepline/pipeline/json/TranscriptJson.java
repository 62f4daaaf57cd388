package org.bleepline.pipeline.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Utterance;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Words and utterances in the shape of AssemblyAI's API: milliseconds, channels counted from "1". */
public final class TranscriptJson {
    /** Several times the text of a day of speech. */
    private static final int MAX_TEXT = 16_000_000;

    /** A day of the fastest speech has a third of it. */
    private static final int MAX_WORDS = 1_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_TEXT).build())
            .build();

    private TranscriptJson() {}

    /**
     * Reads an object with {@code words}, or with {@code utterances} that hold words, or with {@code text} alone.
     *
     * @param languageCode the language, where the object has no {@code language_code}
     * @throws TranscriptFormatException if it is not such JSON; the message names line and column
     */
    public static Transcript read(String content, String languageCode) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(parser, "an object with 'words' was expected");
            }
            return new Reader(parser).transcript(languageCode);
        } catch (JacksonException e) {
            throw new TranscriptFormatException(
                    (e instanceof StreamConstraintsException
                                    ? "the transcript is JSON that is nested too deeply, or has too many or too long values"
                                    : "the transcript is not valid JSON")
                            + at(e.getLocation()),
                    e);
        }
    }

    /** Writes the fields {@code text}, {@code words} and {@code utterances} into an object that is open. */
    public static void writeFields(JsonGenerator json, Transcript transcript) {
        json.writeStringProperty("text", transcript.text());
        json.writeArrayPropertyStart("words");
        transcript.words().forEach(word -> writeWord(json, word));
        json.writeEndArray();
        json.writeArrayPropertyStart("utterances");
        for (Utterance utterance : transcript.utterances()) {
            json.writeStartObject();
            json.writeStringProperty("text", transcript.text(utterance));
            writeTime(json, transcript.time(utterance));
            writeSpeaker(json, utterance.speaker());
            json.writeArrayPropertyStart("words");
            utterance
                    .words()
                    .forEach(index -> writeWord(json, transcript.words().get(index)));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes {@code start} and {@code end}, both null where there is no time. */
    public static void writeTime(JsonGenerator json, @Nullable TimeRange time) {
        if (time == null) {
            json.writeNullProperty("start");
            json.writeNullProperty("end");
        } else {
            json.writeNumberProperty("start", time.startMillis());
            json.writeNumberProperty("end", time.endMillis());
        }
    }

    private static void writeWord(JsonGenerator json, Word word) {
        json.writeStartObject();
        json.writeStringProperty("text", word.text());
        writeTime(json, word.timing());
        json.writeNumberProperty("confidence", Math.round(word.confidence() * 1e4) / 1e4);
        writeSpeaker(json, word.speaker());
        json.writeStringProperty("channel", Integer.toString(word.channel() + 1));
        json.writeEndObject();
    }

    private static void writeSpeaker(JsonGenerator json, @Nullable String speaker) {
        if (speaker == null) {
            json.writeNullProperty("speaker");
        } else {
            json.writeStringProperty("speaker", speaker);
        }
    }

    private static TranscriptFormatException wrong(JsonParser parser, String what) {
        return new TranscriptFormatException("the transcript cannot be read: " + what + at(parser.currentLocation()));
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /** Reads one transcript. A value of the wrong type is an error, an unknown field is passed over. */
    private static final class Reader {
        private final JsonParser parser;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        Transcript transcript(String defaultLanguage) {
            String language = defaultLanguage;
            List<Word> words = new ArrayList<>();
            List<Word> utteranceWords = new ArrayList<>();
            String text = "";
            for (String field = nextField(); field != null; field = nextField()) {
                switch (field) {
                    case "language_code" -> language = string(defaultLanguage);
                    case "text" -> text = string("");
                    case "words" -> readWords(words, null);
                    case "utterances" -> readUtterances(utteranceWords);
                    default -> parser.skipChildren();
                }
            }
            List<Word> found = words.isEmpty() ? utteranceWords : words;
            if (found.isEmpty()) {
                text.strip()
                        .lines()
                        .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                        .filter(word -> !word.isEmpty())
                        .forEach(word -> add(Word.untimed(word), found));
            }
            if (found.isEmpty()) {
                throw new TranscriptFormatException(
                        "the transcript has no words: it needs 'words', 'utterances' with words, or 'text'");
            }
            return Transcript.ofWords(language.toLowerCase(Locale.ROOT), found);
        }

        private void readUtterances(List<Word> words) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            require(JsonToken.START_ARRAY, "'utterances' must be a list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(JsonToken.START_OBJECT, "an utterance must be an object");
                List<Word> own = new ArrayList<>();
                String speaker = null;
                for (String field = nextField(); field != null; field = nextField()) {
                    switch (field) {
                        case "speaker" -> speaker = nullableString();
                        case "words" -> readWords(own, null);
                        default -> parser.skipChildren();
                    }
                }
                String voice = speaker;
                own.stream()
                        .map(word -> word.speaker() == null ? word.withSpeaker(voice) : word)
                        .forEach(word -> add(word, words));
            }
        }

        private void readWords(List<Word> words, @Nullable String speaker) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            require(JsonToken.START_ARRAY, "'words' must be a list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(JsonToken.START_OBJECT, "a word must be an object");
                add(word(speaker), words);
            }
        }

        private static void add(Word word, List<Word> words) {
            if (words.size() == MAX_WORDS) {
                throw new TranscriptFormatException("the transcript has more than a million words");
            }
            words.add(word);
        }

        private Word word(@Nullable String defaultSpeaker) {
            String text = "";
            Long start = null;
            Long end = null;
            double confidence = 1;
            String speaker = defaultSpeaker;
            int channel = 0;
            for (String field = nextField(); field != null; field = nextField()) {
                switch (field) {
                    case "text" -> text = string("");
                    case "start" -> start = millis();
                    case "end" -> end = millis();
                    case "confidence" -> confidence = number(1);
                    case "speaker" -> speaker = nullableString();
                    case "channel" -> channel = channel();
                    default -> parser.skipChildren();
                }
            }
            if (text.isBlank()) {
                throw wrong(parser, "a word has no 'text'");
            }
            if (!(confidence >= 0 && confidence <= 1)) {
                throw wrong(parser, "'confidence' must be within 0 and 1");
            }
            TimeRange time = start == null || end == null || end < start ? null : new TimeRange(start, end);
            return new Word(text.strip(), time, confidence, speaker, channel);
        }

        private int channel() {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return 0;
            }
            String value = parser.getValueAsString("");
            if (!value.matches("[1-9]\\d{0,3}")) {
                throw wrong(parser, "'channel' must be a number from 1");
            }
            return Integer.parseInt(value) - 1;
        }

        /** Null too where no such time can be: the word is then treated as one without a time. */
        private @Nullable Long millis() {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            double value = number(-1);
            return value >= 0 && value < 1e12 ? Math.round(value) : null;
        }

        private double number(double ifNull) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return ifNull;
            }
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
                return parser.getDoubleValue();
            }
            throw wrong(parser, "a number was expected");
        }

        private String string(String ifNull) {
            String value = nullableString();
            return value == null ? ifNull : value;
        }

        private @Nullable String nullableString() {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return null;
            }
            require(JsonToken.VALUE_STRING, "a string was expected");
            return parser.getString();
        }

        /** Moves to the value of the next field; null at the end of the object. */
        private @Nullable String nextField() {
            if (parser.nextToken() == JsonToken.END_OBJECT) {
                return null;
            }
            String name = parser.currentName();
            parser.nextToken();
            return name;
        }

        private void require(JsonToken token, String otherwise) {
            if (parser.currentToken() != token) {
                throw wrong(parser, otherwise);
            }
        }
    }
}
