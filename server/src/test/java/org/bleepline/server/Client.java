package org.bleepline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.bleepline.server.web.Json;
import tools.jackson.databind.JsonNode;

/** Plain HTTP, one line a call. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final String key;

    Client(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    /** An answer, with its body as it came. */
    record Answer(int status, String contentType, byte[] bytes, HttpResponse<byte[]> response) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            Assertions.assertThat(contentType).as("content type of %s", text()).startsWith("application/json");
            return Json.mapper().readTree(bytes);
        }

        String error() {
            Assertions.assertThat(json().path("status").asString()).isEqualTo("error");
            return json().path("error").asString();
        }
    }

    URI url(String path) {
        return base.resolve(path);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    Answer post(String path, byte[] body, String contentType) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", key);
    }

    String upload(byte[] recording) {
        Answer answer = post("/v2/upload", recording, "application/octet-stream");
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("upload_url").asString();
    }

    /** @param parameters more fields of the request, such as {@code 'redact_pii': true}; single quotes will do */
    JsonNode submit(String audioUrl, String parameters) {
        String more = parameters.isEmpty() ? "" : ", " + parameters;
        Answer answer = post("/v2/transcript", "{'audio_url': '" + audioUrl + "'" + more + "}");
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** The transcript when it has ended. */
    JsonNode await(String id) {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            JsonNode transcript = get("/v2/transcript/" + id).json();
            String status = transcript.path("status").asString();
            if (status.equals("completed") || status.equals("error")) {
                return transcript;
            }
            Assertions.assertThat(status).isIn("queued", "processing");
            pause();
        }
        throw new AssertionError("transcript " + id + " did not end");
    }

    JsonNode transcribe(String said, String parameters) {
        return await(
                submit(upload(SpokenWav.saying(said)), parameters).path("id").asString());
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
