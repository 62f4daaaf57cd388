package org.bleepline.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.UnknownPolicyException;
import org.bleepline.evaluation.GoldText.Entity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one line of a gold file. Fields that it does not know are passed over. */
final class GoldLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String DEFAULT_LANGUAGE = "en";

    private @Nullable String id;
    private @Nullable String text;
    private @Nullable String recording;
    private String languageCode = DEFAULT_LANGUAGE;
    private final List<Marked> marked = new ArrayList<>();

    private record Marked(String type, int start, int end) {}

    /** A complaint about a line, to be told to the user with its number. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private GoldLine() {}

    static GoldText read(String line, OffsetUnit unit) throws Unreadable {
        GoldLine reader = new GoldLine();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "not a JSON object");
            reader.fields(json);
            require(json.nextToken() == null, "more than one JSON object");
        } catch (JacksonException e) {
            throw new Unreadable("not JSON");
        }
        return reader.gold(unit);
    }

    private void fields(JsonParser json) throws Unreadable {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "id" -> id = value.isScalarValue() ? json.getString() : null;
                case "text" -> text = string(json, value, name);
                case "recording" -> recording = string(json, value, name);
                case "language_code" -> languageCode = string(json, value, name);
                case "entities" -> entities(json, value);
                default -> json.skipChildren();
            }
        }
    }

    private void entities(JsonParser json, JsonToken value) throws Unreadable {
        require(value == JsonToken.START_ARRAY, "entities is not a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT, "an entity is not an object");
            marked.add(entity(json));
        }
    }

    private static Marked entity(JsonParser json) throws Unreadable {
        String type = null;
        int start = -1;
        int end = -1;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "type", "entity_type" -> type = string(json, value, name);
                case "start" -> start = number(json, value, name);
                case "end" -> end = number(json, value, name);
                default -> json.skipChildren();
            }
        }
        if (type == null) {
            throw new Unreadable("an entity has no type");
        }
        require(start >= 0 && end > start, "an entity has no start and end, or ends before it starts");
        return new Marked(type, start, end);
    }

    private GoldText gold(OffsetUnit unit) throws Unreadable {
        String words = text;
        if (words == null) {
            throw new Unreadable("text is missing");
        }
        List<Entity> entities = new ArrayList<>();
        for (Marked mark : marked) {
            int start = utf16(mark.start(), words, unit);
            int end = utf16(mark.end(), words, unit);
            entities.add(new Entity(policy(mark.type()), start, end));
        }
        return new GoldText(id == null ? "" : id, words, languageCode, Optional.ofNullable(recording), entities);
    }

    private static int utf16(int offset, String text, OffsetUnit unit) throws Unreadable {
        int length = unit == OffsetUnit.UTF16 ? text.length() : text.codePointCount(0, text.length());
        require(offset <= length, "an entity leaves the text: offset " + offset + " of " + length);
        return unit == OffsetUnit.UTF16 ? offset : text.offsetByCodePoints(0, offset);
    }

    private static Policy policy(String type) throws Unreadable {
        try {
            Policy policy = Policy.named(type).documentedPolicy();
            require(policy.detectable(), "nothing is ever found for the type of an entity");
            return policy;
        } catch (UnknownPolicyException e) {
            throw new Unreadable("an entity has a type that is no policy");
        }
    }

    private static String string(JsonParser json, JsonToken value, String name) throws Unreadable {
        require(value == JsonToken.VALUE_STRING, name + " is not a string");
        return json.getString();
    }

    private static int number(JsonParser json, JsonToken value, String name) throws Unreadable {
        require(value == JsonToken.VALUE_NUMBER_INT, name + " is not a whole number");
        return json.getIntValue();
    }

    private static void require(boolean holds, String complaint) throws Unreadable {
        if (!holds) {
            throw new Unreadable(complaint);
        }
    }
}
