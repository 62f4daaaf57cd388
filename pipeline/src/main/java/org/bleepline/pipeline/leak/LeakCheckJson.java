package org.bleepline.pipeline.leak;

import tools.jackson.core.JsonGenerator;

/** A leak check's result as JSON: counts and times. Its fields are documented in docs/report.md. */
public final class LeakCheckJson {
    private LeakCheckJson() {}

    /** Writes the value of a property whose name has been written. */
    public static void write(JsonGenerator json, LeakCheckResult check) {
        json.writeStartObject();
        json.writeStringProperty("engine", check.engine());
        json.writeNumberProperty("looks", check.looks());
        json.writeNumberProperty("values_searched", check.valuesSearched());
        json.writeNumberProperty("cuts_measured", check.cutsMeasured());
        if (check.residualDb().isPresent()) {
            json.writeNumberProperty(
                    "residual_db", Math.round(check.residualDb().getAsDouble() * 10) / 10.0);
        } else {
            json.writeNullProperty("residual_db");
        }
        json.writeArrayPropertyStart("repaired");
        for (Leak leak : check.repaired()) {
            json.writeStartObject();
            json.writeNumberProperty("start", leak.time().startMillis());
            json.writeNumberProperty("end", leak.time().endMillis());
            json.writeStringProperty("kind", leak.kind().wireName());
            json.writeNumberProperty("look", leak.look());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
