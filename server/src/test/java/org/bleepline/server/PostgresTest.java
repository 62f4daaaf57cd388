package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same server on a real PostgreSQL. */
class PostgresTest {
    private static final String REDACT =
            "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true,"
                    + " 'redact_pii_return_unredacted': true";

    @Test
    void worksOverARestart() {
        Path data = TestServer.newFolder();
        String url = TestPostgres.setting();
        try (Receiver receiver = new Receiver()) {
            String waiting;
            String id;
            try (BleeplineServer server = TestServer.start(data, url, "--bleepline.jobs.threads=1")) {
                Client client = new Client(server.url(), TestServer.KEY);
                JsonNode transcript = client.transcribe(
                        "My name is Ada Lovelace.", REDACT + ", 'webhook_url': '" + receiver.url("/hook") + "'");
                id = transcript.path("id").asString();
                assertThat(transcript.path("text").asString()).isEqualTo("My name is ### ########.");
                assertThat(transcript.path("unredacted_text").asString()).contains("Ada");
                Eventually.holds(() -> assertThat(receiver.received("/hook")).hasSize(2));
                assertThat(client.transcribe("BREAK", "").path("status").asString())
                        .isEqualTo("error");
                client.submit(client.upload(SpokenWav.saying("WAIT")), "");
                waiting = client.submit(client.upload(SpokenWav.saying("Later.")), "")
                        .path("id")
                        .asString();
                JsonNode page = client.get("/v2/transcript?limit=2").json();
                assertThat(page.path("transcripts").size()).isEqualTo(2);
                String blocked = page.path("transcripts").get(1).path("id").asString();
                client.delete("/v2/transcript/" + blocked);
                assertThat(client.get("/v2/transcript/" + blocked)
                                .json()
                                .path("text")
                                .asString())
                        .isEqualTo("Deleted by user.");
            }
            try (BleeplineServer server = TestServer.start(data, url)) {
                Client client = new Client(server.url(), TestServer.KEY);

                assertThat(client.await(waiting).path("text").asString()).isEqualTo("Later.");
                assertThat(client.get("/v2/transcript/" + id + "/redacted-audio")
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    /** As docs/operations.md says: a role that owns its database and is nothing else. */
    @Test
    void needsNoMoreThanADatabaseOfItsOwn() {
        String database = TestPostgres.newDatabaseOfARole("bleepline");
        try (BleeplineServer server = TestServer.start(
                TestServer.newFolder(),
                "--bleepline.database.url=jdbc:postgresql://127.0.0.1:" + TestPostgres.port() + "/" + database,
                "--bleepline.database.username=bleepline",
                "--bleepline.database.password=secret")) {
            Client client = new Client(server.url(), TestServer.KEY);

            assertThat(client.transcribe("Hello.", "").path("text").asString()).isEqualTo("Hello.");
        }
    }
}
