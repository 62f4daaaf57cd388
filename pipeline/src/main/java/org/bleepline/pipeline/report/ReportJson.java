package org.bleepline.pipeline.report;

import java.io.ByteArrayOutputStream;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.pipeline.leak.LeakCheckJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report as JSON, the payload of what is signed. Its fields are documented in docs/report.md. */
final class ReportJson {
    /** Version of the fields. */
    static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    static byte[] of(Report report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            json.writeStringProperty("program", report.program());
            json.writeStringProperty("made", report.made().toString());
            json.writeStringProperty("engine", report.engine());
            json.writeNumberProperty("audio_duration_ms", report.durationMillis());
            json.writeArrayPropertyStart("files");
            report.files().forEach(file -> writeFile(json, file));
            json.writeEndArray();
            json.writeObjectPropertyStart("settings");
            report.settings().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeArrayPropertyStart("models");
            report.models().forEach(model -> {
                json.writeStartObject();
                json.writeStringProperty("name", model.name());
                json.writeStringProperty("sha256", model.sha256());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("spans");
            report.spans().forEach(span -> writeSpan(json, span));
            json.writeEndArray();
            json.writeArrayPropertyStart("cuts");
            report.cuts().forEach(cut -> writeCut(json, cut));
            json.writeEndArray();
            if (report.leakCheck().isPresent()) {
                json.writeName("leak_check");
                LeakCheckJson.write(json, report.leakCheck().get());
            } else {
                json.writeNullProperty("leak_check");
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeFile(JsonGenerator json, Report.WrittenFile file) {
        json.writeStartObject();
        json.writeStringProperty("role", file.role());
        json.writeNumberProperty("bytes", file.bytes());
        json.writeStringProperty("sha256", file.sha256());
        json.writeEndObject();
    }

    private static void writeSpan(JsonGenerator json, RedactedSpan span) {
        json.writeStartObject();
        json.writeStringProperty("policy", Report.name(span.label()));
        writeTime(json, span.timing());
        json.writeNumberProperty("score", Math.round(span.score() * 1e4) / 1e4);
        json.writeStringProperty("recognizer", span.recognizer());
        json.writeEndObject();
    }

    private static void writeCut(JsonGenerator json, Cut cut) {
        json.writeStartObject();
        writeTime(json, cut.time());
        json.writeArrayPropertyStart("reasons");
        cut.reasons().stream().sorted().forEach(reason -> json.writeString(reason.wireName()));
        json.writeEndArray();
        if (!cut.channels().everyChannel()) {
            json.writeArrayPropertyStart("channels");
            cut.channels().only().stream().sorted().forEach(channel -> json.writeString(Integer.toString(channel + 1)));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, @Nullable TimeRange time) {
        if (time == null) {
            json.writeNullProperty("start");
            json.writeNullProperty("end");
        } else {
            json.writeNumberProperty("start", time.startMillis());
            json.writeNumberProperty("end", time.endMillis());
        }
    }
}
