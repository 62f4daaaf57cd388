package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DownloadTest {
    private static final Receiver ALLOWED = new Receiver();
    private static BleeplineServer server = TestServer.server();
    private final Receiver inner = new Receiver();

    @BeforeAll
    static void start() {
        server = TestServer.start(
                TestServer.newFolder(),
                "--bleepline.fetch.allow=127.0.0.1:" + ALLOWED.port(),
                "--bleepline.fetch.max-size=200KB",
                "--bleepline.fetch.time-limit=2s");
    }

    @AfterAll
    static void stop() {
        server.close();
        ALLOWED.close();
    }

    @AfterEach
    void stopInner() {
        inner.close();
    }

    @Test
    void fetchesAndFollows() {
        ALLOWED.at("/call.wav", Receiver.file(SpokenWav.saying("Hello there.")));
        ALLOWED.at("/old.wav", Receiver.redirect("/call.wav"));

        assertThat(transcribe(ALLOWED.url("/old.wav")).path("text").asString()).isEqualTo("Hello there.");
    }

    @Test
    void refusesInnerAddressesAtOnceAndBehindARedirect() {
        ALLOWED.at("/trap", Receiver.redirect(inner.url("/secret")));

        for (String url : new String[] {
            inner.url("/secret"),
            ALLOWED.url("/trap"),
            "http://localhost:" + inner.port() + "/secret",
            "http://169.254.169.254/latest/meta-data",
            "http://[::1]:" + inner.port() + "/secret",
            "http://0.0.0.0:" + inner.port() + "/secret"
        }) {
            assertThat(transcribe(url).path("error").asString())
                    .isEqualTo("Download error, unable to download " + url
                            + ". Please make sure the file exists and is accessible from the internet.");
        }
        assertThat(inner.received("/")).isEmpty();
    }

    @Test
    void refusesToPostToInnerAddresses() {
        ALLOWED.at("/call.wav", Receiver.file(SpokenWav.saying("Hello there.")));
        Client client = new Client(server.url(), TestServer.KEY);

        client.await(client.submit(ALLOWED.url("/call.wav"), "'webhook_url': '" + inner.url("/hook") + "'")
                .path("id")
                .asString());
        String next = client.submit(ALLOWED.url("/call.wav"), "'webhook_url': '" + ALLOWED.url("/hook") + "'")
                .path("id")
                .asString();

        Eventually.holds(() -> assertThat(ALLOWED.received("/hook"))
                .anySatisfy(request -> assertThat(request.body()).contains(next)));
        assertThat(inner.received("/")).isEmpty();
    }

    @Test
    void endsDownloadsThatAreTooLargeOrTooSlow() {
        ALLOWED.at("/large.wav", Receiver.file(new byte[300_000]));
        ALLOWED.at("/endless.wav", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[1000]);
            }
        });
        ALLOWED.at("/trickle.wav", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int count = 0; count < 500; count++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                Client.pause();
            }
        });

        assertThat(transcribe(ALLOWED.url("/large.wav")).path("error").asString())
                .contains("The file is larger than 204800 bytes");
        assertThat(transcribe(ALLOWED.url("/endless.wav")).path("error").asString())
                .contains("The file is larger than 204800 bytes");
        assertThat(transcribe(ALLOWED.url("/trickle.wav")).path("error").asString())
                .startsWith("Download error");
    }

    @Test
    void doesNotUnpackBombs() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream bomb = new GZIPOutputStream(packed)) {
            bomb.write(new byte[50 << 20]);
        }
        ALLOWED.at("/bomb.wav", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });

        assertThat(transcribe(ALLOWED.url("/bomb.wav")).path("error").asString())
                .startsWith("File does not appear to contain audio.");
    }

    @Test
    void stopsAfterTooManyRedirects() {
        ALLOWED.at("/loop", Receiver.redirect("/loop"));
        ALLOWED.at("/file", Receiver.redirect("file:///etc/passwd"));

        assertThat(transcribe(ALLOWED.url("/loop")).path("error").asString()).startsWith("Download error");
        assertThat(transcribe(ALLOWED.url("/file")).path("error").asString()).startsWith("Download error");
        assertThat(ALLOWED.received("/loop").size()).isLessThan(10);
    }

    private static JsonNode transcribe(String url) {
        Client client = new Client(server.url(), TestServer.KEY);
        return client.await(client.submit(url, "").path("id").asString());
    }
}
