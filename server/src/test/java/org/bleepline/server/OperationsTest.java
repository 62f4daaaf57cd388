package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OperationsTest {
    private final Client client = TestServer.client();

    @Test
    void saysThatItRunsAndWhere() {
        Client stranger = new Client(client.url("/"), "none");

        assertThat(stranger.get("/health").text()).isEqualTo("{\"status\":\"ok\",\"region\":\"local\"}");
        assertThat(stranger.get("/ready").json().path("database").asBoolean()).isTrue();
    }

    @Test
    void countsWithoutTelling() {
        String id = client.transcribe("Hello.", "").path("id").asString();

        String metrics = client.get("/metrics").text();

        assertThat(metrics)
                .contains("bleepline_transcripts_total{region=\"local\",status=\"completed\"}")
                .contains("bleepline_jobs_running{region=\"local\"}")
                .contains("route=\"/v2/transcript/{id}\"")
                .doesNotContain(id);
    }

    @Test
    void redactsTextWithoutARecording() {
        JsonNode redacted = client.post(
                        "/v2/redact",
                        "{'text': 'My name is Ada Lovelace.\\n\\tWe use Bearclaw.', 'redact_pii_sub': 'entity_name',"
                                + " 'redact_pii_policies': ['person_name'],"
                                + " 'redact_static_entities': {'tool': ['Bearclaw']}}")
                .json();

        assertThat(redacted.path("text").asString())
                .isEqualTo("My name is [PERSON_NAME] [PERSON_NAME].\n\tWe use [TOOL].");
        assertThat(redacted.path("entities").get(0).path("entity_type").asString())
                .isEqualTo("person_name");
        assertThat(redacted.path("entities").get(0).path("start").asInt()).isEqualTo(11);
        assertThat(redacted.toString()).doesNotContain("Ada", "Bearclaw");
    }

    @Test
    void refusesTextThatIsNone() {
        assertThat(client.post("/v2/redact", "{}").error()).startsWith("`text` is required");
        assertThat(client.post("/v2/redact", "{'text': 'a', 'redact_pii_policies': ['x']}")
                        .error())
                .startsWith("`redact_pii_policies`");
        assertThat(client.post("/v2/redact", "{'text': 'a', 'language_code': 'xx'}")
                        .status())
                .isEqualTo(400);
    }
}
