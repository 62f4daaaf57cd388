package org.bleepline.pipeline.imported;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value in a JSON file with its place in it. Asking for a type that it does not have is a
 * {@link TranscriptFormatException} that names the place and not the value.
 *
 * @param path such as {@code results.channels[0].alternatives}
 */
record JsonValue(JsonNode node, String path) {
    /** The field of that name, or null where it is absent or null. */
    @Nullable
    JsonValue get(String name) {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : new JsonValue(value, path.isEmpty() ? name : path + "." + name);
    }

    /** The first of these fields that is there, or null: one format in two spellings. */
    @Nullable
    JsonValue first(String... names) {
        for (String name : names) {
            JsonValue value = get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The list in that field; empty where the field is absent. */
    List<JsonValue> list(String name) {
        JsonValue value = get(name);
        return value == null ? List.of() : value.elements();
    }

    List<JsonValue> elements() {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        return new AbstractList<>() {
            @Override
            public JsonValue get(int index) {
                return new JsonValue(node.get(index), path + "[" + index + "]");
            }

            @Override
            public int size() {
                return node.size();
            }
        };
    }

    /** The values of an object's fields, whatever their names, which may say who was called. */
    List<JsonValue> values() {
        List<JsonValue> values = new ArrayList<>();
        node.values().forEach(value -> values.add(new JsonValue(value, path + "[" + values.size() + "]")));
        return values;
    }

    /** The string in that field; null where absent. */
    @Nullable
    String text(String... names) {
        JsonValue value = first(names);
        if (value == null) {
            return null;
        }
        if (!value.node.isString()) {
            throw value.wrong("must be a string");
        }
        return value.node.stringValue();
    }

    /** The string or number in that field as a label; null where absent. */
    @Nullable
    String label(String... names) {
        JsonValue value = first(names);
        if (value == null) {
            return null;
        }
        if (value.node.isString()) {
            return value.node.stringValue();
        }
        if (value.node.isNumber()) {
            return value.node.asString();
        }
        throw value.wrong("must be a string or a number");
    }

    /** The number in that field, also written as a string; null where absent. */
    @Nullable
    Double number(String... names) {
        JsonValue value = first(names);
        return value == null ? null : value.asNumber("");
    }

    double number(String name, double ifAbsent) {
        Double value = number(name);
        return value == null ? ifAbsent : value;
    }

    /**
     * This value as a number.
     *
     * @param unit a suffix that a string may carry, such as the {@code s} in {@code "1.5s"}
     */
    double asNumber(String unit) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isString()) {
            String digits = node.stringValue().strip();
            String bare = digits.endsWith(unit) ? digits.substring(0, digits.length() - unit.length()) : digits;
            if (bare.matches("[+-]?\\d{1,18}(\\.\\d{1,18})?")) {
                return Double.parseDouble(bare);
            }
        }
        throw wrong("must be a number");
    }

    boolean isArray() {
        return node.isArray();
    }

    boolean isObject() {
        return node.isObject();
    }

    TranscriptFormatException wrong(String what) {
        return new TranscriptFormatException(
                "the transcript cannot be read: " + (path.isEmpty() ? "it " : "'" + path + "' ") + what);
    }
}
