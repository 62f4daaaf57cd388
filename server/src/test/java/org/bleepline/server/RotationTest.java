package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.bleepline.server.jobs.Rotation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A new key is put in front, and after a while the old one can go. */
class RotationTest {
    private final String oldKey = newKey();
    private final String newKey = newKey();

    @Test
    void readsEverythingWithoutTheOldKeyInTheEnd() {
        rotate();
    }

    @Test
    void doesSoOnPostgres() {
        rotate(TestPostgres.setting());
    }

    private void rotate(String... settings) {
        Path data = TestServer.newFolder();
        String redacted;
        String failed;
        String deleted;
        String upload;
        try (BleeplineServer server = start(data, oldKey, settings)) {
            Client client = new Client(server.url(), TestServer.KEY);
            redacted = client.transcribe(
                            "My name is Ada Lovelace.",
                            "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true,"
                                    + " 'redact_pii_return_unredacted': true")
                    .path("id")
                    .asString();
            failed = client.transcribe("BREAK", "").path("id").asString();
            deleted = client.transcribe("Hello.", "").path("id").asString();
            client.delete("/v2/transcript/" + deleted);
            upload = client.upload(SpokenWav.saying("Hello again."));
        }

        try (BleeplineServer server = start(data, newKey + "," + oldKey, settings)) {
            Eventually.holds(
                    () -> assertThat(server.context().getBean(Rotation.class).outdated())
                            .isZero());
            assertThat(new Client(server.url(), TestServer.KEY).get("/metrics").text())
                    .contains("bleepline_encryption_outdated{region=\"local\"} 0.0");
        }

        try (BleeplineServer server = start(data, newKey, settings)) {
            Client client = new Client(server.url(), TestServer.KEY);
            JsonNode transcript = client.get("/v2/transcript/" + redacted).json();
            String audio = client.get("/v2/transcript/" + redacted + "/redacted-audio")
                    .json()
                    .path("redacted_audio_url")
                    .asString();

            assertThat(transcript.path("text").asString()).isEqualTo("My name is ### ########.");
            assertThat(transcript.path("unredacted_text").asString()).isEqualTo("My name is Ada Lovelace.");
            assertThat(client.send(HttpRequest.newBuilder(URI.create(server.url()
                                    + URI.create(audio).getRawPath() + "?"
                                    + URI.create(audio).getRawQuery())))
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/v2/transcript/" + failed)
                            .json()
                            .path("error")
                            .asString())
                    .startsWith("Transcription failed");
            assertThat(client.get("/v2/transcript/" + deleted)
                            .json()
                            .path("text")
                            .asString())
                    .isEqualTo("Deleted by user.");
            assertThat(client.await(client.submit(upload, "").path("id").asString())
                            .path("text")
                            .asString())
                    .isEqualTo("Hello again.");
            assertThat(client.get("/v2/transcript").json().path("transcripts").size())
                    .isEqualTo(4);
        }
    }

    private static BleeplineServer start(Path data, String keys, String... settings) {
        String[] all = java.util.Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "--bleepline.encryption.keys=" + keys;
        return TestServer.start(data, all);
    }

    private static String newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
