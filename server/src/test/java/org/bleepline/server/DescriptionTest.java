package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.TreeSet;
import org.bleepline.server.web.Json;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server says about itself at {@code /openapi.yaml}, held against what it does. */
class DescriptionTest {
    private static final Client CLIENT = TestServer.client();
    private static final ObjectNode DOCUMENT = Json.mapper()
            .valueToTree(new Yaml()
                    .<Map<String, Object>>load(CLIENT.get("/openapi.yaml").text()));

    @Test
    void holdsForEveryAnswer() {
        String upload = CLIENT.upload(SpokenWav.saying("My name is Ada Lovelace. Hello."));
        String every = "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true,"
                + " 'redact_pii_return_unredacted': true, 'speaker_labels': true, 'entity_detection': true,"
                + " 'language_detection': true, 'redact_static_entities': {'A': ['b']}";
        JsonNode queued = CLIENT.submit(upload, every);
        String id = queued.path("id").asString();
        requireValid("Transcript", queued);
        requireValid("Transcript", CLIENT.await(id));
        requireValid("Transcript", CLIENT.transcribe("BREAK", ""));
        requireValid("Transcript", CLIENT.transcribe("Hello.", "'multichannel': true"));
        requireValid("TranscriptList", CLIENT.get("/v2/transcript?limit=200").json());
        requireValid("Sentences", get(id, "/sentences"));
        requireValid("Paragraphs", get(id, "/paragraphs"));
        requireValid("WordSearch", get(id, "/word-search?words=name"));
        requireValid("RedactedAudio", get(id, "/redacted-audio"));
        requireValid(
                "RedactedText",
                CLIENT.post("/v2/redact", "{'text': 'My name is Ada.'}").json());
        requireValid("Transcript", CLIENT.delete("/v2/transcript/" + id).json());
        requireValid("Transcript", CLIENT.get("/v2/transcript/" + id).json());
        requireValid("Error", get(id, "/sentences"));
        requireValid("Error", CLIENT.get("/v2/nothing").json());
        requireValid(
                "Error",
                new Client(CLIENT.url("/"), "wrong").get("/v2/transcript").json());
    }

    @Test
    void noticesWhatDoesNotFit() {
        ObjectNode wrong = (ObjectNode) CLIENT.transcribe("Hello.", "").deepCopy();
        wrong.put("audio_duration", 1.5);

        assertThat(schema("Transcript").validate(wrong)).isNotEmpty();
    }

    @Test
    void namesEveryRouteThereIs() {
        TreeSet<String> routes = new TreeSet<>();
        TestServer.server()
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> routes.addAll(mapping.getPatternValues()));
        routes.removeIf(route -> route.equals("/openapi.yaml")
                || route.equals("/upload/{*path}")
                || route.startsWith("/redacted-audio/"));

        TreeSet<String> described = new TreeSet<>(DOCUMENT.path("paths").propertyNames());
        if (described.remove("/v2/transcript/{id}/{format}")) {
            described.add("/v2/transcript/{id}/srt");
            described.add("/v2/transcript/{id}/vtt");
        }

        assertThat(DOCUMENT.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(described).isEqualTo(routes);
    }

    private static JsonNode get(String id, String path) {
        return CLIENT.get("/v2/transcript/" + id + path).json();
    }

    private static void requireValid(String schema, JsonNode answer) {
        assertThat(schema(schema).validate(answer)).as("%s: %s", schema, answer).isEmpty();
    }

    private static Schema schema(String name) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + name);
        root.set("components", DOCUMENT.path("components").deepCopy());
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }
}
