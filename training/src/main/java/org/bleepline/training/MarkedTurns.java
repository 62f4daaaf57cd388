package org.bleepline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns of calls in which everything is marked by hand, one JSON object a line: {@code {"text": "hi, i'm ada", "entities":
 * [{"type": "person_name", "start": 8, "end": 11}]}}.
 */
final class MarkedTurns {
    /**
     * What is marked in a turn.
     *
     * @param start offset of the first character
     * @param end offset behind the last character
     * @param type the documented policy, as on the wire
     */
    record Value(int start, int end, String type) {}

    /** A turn and its marks, in order, not overlapping. */
    record Turn(String text, List<Value> values) {
        Turn {
            values = List.copyOf(values);
        }

        /** Whether it is written without capitals. */
        boolean isRaw() {
            return text.equals(text.toLowerCase(Locale.ROOT));
        }
    }

    private static final Pattern MARK = Pattern.compile("\\[(\\w+):([^\\]]*)]");
    private static final JsonFactory JSON = new JsonFactory();

    private MarkedTurns() {}

    static List<Turn> read(Path file) {
        List<Turn> turns = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    turns.add(readLine(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the marked turns", e);
        }
        return turns;
    }

    /** @param files with commas between them, or none */
    static List<Turn> readAll(String files) {
        List<Turn> turns = new ArrayList<>();
        for (String file : files.split(",")) {
            if (!file.isBlank()) {
                turns.addAll(read(Path.of(file)));
            }
        }
        return turns;
    }

    /** Those that were written for training, {@linkplain Markup marked between brackets}. */
    static List<Turn> own() {
        return WordLists.lines("turns/calls.txt").stream()
                .map(MarkedTurns::bracketed)
                .toList();
    }

    private static Turn bracketed(String line) {
        StringBuilder text = new StringBuilder();
        List<Value> values = new ArrayList<>();
        Matcher mark = MARK.matcher(line);
        int at = 0;
        while (mark.find()) {
            text.append(line, at, mark.start());
            int start = text.length();
            text.append(mark.group(2));
            values.add(new Value(start, text.length(), mark.group(1)));
            at = mark.end();
        }
        return new Turn(text.append(line.substring(at)).toString(), values);
    }

    private static Turn readLine(String line) {
        String text = "";
        List<Value> values = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "text" -> text = parser.getString();
                    case "entities" -> readValues(parser, values);
                    default -> parser.skipChildren();
                }
            }
        }
        values.sort(java.util.Comparator.comparingInt(Value::start));
        return new Turn(text, values);
    }

    private static void readValues(JsonParser parser, List<Value> values) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            int start = 0;
            int end = 0;
            String type = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "start" -> start = parser.getIntValue();
                    case "end" -> end = parser.getIntValue();
                    case "type" -> type = parser.getString();
                    default -> parser.skipChildren();
                }
            }
            values.add(new Value(start, end, type));
        }
    }
}
