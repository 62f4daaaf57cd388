package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code transcript_url}: a transcript that exists already comes with the recording. */
class TranscriptUrlTest {
    private static final Receiver ALLOWED = new Receiver();
    private static final BleeplineServer SERVER =
            TestServer.start(TestServer.newFolder(), "--bleepline.fetch.allow=127.0.0.1:" + ALLOWED.port());

    private final Client client = new Client(SERVER.url(), TestServer.KEY);
    private final Receiver inner = new Receiver();

    @AfterAll
    static void stop() {
        SERVER.close();
        ALLOWED.close();
    }

    @AfterEach
    void stopInner() {
        inner.close();
    }

    @Test
    void redactsTheTranscriptThatCameAndCutsTheRecordingByIt() {
        ALLOWED.at("/call.json", Receiver.file(openAi().getBytes(StandardCharsets.UTF_8)));

        JsonNode transcript = transcribe(
                ALLOWED.url("/call.json"),
                "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true");

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("text").asString()).isEqualTo("My name is ### ########.");
        assertThat(transcript.path("words").path(3).path("start").asInt()).isEqualTo(1_400);
        assertThat(transcript.path("transcript_url").asString()).isEqualTo(ALLOWED.url("/call.json"));
        assertThat(client.get("/v2/transcript/" + transcript.path("id").asString() + "/redacted-audio")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("redacted_audio_ready");
    }

    @Test
    void takesAnUploadAndForgetsItWithTheTranscript() {
        String upload =
                client.upload("1\n00:00:00,000 --> 00:00:01,000\nHello there.\n".getBytes(StandardCharsets.UTF_8));

        JsonNode transcript = transcribe(upload, "");

        assertThat(transcript.path("text").asString()).isEqualTo("Hello there.");
        assertThat(transcript.toString()).doesNotContain("_transcript_upload");
        client.delete("/v2/transcript/" + transcript.path("id").asString());
        assertThat(transcribe(upload, "", 403).path("error").asString()).isEqualTo("Cannot access uploaded file");
    }

    /** None of the engines knows French; nothing is heard. */
    @Test
    void needsNoEngineThatKnowsTheLanguage() {
        ALLOWED.at(
                "/bonjour.srt",
                Receiver.file("1\n00:00:00,000 --> 00:00:01,000\nBonjour.\n".getBytes(StandardCharsets.UTF_8)));

        JsonNode transcript = transcribe(ALLOWED.url("/bonjour.srt"), "'language_code': 'fr'");

        assertThat(transcript.path("text").asString()).isEqualTo("Bonjour.");
        assertThat(transcript.path("language_code").asString()).isEqualTo("fr");
    }

    @Test
    void failsWithOneSentenceWhereItCannotBeRead() {
        String whole = openAi();
        ALLOWED.at("/cut.json", Receiver.file(whole.substring(0, 90).getBytes(StandardCharsets.UTF_8)));
        ALLOWED.at("/empty.txt", Receiver.file("  ".getBytes(StandardCharsets.UTF_8)));

        JsonNode cut = transcribe(ALLOWED.url("/cut.json"), "");

        assertThat(cut.path("status").asString()).isEqualTo("error");
        assertThat(cut.path("error").asString())
                .startsWith("The transcript at `transcript_url` cannot be used: ")
                .doesNotContain("Lovelace", "/original", "/transcript");
        assertThat(transcribe(ALLOWED.url("/empty.txt"), "").path("error").asString())
                .isEqualTo("The transcript at `transcript_url` cannot be used: the transcript is empty.");
    }

    @Test
    void refusesInnerAddressesAsForAudio() {
        ALLOWED.at("/trap", Receiver.redirect(inner.url("/secret")));

        for (String url :
                new String[] {inner.url("/secret"), ALLOWED.url("/trap"), "http://169.254.169.254/latest/meta-data"}) {
            assertThat(transcribe(url, "").path("error").asString())
                    .isEqualTo("Download error, unable to download " + url
                            + ". Please make sure the file exists and is accessible from the internet.");
        }
        assertThat(inner.received("/")).isEmpty();
    }

    @Test
    void mustBeAWebAddress() {
        assertThat(client.post(
                                "/v2/transcript",
                                "{'audio_url': 'https://example.org/a.mp3', 'transcript_url': 'file:///etc/passwd'}")
                        .error())
                .contains("transcript_url");
    }

    private JsonNode transcribe(String transcriptUrl, String parameters) {
        String more = parameters.isEmpty() ? "" : ", " + parameters;
        String upload = client.upload(SpokenWav.saying("BREAK BREAK BREAK BREAK BREAK"));
        return client.await(client.submit(upload, "'transcript_url': '" + transcriptUrl + "'" + more)
                .path("id")
                .asString());
    }

    private JsonNode transcribe(String transcriptUrl, String parameters, int status) {
        String upload = client.upload(SpokenWav.saying("BREAK"));
        Client.Answer answer = client.post(
                "/v2/transcript",
                "{'audio_url': '" + upload + "', 'transcript_url': '" + transcriptUrl + "'" + parameters + "}");
        assertThat(answer.status()).isEqualTo(status);
        return answer.json();
    }

    private static String openAi() {
        StringBuilder words = new StringBuilder();
        String[] said = {"My", "name", "is", "Ada", "Lovelace."};
        for (int index = 0; index < said.length; index++) {
            double start = 0.2 + index * 0.4;
            words.append(words.length() == 0 ? "" : ",")
                    .append("{\"word\":\"" + said[index] + "\",\"start\":" + start + ",\"end\":" + (start + 0.3) + "}");
        }
        return "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":3.2,\"text\":\"My name is Ada Lovelace.\","
                + "\"words\":[" + words + "]}";
    }
}
