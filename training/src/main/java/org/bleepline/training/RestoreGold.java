package org.bleepline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Document;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.wording.Style;
import org.bleepline.wording.Wording;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The command that restores marks and capitals in marked texts, so that {@code bleepline evaluate} can say whether detection
 * does better or worse on them. Words stay one to one; marks move with their words.
 *
 * <p>Arguments: the file with marked raw texts, the file to write; then {@code marks} or {@code capitals} to restore only those.
 */
public final class RestoreGold {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Wording WORDING = Wording.english();
    private static final Detector DETECTOR = Detector.standard();

    private RestoreGold() {}

    private record Marked(String type, int start, int end) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("give the file with marked texts and the file to write");
        }
        String only = arguments.length > 2 ? arguments[2] : "";
        Style style = new Style(!only.equals("capitals"), !only.equals("marks"));
        try (BufferedReader reader = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8);
                Writer writer = Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    restore(line, style, writer);
                    writer.write('\n');
                }
            }
        }
    }

    private static void restore(String line, Style style, Writer writer) throws IOException {
        String id = "";
        String text = "";
        List<Marked> marks = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> id = parser.getString();
                    case "text" -> text = parser.getString();
                    case "entities" -> readMarks(parser, marks);
                    default -> parser.skipChildren();
                }
            }
        }
        Document raw = Document.of(text, "en");
        Document restored = WORDING.restore(raw, DETECTOR.detect(raw, DetectionOptions.of(PolicySet.all())), style);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), new KeptOpen(writer))) {
            json.writeStartObject();
            json.writeStringProperty("id", id);
            json.writeStringProperty("text", restored.text());
            json.writeArrayPropertyStart("entities");
            for (Marked mark : marks) {
                json.writeStartObject();
                json.writeStringProperty("type", mark.type);
                json.writeNumberProperty("start", RestoredForm.moved(raw, restored, mark.start));
                json.writeNumberProperty("end", RestoredForm.moved(raw, restored, mark.end - 1) + 1);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void readMarks(JsonParser parser, List<Marked> marks) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String type = "";
            int start = 0;
            int end = 0;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> type = parser.getString();
                    case "start" -> start = parser.getIntValue();
                    case "end" -> end = parser.getIntValue();
                    default -> parser.skipChildren();
                }
            }
            marks.add(new Marked(type, start, end));
        }
    }

    /** The generator closes what it wrote to; the file is to stay open. */
    private static final class KeptOpen extends java.io.FilterWriter {
        KeptOpen(Writer writer) {
            super(writer);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
