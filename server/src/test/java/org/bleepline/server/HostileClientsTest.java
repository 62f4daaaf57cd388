package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no decent client sends; {@link WrongRequestTest}, {@link UploadTest} and {@link DownloadTest} have more of it. */
class HostileClientsTest {
    private static final int MANY = 250;

    private final Client client = TestServer.client();

    /** More connections than there are threads, each of which never ends its headers. */
    @Test
    void answersOthersWhileManyTakeTheirTime() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int connection = 0; connection < MANY; connection++) {
                Socket socket = socket();
                slow.add(socket);
                socket.getOutputStream().write(ascii("POST /v2/transcript HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            }

            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.upload(SpokenWav.saying("Hello."))).startsWith("http");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/transcript/../../api-keys",
                "/v2/transcript/..%2f..%2fapi-keys",
                "/upload/../encryption-keys",
                "/upload/%2e%2e/%2e%2e/encryption-keys",
                "/redacted-audio/..%5c..%5cdatabase.mv.db",
                "/redacted-audio/%00.wav",
                "/openapi.yaml/..;/api-keys",
                "//etc/passwd",
                "/../../../../etc/passwd"
            })
    void leadsNowhereOutside(String path) throws IOException {
        String answer = send("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + TestServer.KEY
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403|404) .*");
        assertThat(answer).doesNotContain("root:", "bl_");
    }

    /** What a client says that the server is called must not end up in the addresses that it hands out. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example/path?", "a@evil.example", "<script>", "evil.example:99999999"})
    void handsOutNoAddressMadeOfAStrangeHost(String host) throws IOException {
        String answer = send("POST /v2/upload HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: " + TestServer.KEY
                + "\r\nContent-Length: 4\r\nConnection: close\r\n\r\nRIFF");

        assertThat(answer.replace(host, "")).as(answer).doesNotContain("evil.example/path");
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400 .*|200 .*\"http://127\\.0\\.0\\.1:.*)");
    }

    private String send(String request) throws IOException {
        try (Socket socket = socket();
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream().write(ascii(request));
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket socket() throws IOException {
        return new Socket("127.0.0.1", client.url("/").getPort());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
