package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
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

    /** More connections than there are threads on two processors, each of which begins a request and never ends it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Slow: ",
                "Authorization: " + TestServer.KEY + "\r\nContent-Length: 100000\r\n\r\n{",
                "Authorization: " + TestServer.KEY + "\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
                "Authorization: wrong\r\nContent-Length: 100000\r\n\r\n{"
            })
    void answersOthersWhileManyTakeTheirTime(String beginOfRequest) throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int connection = 0; connection < MANY; connection++) {
                Socket socket = socket();
                slow.add(socket);
                socket.getOutputStream().write(ascii("POST /v2/transcript HTTP/1.1\r\nHost: x\r\n" + beginOfRequest));
            }

            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.upload(SpokenWav.saying("Hello."))).startsWith("http");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Whoever is refused gets the answer at once, and cannot keep the connection by sending on, a byte at a time. */
    @Test
    void hangsUpOnWhoeverGoesOnSendingAfterARefusal() throws Exception {
        try (Socket socket = socket()) {
            OutputStream request = socket.getOutputStream();
            request.write(ascii("POST /v2/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nR"));
            InputStream answer = socket.getInputStream();
            byte[] buffer = new byte[1 << 12];

            assertThat(new String(buffer, 0, answer.read(buffer), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 401");

            socket.setSoTimeout(100);
            boolean open = true;
            for (int sent = 0; open && sent < 300; sent++) {
                open = stillOpen(request, answer, buffer);
            }
            assertThat(open).isFalse();
        }
    }

    private static boolean stillOpen(OutputStream request, InputStream answer, byte[] buffer) {
        try {
            request.write('R');
            return answer.read(buffer) >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
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
