package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A call full of personal data leaves no trace of it: not in logs, not in the database's files, not in folders, not in metrics. */
class PrivacyTest {
    private static final List<String> SECRETS = List.of(
            "Lovelace", "Zanzibarquist", "415-555-0134", "4111111111111111", "078-05-1120", "hushhush", "Bearclaw");

    @Test
    void leavesNoTraceOfWhatWasSaid() throws IOException {
        Path data = TestServer.newFolder();
        String metrics;
        try (KilledServer server = new KilledServer(data);
                Receiver receiver = new Receiver()) {
            server.awaitHealthy();
            Client client = new Client(server.url(), TestServer.KEY);
            String all = "My name is Ada Lovelace of Zanzibarquist, call 415-555-0134, card 4111111111111111,"
                    + " social 078-05-1120, tool Bearclaw.";
            String parameters = "'redact_pii': true, 'redact_pii_policies': ['person_name', 'phone_number'],"
                    + " 'redact_pii_return_unredacted': true, 'entity_detection': true, 'redact_pii_audio': true,"
                    + " 'redact_static_entities': {'TOOL': ['Bearclaw']}, 'webhook_url': '" + receiver.url("/hook")
                    + "', 'webhook_auth_header_name': 'X-Secret', 'webhook_auth_header_value': 'hushhush'";

            String text = client.transcribe(all, parameters).toString();
            assertThat(text).contains("Zanzibarquist", "Bearclaw").doesNotContain("hushhush");
            client.transcribe(all + " EXPLODE", parameters);
            client.transcribe(all + " BREAK", parameters);
            client.post("/v2/transcript", "{'audio_url': 17, 'prompt': 'Lovelace'}");
            client.post("/v2/transcript", "{'Lovelace': 415-555-0134".getBytes(StandardCharsets.UTF_8), "a/b");
            client.get("/v2/Lovelace/415-555-0134");
            client.post(
                    "/v2/redact",
                    "{'text': 'I am Ada Lovelace, 415-555-0134', 'redact_pii_policies': ['person_name']}");
            metrics = client.get("/metrics").text();
            assertThat(receiver.received("/hook"))
                    .allSatisfy(request -> assertThat(request.body()).doesNotContain("Lovelace"));
            assertThat(count(data.resolve("work"))).isZero();
        }

        assertThat(metrics).contains("bleepline_transcripts_total").doesNotContain(SECRETS);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : SECRETS) {
                    assertThat(content.contains(secret))
                            .as("%s in %s", secret, file.getFileName())
                            .isFalse();
                    assertThat(content.contains(spacedOut(secret)))
                            .as("samples of %s in %s", secret, file.getFileName())
                            .isFalse();
                }
                assertThat(content.contains(TestServer.KEY))
                        .as("the key in %s", file.getFileName())
                        .isFalse();
            }
        }
    }

    /** How a word looks in the samples of a recording. */
    private static String spacedOut(String text) {
        return String.join("\0", text.split(""));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
