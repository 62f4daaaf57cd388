package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.Recordings;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.report.ReportKey;
import org.bleepline.pipeline.report.SignedReport;
import org.bleepline.server.engine.ServerEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The leak check and the report, which are ours: {@code bleepline.verify} and {@code bleepline.report}. */
class ReportTest {
    private static final Client CLIENT = TestServer.client();
    private static final String REDACT = "'redact_pii': true, 'redact_pii_policies': ['person_name']";

    @TempDir
    Path folder;

    @Test
    void tellsHowTheCheckWent() {
        JsonNode done = CLIENT.transcribe(
                "My name is Ada Lovelace. Hello.",
                REDACT + ", 'redact_pii_audio': true, 'bleepline': {'verify': true}");

        assertThat(done.path("status").asString())
                .as(done.path("error").asString(""))
                .isEqualTo("completed");
        JsonNode own = done.path("bleepline");
        assertThat(own.path("verify").asBoolean()).isTrue();
        assertThat(own.path("leak_check").path("engine").asString()).isEqualTo("scripted 1");
        assertThat(own.path("leak_check").path("looks").asInt()).isEqualTo(1);
        assertThat(own.path("leak_check").path("values_searched").asInt()).isEqualTo(1);
    }

    @Test
    void isCheckedByAnotherEngineWhereOneIsNamed() {
        JsonNode done = CLIENT.transcribe(
                "My name is Ada Lovelace. Hello.",
                REDACT + ", 'redact_pii_audio': true, 'bleepline': {'verify': true, 'verify_engine': 'second'}");

        assertThat(done.path("bleepline").path("leak_check").path("engine").asString())
                .as(done.path("error").asString(""))
                .isEqualTo("second 1");
        assertThat(done.path("bleepline").path("verify_engine").asString()).isEqualTo("second");
    }

    /** Recordings whose writer forgets every cut. */
    @Test
    void failsWhereSomethingCanStillBeHeard() {
        Recordings real = FfmpegRecordings.bundled();
        Recordings forgetful = (Recordings) Proxy.newProxyInstance(
                Recordings.class.getClassLoader(), new Class<?>[] {Recordings.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("redact")) {
                        arguments[3] = List.of();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        ServerEngine engine = new ServerEngine(
                "scripted", Set.of("en"), Bleepline.of(forgetful, Detector::standard, ScriptedEngine::new));
        try (BleeplineServer server = BleeplineServer.start(
                List.of(engine), "--port=0", "--data=" + folder, "--bleepline.api-keys=" + TestServer.KEY)) {
            Client client = new Client(server.url(), TestServer.KEY);

            JsonNode failed = client.transcribe(
                    "My name is Ada Lovelace. Hello.",
                    REDACT + ", 'redact_pii_audio': true, 'bleepline': {'verify': true, 'verify_rounds': 1}");

            assertThat(failed.path("status").asString()).isEqualTo("error");
            assertThat(failed.path("error").asString())
                    .startsWith("The leak check failed: after 1 round")
                    .doesNotContain("Ada", "Lovelace");
            assertThat(client.get("/v2/transcript/" + failed.path("id").asString() + "/redacted-audio")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void handsOutTheReport() throws IOException {
        String id = CLIENT.transcribe(
                        "My name is Ada Lovelace. Hello.",
                        REDACT + ", 'redact_pii_audio': true, 'bleepline': {'report': true}")
                .path("id")
                .asString();

        Client.Answer page = CLIENT.get("/v2/transcript/" + id + "/report");
        Client.Answer signed = CLIENT.get("/v2/transcript/" + id + "/report?format=jws");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.text()).contains("<mark>PERSON_NAME</mark>").doesNotContain("Lovelace");
        Path file = Files.writeString(folder.resolve("report.jws"), signed.text());
        SignedReport report =
                SignedReport.verified(file, ReportKey.in(TestServer.data()).publicKey());
        assertThat(report.spanCount()).isEqualTo(1);
        assertThat(CLIENT.get("/v2/transcript/" + id).text()).doesNotContain("_report", "<html");
        assertThat(TestServer.otherProject()
                        .get("/v2/transcript/" + id + "/report")
                        .status())
                .isEqualTo(400);

        CLIENT.delete("/v2/transcript/" + id);

        assertThat(CLIENT.get("/v2/transcript/" + id + "/report").status()).isEqualTo(400);
    }

    @Test
    void saysWhereThereIsNone() {
        String id = CLIENT.transcribe("Hello.", "").path("id").asString();

        assertThat(CLIENT.get("/v2/transcript/" + id + "/report").error()).contains("has no report");
        assertThat(CLIENT.get("/v2/transcript/" + id + "/report?format=pdf").error())
                .startsWith("`format`");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertRefused("'bleepline': {'verfy': true}", "`bleepline.verfy` is not known");
        assertRefused(REDACT + ", 'bleepline': {'verify': true}", "redact_pii_audio");
        assertRefused("'bleepline': {'report': true}", "redact_pii");
        assertRefused("'bleepline': {'verify_rounds': 11}", "`bleepline.verify_rounds`");
        assertRefused(
                REDACT + ", 'redact_pii_audio': true, 'bleepline': {'verify': true, 'verify_engine': 'secnd'}",
                "`bleepline.verify_engine` names no engine of this server; there are: scripted, ");
        assertRefused(
                REDACT + ", 'redact_pii_audio': true, 'bleepline': {'verify_engine': 'second'}",
                "`bleepline.verify_engine` goes with");
        assertRefused("'bleepline': true", "`bleepline` must be an object");
    }

    private static void assertRefused(String parameters, String message) {
        Client.Answer answer =
                CLIENT.post("/v2/transcript", "{'audio_url': 'https://example.org/a.mp3', " + parameters + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains(message);
    }
}
