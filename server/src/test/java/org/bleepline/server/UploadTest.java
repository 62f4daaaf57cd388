package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
    private final Client client = TestServer.client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/octet-stream",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json",
                "audio/mpeg",
                "nonsense"
            })
    void takesBytesUnderAnyType(String type) {
        Client.Answer answer = client.post("/v2/upload", SpokenWav.saying("Hello."), type);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(client.await(client.submit(answer.json().path("upload_url").asString(), "")
                                .path("id")
                                .asString())
                        .path("text")
                        .asString())
                .isEqualTo("Hello.");
    }

    @Test
    void takesBytesUnderNoTypeAndInChunks() {
        byte[] call = SpokenWav.saying("Hello.");

        assertThat(client.send(client.request("/v2/upload").POST(BodyPublishers.ofByteArray(call)))
                        .status())
                .isEqualTo(200);
        assertThat(client.send(client.request("/v2/upload")
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(call))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnEmptyBody() {
        Client.Answer answer = client.post("/v2/upload", new byte[0], "application/octet-stream");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).startsWith("Upload failed, please try again.");
    }

    @Test
    void isForTranscriptionByItsProjectOnly() {
        String upload = client.upload(SpokenWav.saying("Hello."));

        assertThat(client.get(upload).status()).isEqualTo(403);
        Client.Answer other = TestServer.otherProject().post("/v2/transcript", "{'audio_url': '" + upload + "'}");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.error()).isEqualTo("Cannot access uploaded file");
        String unknown = upload.replaceFirst("[0-9a-f-]{36}$", "0b5c0f5e-0000-4000-8000-000000000000");
        assertThat(client.post("/v2/transcript", "{'audio_url': '" + unknown + "'}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void canBeUsedTwiceAndGoesWithItsTranscript() {
        String upload = client.upload(SpokenWav.saying("Hello."));
        String first = client.submit(upload, "").path("id").asString();
        client.await(first);
        client.await(client.submit(upload, "").path("id").asString());

        client.delete("/v2/transcript/" + first);

        assertThat(client.post("/v2/transcript", "{'audio_url': '" + upload + "'}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void leavesNothingOfABrokenOne() throws IOException {
        try (BleeplineServer server = TestServer.start(TestServer.newFolder(), "--bleepline.upload.max-size=100KB")) {
            Client small = new Client(server.url(), TestServer.KEY);
            Path uploads = server.context()
                    .getBean(org.bleepline.server.storage.DataFolder.class)
                    .uploads();

            assertThat(small.post("/v2/upload", new byte[200_000], "audio/wav").status())
                    .isEqualTo(413);
            assertThat(small.send(small.request("/v2/upload")
                                    .POST(BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(new byte[200_000]))))
                            .status())
                    .isEqualTo(413);
            halfAnUpload(server.port());

            Eventually.holds(() -> assertThat(list(uploads)).isZero());
        }
    }

    @Test
    void answersABrokenRequestLineInJson() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", client.url("/").getPort())) {
            socket.getOutputStream().write("GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();

            String text = new String(answer.readNBytes(2000), StandardCharsets.UTF_8);

            assertThat(text).startsWith("HTTP/1.1 400").contains("application/json", "\"status\":\"error\"");
        }
    }

    /** Says that more comes, and hangs up. */
    private static void halfAnUpload(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v2/upload HTTP/1.1\r\nHost: x\r\nAuthorization: " + TestServer.KEY
                            + "\r\nContent-Length: 90000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[70_000]);
            out.flush();
        }
    }

    private static long list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
