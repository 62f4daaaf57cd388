package org.bleepline.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.redaction.TextRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Languages;
import org.bleepline.pipeline.UnsupportedLanguageException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** One line of {@code detect --jsonl}. The format is documented in docs/formats.md and stays. */
final class JsonLine implements LineWork {
    /** A line may be a whole day of talk; beyond that it is a wrong file. */
    private static final int MAX_TEXT_LENGTH = 64 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .maxNestingDepth(100)
                    .build())
            .build();

    private final Detector detector;
    private final DetectionOptions options;
    private final Substitution substitution;
    private final String defaultLanguage;

    JsonLine(Detector detector, DetectionOptions options, Substitution substitution, String defaultLanguage) {
        this.detector = detector;
        this.options = options;
        this.substitution = substitution;
        this.defaultLanguage = defaultLanguage;
    }

    /**
     * The fields that matter.
     *
     * @param id as JSON, so that a number stays a number
     */
    private record Input(String id, String text, String languageCode) {}

    @Override
    public String apply(long number, String line) {
        Input input = read(number, line);
        try {
            Languages.requireDetectable(input.languageCode());
        } catch (UnsupportedLanguageException e) {
            throw new InputException("line " + number + ": " + e.getMessage());
        }
        Document document = Document.of(input.text(), input.languageCode());
        return write(input, document, detector.detect(document, options));
    }

    private Input read(long number, String line) {
        String id = "null";
        String text = null;
        String language = null;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(number, "an object with 'text' was expected");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = id(number, parser, value);
                    case "text" -> text = string(number, name, parser, value);
                    case "language_code" ->
                        language = value == JsonToken.VALUE_NULL ? null : string(number, name, parser, value);
                    default -> parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                throw wrong(number, "one object a line was expected");
            }
        } catch (JacksonException e) {
            throw wrong(number, "not valid JSON");
        }
        if (text == null) {
            throw wrong(number, "the field 'text' is missing");
        }
        return new Input(
                id,
                text,
                language == null
                        ? defaultLanguage
                        : language.toLowerCase(Locale.ROOT).replace('-', '_'));
    }

    private static String id(long number, JsonParser parser, @Nullable JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            StringWriter quoted = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), quoted)) {
                json.writeString(parser.getString());
            }
            return quoted.toString();
        }
        if (value != null && value.isScalarValue()) {
            return parser.getString();
        }
        throw wrong(number, "'id' must be a string or a number");
    }

    private static String string(long number, String name, JsonParser parser, @Nullable JsonToken value) {
        if (value != JsonToken.VALUE_STRING) {
            throw wrong(number, "'" + name + "' must be a string");
        }
        return parser.getString();
    }

    private String write(Input input, Document document, List<Span> spans) {
        StringWriter line = new StringWriter(input.text().length() + 256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeName("id");
            json.writeRawValue(input.id());
            json.writeStringProperty("text", TextRedactor.redact(document, spans, substitution));
            json.writeArrayPropertyStart("entities");
            for (Span span : spans) {
                json.writeStartObject();
                json.writeStringProperty("type", type(span.label()));
                json.writeNumberProperty("start", span.start());
                json.writeNumberProperty("end", span.end());
                json.writeStringProperty("text", input.text().substring(span.start(), span.end()));
                json.writeNumberProperty("score", Math.round(span.score() * 1e4) / 1e4);
                json.writeStringProperty("recognizer", span.recognizer());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static String type(EntityLabel label) {
        return label instanceof Policy policy ? policy.wireName() : label.label();
    }

    private static InputException wrong(long number, String what) {
        return new InputException("line " + number + ": " + what);
    }
}
