package org.bleepline.server.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bleepline.server.web.ApiException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a JSON object, each checked as it is read. Null counts as absent. Messages name the field. */
final class Fields {
    private final ObjectNode object;
    private final String prefix;

    Fields(ObjectNode object) {
        this(object, "");
    }

    private Fields(ObjectNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    Optional<JsonNode> any(String name) {
        return Optional.ofNullable(value(name));
    }

    boolean flag(String name, boolean otherwise) {
        return optionalFlag(name).orElse(otherwise);
    }

    Optional<Boolean> optionalFlag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        require(value.isBoolean(), name, "must be true or false");
        return Optional.of(value.booleanValue());
    }

    Optional<String> text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        require(value.isString(), name, "must be a string");
        return Optional.of(value.stringValue());
    }

    Optional<String> choice(String name, List<String> allowed) {
        Optional<String> text = text(name);
        text.ifPresent(
                value -> require(allowed.contains(value), name, "must be one of: " + String.join(", ", allowed)));
        return text;
    }

    Optional<Long> integer(String name, long least, long most) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        require(
                whole && value.longValue() >= least && value.longValue() <= most,
                name,
                most == Long.MAX_VALUE
                        ? "must be an integer of at least " + least
                        : "must be an integer between " + least + " and " + most);
        return Optional.of(value.longValue());
    }

    Optional<Double> number(String name, double least, double most) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        require(
                value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most,
                name,
                "must be a number between " + least + " and " + most);
        return Optional.of(value.doubleValue());
    }

    List<String> texts(String name) {
        return value(name) == null ? List.of() : texts(name, array(name));
    }

    /** A bare string counts as a list of one. */
    List<String> textOrTexts(String name) {
        JsonNode value = value(name);
        return value != null && value.isString() ? List.of(value.stringValue()) : texts(name);
    }

    Optional<Fields> object(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode inner) {
            return Optional.of(new Fields(inner, prefix + name + "."));
        }
        throw wrong(name, "must be an object");
    }

    List<Fields> objects(String name) {
        if (value(name) == null) {
            return List.of();
        }
        List<Fields> all = new ArrayList<>();
        for (JsonNode item : array(name)) {
            if (!(item instanceof ObjectNode inner)) {
                throw wrong(name, "must be a list of objects");
            }
            all.add(new Fields(inner, prefix + name + "[]."));
        }
        return all;
    }

    List<String> names() {
        return List.copyOf(object.propertyNames());
    }

    void require(boolean condition, String name, String demand) {
        if (!condition) {
            throw wrong(name, demand);
        }
    }

    ApiException wrong(String name, String demand) {
        return ApiException.badRequest("`" + prefix + name + "` " + demand);
    }

    private ArrayNode array(String name) {
        if (value(name) instanceof ArrayNode array) {
            return array;
        }
        throw wrong(name, "must be a list");
    }

    private List<String> texts(String name, ArrayNode array) {
        List<String> all = new ArrayList<>();
        for (JsonNode item : array) {
            require(item.isString(), name, "must be a list of strings");
            all.add(item.stringValue());
        }
        return all;
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
