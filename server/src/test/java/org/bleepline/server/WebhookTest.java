package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookTest {
    private final Client client = TestServer.client();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void tellsOfTheTranscriptAndOfTheAudio() {
        String id = submit(
                "/hook?customer=7",
                "My name is Ada Lovelace.",
                ", 'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true,"
                        + " 'webhook_auth_header_name': 'X-Secret', 'webhook_auth_header_value': 'hush'");

        Eventually.holds(() -> assertThat(receiver.received("/hook")).hasSize(2));
        List<Receiver.Received> received = receiver.received("/hook");
        JsonNode ended = received.stream()
                .map(Receiver.Received::json)
                .filter(body -> body.has("transcript_id"))
                .findFirst()
                .orElseThrow();
        JsonNode audio = received.stream()
                .map(Receiver.Received::json)
                .filter(body -> body.has("redacted_audio_url"))
                .findFirst()
                .orElseThrow();

        assertThat(ended.toString()).isEqualTo("{\"transcript_id\":\"" + id + "\",\"status\":\"completed\"}");
        assertThat(audio.path("status").asString()).isEqualTo("redacted_audio_ready");
        assertThat(client.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                                audio.path("redacted_audio_url").asString())))
                        .status())
                .isEqualTo(200);
        assertThat(received).allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/hook?customer=7");
            assertThat(request.headers().get("X-secret")).containsExactly("hush");
            assertThat(request.headers())
                    .hasEntrySatisfying(
                            "Content-type", values -> assertThat(values.get(0)).startsWith("application/json"));
        });
        Eventually.holds(() -> assertThat(client.get("/v2/transcript/" + id)
                        .json()
                        .path("webhook_status_code")
                        .asInt())
                .isEqualTo(200));
        assertThat(client.get("/v2/transcript/" + id).text()).doesNotContain("hush");
        assertThat(client.get("/v2/transcript/" + id)
                        .json()
                        .path("webhook_auth")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void tellsOfFailuresToo() {
        String id = submit("/failed", "BREAK", "");

        Eventually.holds(() -> assertThat(receiver.received("/failed")).hasSize(1));
        assertThat(receiver.received("/failed").get(0).body())
                .isEqualTo("{\"transcript_id\":\"" + id + "\",\"status\":\"error\"}");
    }

    @Test
    void triesTenTimesAndNoMore() {
        receiver.at("/down", Receiver.status(503));

        String id = submit("/down", "Hello.", "");

        Eventually.holds(() -> assertThat(receiver.received("/down")).hasSize(10));
        String next = submit("/up", "Hello.", "");
        Eventually.holds(() -> assertThat(code(next)).isEqualTo(200));
        assertThat(receiver.received("/down")).hasSize(10);
        assertThat(code(id)).isEqualTo(503);
    }

    @Test
    void takesARefusalAsFinal() {
        receiver.at("/gone", Receiver.status(410));

        String id = submit("/gone", "Hello.", "");

        Eventually.holds(() -> assertThat(code(id)).isEqualTo(410));
        String next = submit("/up", "Hello.", "");
        Eventually.holds(() -> assertThat(code(next)).isEqualTo(200));
        assertThat(receiver.received("/gone")).hasSize(1);
    }

    @Test
    void doesNotFollowRedirects() {
        receiver.at("/moved", Receiver.redirect("/elsewhere"));

        submit("/moved", "Hello.", "");

        Eventually.holds(() -> assertThat(receiver.received("/moved")).hasSizeGreaterThan(2));
        assertThat(receiver.received("/elsewhere")).isEmpty();
    }

    @Test
    void goesOnTryingAfterARestart() throws Exception {
        receiver.at("/late", Receiver.status(500));
        java.nio.file.Path data = TestServer.newFolder();
        String id;
        try (BleeplineServer first = TestServer.start(data)) {
            Client before = new Client(first.url(), TestServer.KEY);
            id = before.submit(
                            before.upload(SpokenWav.saying("Hello.")), "'webhook_url': '" + receiver.url("/late") + "'")
                    .path("id")
                    .asString();
            Eventually.holds(() -> assertThat(receiver.received("/late")).hasSizeGreaterThan(1));
        }
        int before = receiver.received("/late").size();
        receiver.at("/late", Receiver.status(204));

        try (BleeplineServer second = TestServer.start(data)) {
            Client after = new Client(second.url(), TestServer.KEY);
            Eventually.holds(() -> assertThat(after.get("/v2/transcript/" + id)
                            .json()
                            .path("webhook_status_code")
                            .asInt())
                    .isEqualTo(204));
        }
        assertThat(receiver.received("/late")).hasSize(before + 1);
    }

    /** As if the server were killed between the answer and the note of it: the message comes again, and the note with it. */
    @Test
    void marksTheTranscriptEvenIfItCouldNotAtFirst() throws Exception {
        try (BleeplineServer server = TestServer.start(TestServer.newFolder())) {
            FailingOnce.arm(server.context().getBean(com.zaxxer.hikari.HikariDataSource.class));
            Client own = new Client(server.url(), TestServer.KEY);
            String id = own.submit(
                            own.upload(SpokenWav.saying("Hello.")), "'webhook_url': '" + receiver.url("/marked") + "'")
                    .path("id")
                    .asString();

            Eventually.holds(() -> assertThat(own.get("/v2/transcript/" + id)
                            .json()
                            .path("webhook_status_code")
                            .asInt(0))
                    .isEqualTo(200));
            assertThat(FailingOnce.hasFailed()).isTrue();
            assertThat(receiver.received("/marked")).hasSize(2);
        }
    }

    @Test
    void givesUpOnASilentReceiverInTime() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        receiver.at("/silent", exchange -> {
            try {
                end.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        try (BleeplineServer server = TestServer.start(
                TestServer.newFolder(), "--bleepline.webhooks.patience=300ms", "--bleepline.webhooks.attempts=2")) {
            Client impatient = new Client(server.url(), TestServer.KEY);
            String id = impatient
                    .submit(
                            impatient.upload(SpokenWav.saying("Hello.")),
                            "'webhook_url': '" + receiver.url("/silent") + "'")
                    .path("id")
                    .asString();

            Eventually.holds(() -> assertThat(receiver.received("/silent")).hasSize(2));
            assertThat(impatient.await(id).path("webhook_status_code").isNull()).isTrue();
        } finally {
            end.countDown();
        }
    }

    private int code(String id) {
        return client.get("/v2/transcript/" + id)
                .json()
                .path("webhook_status_code")
                .asInt(0);
    }

    private String submit(String path, String said, String parameters) {
        return client.submit(
                        client.upload(SpokenWav.saying(said)),
                        "'webhook_url': '" + receiver.url(path) + "'" + parameters)
                .path("id")
                .asString();
    }
}
