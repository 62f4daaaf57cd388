package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bleepline.server.jobs.Housekeeping;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each test has a server of its own with one limit that is easy to reach. */
class LimitTest {
    @Test
    void endsAnEngineThatHangsAndGoesOn() {
        try (BleeplineServer server = TestServer.start(
                TestServer.newFolder(),
                "--bleepline.jobs.threads=1",
                "--bleepline.jobs.time-limit=2s",
                "--bleepline.jobs.grace=200ms")) {
            Client client = new Client(server.url(), TestServer.KEY);

            JsonNode hanging = client.transcribe("HANG here", "");
            JsonNode waiting = client.transcribe("WAIT here", "");

            for (JsonNode stopped : List.of(hanging, waiting)) {
                assertThat(stopped.path("status").asString()).isEqualTo("error");
                assertThat(stopped.path("error").asString())
                        .isEqualTo("Processing took longer than 2 seconds, the limit of this server, and was stopped.");
            }
            assertThat(client.transcribe("And on.", "").path("text").asString()).isEqualTo("And on.");
        }
    }

    @Test
    void makesNoAudioOfLargeOriginals() {
        try (BleeplineServer server =
                TestServer.start(TestServer.newFolder(), "--bleepline.redacted-audio.max-original=10KB")) {
            Client client = new Client(server.url(), TestServer.KEY);

            JsonNode transcript = client.transcribe(
                    "My name is Ada.",
                    "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true");

            assertThat(transcript.path("status").asString()).isEqualTo("completed");
            assertThat(transcript.path("metadata").toString()).contains("too large");
            assertThat(client.get("/v2/transcript/" + transcript.path("id").asString() + "/redacted-audio")
                            .error())
                    .contains("too large");
        }
    }

    @Test
    void forgetsWhatIsPastItsTime() {
        try (BleeplineServer server = TestServer.start(
                TestServer.newFolder(),
                "--bleepline.retention.uploads=1ms",
                "--bleepline.retention.redacted-audio=1ms",
                "--bleepline.jobs.threads=1")) {
            Client client = new Client(server.url(), TestServer.KEY);
            String upload = client.upload(SpokenWav.saying("My name is Ada."));
            String id = client.submit(
                            upload,
                            "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true")
                    .path("id")
                    .asString();
            client.await(id);

            Eventually.holds(() -> {
                server.context().getBean(Housekeeping.class).round();
                assertThat(client.post("/v2/transcript", "{'audio_url': '" + upload + "'}")
                                .status())
                        .isEqualTo(403);
                assertThat(client.get("/v2/transcript/" + id + "/redacted-audio")
                                .error())
                        .isEqualTo("The redacted audio of this transcript has expired.");
            });
            assertThat(client.get("/v2/transcript/" + id).json().path("text").asString())
                    .isEqualTo("My name is ###.");
        }
    }

    @Test
    void refusesWorkWhenTheDiskIsNearlyFull() {
        try (BleeplineServer server =
                TestServer.start(TestServer.newFolder(), "--bleepline.upload.min-free-space=100000GB")) {
            Client client = new Client(server.url(), TestServer.KEY);

            Client.Answer answer = client.post("/v2/upload", SpokenWav.saying("Hello."), "audio/wav");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.error()).contains("no room");
            assertThat(client.get("/ready").status()).isEqualTo(503);
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }
}
