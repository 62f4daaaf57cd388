package org.bleepline.pipeline.imported;

import java.util.Set;
import java.util.TreeSet;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.bleepline.pipeline.json.TranscriptJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Tells the JSON formats apart by the fields they have and no other has, and reads the file as the one it is. */
final class JsonTranscripts {
    /** Several times what a day of speech takes; a hostile file of more would fill the memory. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxTokenCount(20_000_000)
            .maxStringLength(16_000_000)
            .build();

    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(BOUNDS).build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();
    private static final String EXPECTED =
            "it must be JSON of AssemblyAI, OpenAI or Whisper, whisperX, whisper.cpp, Deepgram, "
                    + "AWS Transcribe, Google, Azure or this program";

    private JsonTranscripts() {}

    static Transcript read(String content, String languageCode) {
        try {
            Set<String> fields = fields(content);
            JsonFormat format = formatOf(fields);
            return format == null
                    ? SpeakerLetters.in(TranscriptJson.read(content, languageCode))
                    : format.read(new JsonValue(MAPPER.readTree(content), ""), languageCode);
        } catch (JacksonException e) {
            throw invalid(e);
        }
    }

    /** A file of whisper.cpp's, which may have broken characters in its tokens. */
    static Transcript readWhisperCpp(String content, String languageCode) {
        try {
            fields(content);
            return WhisperCppTranscript.read(new JsonValue(MAPPER.readTree(content), ""), languageCode);
        } catch (JacksonException e) {
            throw invalid(e);
        }
    }

    private static TranscriptFormatException invalid(JacksonException e) {
        return new TranscriptFormatException(
                (e instanceof StreamConstraintsException
                                ? "the transcript is JSON that is nested too deeply, or has too many or too long values"
                                : "the transcript is not valid JSON")
                        + at(e.getLocation()),
                e);
    }

    private static @Nullable JsonFormat formatOf(Set<String> fields) {
        if (fields.contains("recognizedPhrases") || fields.contains("combinedPhrases") || fields.contains("phrases")) {
            return AzureTranscript::read;
        }
        if (fields.contains("results.channels")) {
            return DeepgramTranscript::read;
        }
        if (fields.contains("results.items") || fields.contains("results.transcripts")) {
            return AwsTranscript::read;
        }
        if (fields.contains("results") || fields.contains("response.results")) {
            return GoogleTranscript::read;
        }
        if (fields.contains("transcription")) {
            return WhisperCppTranscript::read;
        }
        if (fields.contains("segments") || fields.contains("word_segments") || fields.contains("words.word")) {
            return WhisperTranscript::read;
        }
        if (fields.contains("words") || fields.contains("utterances") || fields.contains("text")) {
            return null;
        }
        throw new TranscriptFormatException("the transcript is JSON of an unknown kind: " + EXPECTED);
    }

    /** The names at the top, those below {@code results} and {@code response}, and those of the first of {@code words}. */
    private static Set<String> fields(String content) {
        Set<String> fields = new TreeSet<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new TranscriptFormatException("the transcript is a JSON list: " + EXPECTED);
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                fields.add(name);
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && (name.equals("results") || name.equals("response"))) {
                    namesBelow(parser, name, fields);
                } else if (value == JsonToken.START_ARRAY && name.equals("words")) {
                    namesOfFirst(parser, name, fields);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw new TranscriptFormatException("the transcript holds several JSON values; one is needed");
            }
        }
        return fields;
    }

    private static void namesBelow(JsonParser parser, String parent, Set<String> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            fields.add(parent + "." + parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
    }

    private static void namesOfFirst(JsonParser parser, String parent, Set<String> fields) {
        boolean first = true;
        for (JsonToken element = parser.nextToken(); element != JsonToken.END_ARRAY; element = parser.nextToken()) {
            if (first && element == JsonToken.START_OBJECT) {
                namesBelow(parser, parent, fields);
            } else {
                parser.skipChildren();
            }
            first = false;
        }
    }

    private static String at(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    /** One maker's format. */
    @FunctionalInterface
    private interface JsonFormat {
        Transcript read(JsonValue file, String languageCode);
    }
}
