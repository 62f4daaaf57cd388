package org.bleepline.server.textredaction;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.TextRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.pipeline.Languages;
import org.bleepline.pipeline.UnsupportedLanguageException;
import org.bleepline.server.api.RedactionParameters;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.keys.KeyFilter;
import org.bleepline.server.web.ApiException;
import org.bleepline.server.web.Json;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v2/redact}: text in, redacted text out; for chat logs and transcripts that exist already. Takes {@code text}
 * and the same {@code redact_*} parameters as a transcript; all 44 policies unless some are named. Nothing is stored.
 */
@RestController
public final class TextRedactionController {
    private static final int MAX_CHARACTERS = 1_000_000;
    /** The parameters of a transcript need one; it is never looked at. */
    private static final String NO_AUDIO = "http://localhost/none";

    private final SpeechModels models;

    public TextRedactionController(SpeechModels models) {
        this.models = models;
    }

    /** What was removed, without its value; offsets are UTF-16 code units into the text that was sent. */
    record Entity(String entityType, String label, int start, int end, double score) {}

    record Redacted(String text, List<Entity> entities) {}

    @PostMapping("/v2/redact")
    Redacted redact(HttpServletRequest request, @RequestAttribute(KeyFilter.PROJECT) String project)
            throws IOException {
        ObjectNode body = Json.object(request);
        String text = text(body);
        RedactionParameters parameters = parameters(body);
        PolicySet policies = parameters.policies().isEmpty() && !body.hasNonNull("redact_pii_policies")
                ? PolicySet.all()
                : parameters.policies();
        StaticEntities statics = parameters.staticEntities();
        Document document = Document.of(text, language(body));
        List<Span> spans =
                models.engines().get(0).bleepline().detect(document, new DetectionOptions(policies, statics));
        List<Entity> entities = new ArrayList<>();
        spans.forEach(span -> entities.add(
                new Entity(type(span.label()), span.label().label(), span.start(), span.end(), span.score())));
        return new Redacted(TextRedactor.redact(document, spans, parameters.substitution()), entities);
    }

    private static String text(ObjectNode body) {
        JsonNode text = body.path("text");
        if (!text.isString()) {
            throw ApiException.badRequest("`text` is required and must be a string");
        }
        if (text.stringValue().length() > MAX_CHARACTERS) {
            throw ApiException.badRequest("`text` must have at most " + MAX_CHARACTERS + " characters");
        }
        return text.stringValue();
    }

    private static RedactionParameters parameters(ObjectNode body) {
        ObjectNode request = Json.mapper().createObjectNode();
        for (String name : List.of("redact_pii_policies", "redact_pii_sub", "redact_static_entities")) {
            if (body.hasNonNull(name)) {
                request.set(name, body.get(name));
            }
        }
        request.put("audio_url", NO_AUDIO);
        request.put("redact_pii", true);
        return TranscriptParameters.of(request).redaction();
    }

    private static String language(ObjectNode body) {
        String code = body.path("language_code").asString("en");
        try {
            Languages.requireDetectable(code);
            return code;
        } catch (UnsupportedLanguageException e) {
            throw ApiException.badRequest("The following models are not available in this language: redact_pii");
        }
    }

    private static String type(EntityLabel label) {
        return label instanceof Policy policy ? policy.documentedPolicy().wireName() : "static";
    }
}
