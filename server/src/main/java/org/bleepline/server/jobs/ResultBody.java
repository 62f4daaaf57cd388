package org.bleepline.server.jobs;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import org.bleepline.pipeline.ReportDelivery;
import org.bleepline.pipeline.leak.LeakCheckJson;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.bleepline.server.api.OwnParameters;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.web.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The last step: what the transcript object of the wire says beyond the request's own fields. */
final class ResultBody {
    private ResultBody() {}

    static ObjectNode of(Job job, Said said, Published published) throws IOException {
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
            WireTranscript unredacted =
                    WireTranscript.of(TextStyle.apply(published.unredacted(), parameters), parameters);
            put(result, "unredacted_", unredacted, parameters);
        }
        if (parameters.entityDetection()) {
            result.set("entities", Json.mapper().valueToTree(Mentions.of(job, said)));
        }
        if (published.leakCheck().isPresent()) {
            ObjectNode own = result.putObject(OwnParameters.NAME);
            own.setAll((ObjectNode) parameters.echo().get(OwnParameters.NAME));
            own.set("leak_check", leakCheck(published.leakCheck().get()));
        }
        if (published.report().isPresent()) {
            ReportDelivery report = published.report().get();
            result.put(Transcripts.REPORT_PAGE, Files.readString(report.page()));
            result.put(Transcripts.SIGNED_REPORT, Files.readString(report.signed()));
        }
        job.warnings().forEach(result.withArray("warnings")::add);
        return result;
    }

    private static JsonNode leakCheck(LeakCheckResult check) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.mapper().createGenerator(text)) {
            LeakCheckJson.write(json, check);
        }
        return Json.mapper().readTree(text.toString());
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
