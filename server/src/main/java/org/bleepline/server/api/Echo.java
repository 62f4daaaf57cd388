package org.bleepline.server.api;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects the parameters as the transcript repeats them. */
final class Echo {
    private final Fields fields;
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    Echo(Fields fields) {
        this.fields = fields;
    }

    void put(String name, String value) {
        object.put(name, value);
    }

    void put(String name, boolean value) {
        object.put(name, value);
    }

    void putNull(String name) {
        object.putNull(name);
    }

    /** What the client sent; null if it sent nothing, or if it is not to be repeated. */
    void copy(String name, boolean repeated) {
        JsonNode value = repeated ? fields.any(name).orElse(null) : null;
        if (value == null) {
            object.putNull(name);
        } else {
            object.set(name, value.deepCopy());
        }
    }

    void copyOrEmptyList(String name) {
        copy(name, true);
        if (object.path(name).isNull()) {
            object.putArray(name);
        }
    }

    ObjectNode object() {
        return object;
    }
}
