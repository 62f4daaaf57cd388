package org.bleepline.server.jobs;

import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.web.Json;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The last step: what the transcript object of the wire says beyond the request's own fields. */
final class ResultBody {
    private ResultBody() {}

    static ObjectNode of(Job job, Said said, Published published) {
        TranscriptParameters parameters = job.parameters();
        WireTranscript wire = WireTranscript.of(TextStyle.apply(published.transcript(), parameters), parameters);
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        put(result, "", wire, parameters);
        result.put("confidence", wire.words().isEmpty() ? null : (Double) wire.confidence());
        result.put("audio_duration", (said.info().durationMillis() + 999) / 1000);
        if (parameters.multichannel()) {
            result.put("audio_channels", said.info().channelCount());
        }
        result.put("language_code", said.transcript().languageCode());
        said.languageConfidence().ifPresent(confidence -> result.put("language_confidence", confidence));
        result.put("speech_model_used", job.choice().speechModel());
        if (job.redaction().returnUnredacted()) {
            WireTranscript unredacted = WireTranscript.of(TextStyle.apply(said.transcript(), parameters), parameters);
            put(result, "unredacted_", unredacted, parameters);
        }
        if (parameters.entityDetection()) {
            result.set("entities", Json.mapper().valueToTree(Mentions.of(job, said.transcript())));
        }
        job.warnings().forEach(result.withArray("warnings")::add);
        return result;
    }

    private static void put(ObjectNode result, String prefix, WireTranscript wire, TranscriptParameters parameters) {
        result.put(prefix + "text", wire.text());
        result.set(prefix + "words", Json.mapper().valueToTree(wire.words()));
        if (parameters.speakerLabels() || parameters.multichannel()) {
            result.set(prefix + "utterances", Json.mapper().valueToTree(wire.utterances()));
        } else {
            result.putNull(prefix + "utterances");
        }
    }
}
