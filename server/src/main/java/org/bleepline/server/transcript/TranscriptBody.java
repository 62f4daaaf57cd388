package org.bleepline.server.transcript;

import java.util.List;
import org.bleepline.server.api.OwnParameters;
import org.bleepline.server.api.TranscriptParameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts together the transcript object of the wire: what was asked, where it stands, and what was said. */
final class TranscriptBody {
    private static final String DELETED_URL = "http://deleted_by_user";
    private static final String DELETED_TEXT = "Deleted by user.";
    private static final String MODEL = "assemblyai_default";

    /** Begins the names of what is kept beside the request's own fields and never sent. */
    private static final String PRIVATE = "_";

    static final String REQUEST_WARNINGS = PRIVATE + "warnings";
    static final String BASE_URL = PRIVATE + "base_url";
    static final String TRANSCRIPT_UPLOAD = Transcripts.TRANSCRIPT_UPLOAD;
    private static final String DURATION = PRIVATE + "audio_duration";

    private static final List<String> RESULTS = List.of(
            "text",
            "words",
            "utterances",
            "confidence",
            "audio_duration",
            "audio_channels",
            "language_confidence",
            "language_detection_results",
            "speech_model_used",
            "entities",
            "unredacted_text",
            "unredacted_words",
            "unredacted_utterances");

    private static final List<String> NEVER_MADE = List.of(
            "auto_highlights_result",
            "content_safety_labels",
            "iab_categories_result",
            "chapters",
            "sentiment_analysis_results",
            "summary",
            "translated_texts",
            "cluster_id",
            "speaker_count");

    /** Switches that are off, not null, in a deleted transcript. */
    private static final List<String> OFF_WHEN_DELETED =
            List.of("redact_pii", "webhook_auth", "auto_highlights", "summarization", "language_detection");

    private TranscriptBody() {}

    /**
     * @param result an empty object where there is none yet
     * @param throttled whether it waits only because as many as may are worked on
     */
    static ObjectNode of(TranscriptRow row, ObjectNode result, boolean throttled) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", row.id());
        body.put("language_model", MODEL);
        body.put("acoustic_model", MODEL);
        body.put("status", row.status().wireName());
        for (String name : RESULTS) {
            JsonNode value = result.get(name);
            if (value != null) {
                body.set(name, value);
            } else if (!name.startsWith("unredacted_") && !name.equals("audio_channels")) {
                body.putNull(name);
            }
        }
        row.request().properties().forEach(field -> {
            if (!field.getKey().equals(TranscriptParameters.WEBHOOK_SECRET)
                    && !field.getKey().startsWith(PRIVATE)
                    && !body.has(field.getKey())) {
                body.set(field.getKey(), field.getValue());
            }
        });
        if (result.has("language_code")) {
            body.set("language_code", result.get("language_code"));
        }
        if (result.has(OwnParameters.NAME)) {
            body.set(OwnParameters.NAME, result.get(OwnParameters.NAME));
        }
        NEVER_MADE.forEach(body::putNull);
        body.put("error", row.error().orElse(null));
        if (throttled) {
            body.put("throttled", true);
        } else {
            body.putNull("throttled");
        }
        body.set(
                "webhook_status_code",
                row.webhookStatusCode()
                        .<JsonNode>map(JsonNodeFactory.instance::numberNode)
                        .orElse(JsonNodeFactory.instance.nullNode()));
        addWarnings(body, row, result);
        if (row.deleted()) {
            body.put("text", DELETED_TEXT);
        }
        return body;
    }

    /** What is kept of a deleted transcript: the fields that every client needs, and how long the recording was. */
    static ObjectNode remains(TranscriptRow row, ObjectNode result) {
        ObjectNode remains = JsonNodeFactory.instance.objectNode();
        row.request().propertyNames().forEach(remains::putNull);
        remains.remove(TranscriptParameters.WEBHOOK_SECRET);
        remains.remove(REQUEST_WARNINGS);
        remains.remove(BASE_URL);
        remains.remove(TRANSCRIPT_UPLOAD);
        OFF_WHEN_DELETED.forEach(name -> remains.put(name, false));
        remains.put("audio_url", DELETED_URL);
        remains.put("webhook_url", DELETED_URL);
        remains.putArray("topics");
        remains.put("redact_pii_return_unredacted", false);
        for (String kept : List.of("speech_model", "speech_models")) {
            remains.set(kept, row.request().path(kept).deepCopy());
        }
        remains.set(DURATION, result.path("audio_duration").deepCopy());
        return remains;
    }

    /** Length of a deleted recording, which is all that is known of it. */
    static ObjectNode resultOfDeleted(TranscriptRow row) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        JsonNode duration = row.request().path(DURATION);
        if (duration.isNumber()) {
            result.set("audio_duration", duration);
        }
        return result;
    }

    private static void addWarnings(ObjectNode body, TranscriptRow row, ObjectNode result) {
        ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
        for (JsonNode source : List.of(row.request().path(REQUEST_WARNINGS), result.path("warnings"))) {
            source.forEach(message -> warnings.addObject().put("message", message.asString("")));
        }
        if (warnings.isEmpty()) {
            body.putNull("metadata");
        } else {
            body.putObject("metadata").set("warnings", warnings);
        }
    }
}
