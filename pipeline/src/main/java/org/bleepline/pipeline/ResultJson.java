package org.bleepline.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.pipeline.delivery.DeliveryException;
import org.bleepline.pipeline.json.TranscriptJson;
import org.bleepline.pipeline.leak.LeakCheckJson;
import org.bleepline.wording.Written;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes a result as the JSON document that lies beside a redacted recording. Its fields are documented in docs/formats.md. */
final class ResultJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ResultJson() {}

    static void write(Path file, RedactionResult result, RedactionOptions options) {
        try (OutputStream stream = Files.newOutputStream(file);
                JsonGenerator json = JSON.createGenerator(new PrettyContext(), stream)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "language_code", result.redacted().transcript().languageCode());
            json.writeNumberProperty("audio_duration_ms", result.durationMillis());
            json.writeStringProperty("engine", result.engine());
            json.writeStringProperty("redact_pii_sub", options.substitution().wireName());
            json.writeArrayPropertyStart("redact_pii_policies");
            options.policies().wireNames().forEach(json::writeString);
            json.writeEndArray();
            TranscriptJson.writeFields(json, result.redacted().transcript());
            json.writeArrayPropertyStart("spans");
            result.spans().forEach(span -> writeSpan(json, span, true));
            json.writeEndArray();
            json.writeArrayPropertyStart("cuts");
            result.cuts().forEach(cut -> writeCut(json, cut));
            json.writeEndArray();
            if (!result.otherTracks().isEmpty()) {
                json.writeArrayPropertyStart("other_tracks");
                result.otherTracks().forEach(track -> writeTrack(json, track));
                json.writeEndArray();
            }
            result.leakCheck().ifPresent(check -> {
                json.writeName("leak_check");
                LeakCheckJson.write(json, check);
            });
            result.written().ifPresent(written -> writeUnredacted(json, written));
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw new DeliveryException("cannot write the result: the disk may be full", e);
        } catch (IOException e) {
            throw new DeliveryException("cannot write the result: " + e.getMessage(), e);
        }
    }

    /** With the raw words behind the written ones, where they are not the same. */
    private static void writeUnredacted(JsonGenerator json, Written written) {
        json.writeObjectPropertyStart("unredacted");
        TranscriptJson.writeFields(json, written.transcript());
        if (!written.transcript().equals(written.raw())) {
            json.writeObjectPropertyStart("heard");
            TranscriptJson.writeFields(json, written.raw());
            json.writeArrayPropertyStart("behind_words");
            written.rawWords().forEach(words -> {
                json.writeStartArray();
                words.forEach(json::writeNumber);
                json.writeEndArray();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeTrack(JsonGenerator json, OtherTrack track) {
        json.writeStartObject();
        json.writeNumberProperty("track", track.number());
        json.writeStringProperty("engine", track.engine());
        json.writeArrayPropertyStart("spans");
        track.spans().forEach(span -> writeSpan(json, span, false));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** @param words whether its words are in the result, so that their indexes say something */
    private static void writeSpan(JsonGenerator json, RedactedSpan span, boolean words) {
        json.writeStartObject();
        json.writeStringProperty(
                "policy",
                span.label() instanceof Policy policy
                        ? policy.wireName()
                        : span.label().label());
        if (words) {
            json.writeArrayPropertyStart("words");
            span.words().forEach(json::writeNumber);
            json.writeEndArray();
        }
        TranscriptJson.writeTime(json, span.timing());
        json.writeNumberProperty("score", Math.round(span.score() * 1e4) / 1e4);
        json.writeStringProperty("recognizer", span.recognizer());
        json.writeStringProperty("evidence", span.evidence());
        json.writeEndObject();
    }

    private static void writeCut(JsonGenerator json, Cut cut) {
        json.writeStartObject();
        TranscriptJson.writeTime(json, cut.time());
        json.writeBooleanProperty("widened", cut.widened());
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

    private static final class PrettyContext extends ObjectWriteContext.Base {
        @Override
        public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
