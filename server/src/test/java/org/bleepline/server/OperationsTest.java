package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.engine.ServerEngine;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
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
    void isReadyWhenTheEnginesAreLoaded() {
        Eventually.holds(() -> assertThat(client.get("/ready").text())
                .isEqualTo("{\"status\":\"ready\",\"region\":\"local\",\"database\":true,\"disk\":true,"
                        + "\"engines\":true}"));
    }

    @Test
    void isHealthyAndNotReadyWhereAnEngineCannotBeLoaded() {
        Bleepline broken = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> {
            throw new SpeechException("the model is missing");
        });
        try (BleeplineServer server = BleeplineServer.start(
                List.of(new ServerEngine("broken", Set.of("en"), broken)),
                "--port=0",
                "--data=" + TestServer.newFolder(),
                "--bleepline.api-keys=" + TestServer.KEY)) {
            Client own = new Client(server.url(), TestServer.KEY);

            assertThat(own.get("/health").status()).isEqualTo(200);
            assertThat(own.get("/ready").status()).isEqualTo(503);
            assertThat(own.get("/ready").json().path("engines").asBoolean(true)).isFalse();
            assertThat(own.transcribe("Hello.", "").path("error").asString())
                    .isEqualTo("Transcription failed: the model is missing");
        }
    }

    @Test
    void answersOnVirtualThreadsWhereTheJdkHasThem() {
        TomcatWebServer tomcat = (TomcatWebServer)
                ((WebServerApplicationContext) TestServer.server().context()).getWebServer();

        String executor = String.valueOf(Objects.requireNonNull(tomcat)
                .getTomcat()
                .getConnector()
                .getProtocolHandler()
                .getExecutor());

        assertThat(executor.contains("VirtualThreadExecutor"))
                .as(executor)
                .isEqualTo(Runtime.version().feature() >= 21);
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
