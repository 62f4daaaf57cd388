package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The requests of the PII Redaction page, as its examples in Python, JavaScript and curl put them on the wire, and the loops
 * that they poll in: those look at {@code status} of every answer, whatever its HTTP status.
 */
class DocumentationExamplesTest {
    private final Client client = TestServer.client();

    /** Python's requests sends an open file without a content type; JavaScript's fetch sends a buffer likewise. */
    @Test
    void quickstart() {
        byte[] call = SpokenWav.saying("So we called Peter Decarlo, an associate professor in the Department of"
                + " Environmental Health and Engineering at Johns Hopkins University. Good morning, professor.");
        String upload = client.send(client.request("/v2/upload").POST(BodyPublishers.ofByteArray(call)))
                .json()
                .path("upload_url")
                .asString();

        JsonNode response = client.post("/v2/transcript", """
                        {"audio_url": "%s", "speech_models": ["universal-3-pro", "universal-2"],
                        "language_detection": true, "redact_pii": true,
                        "redact_pii_policies": ["person_name", "organization", "occupation"],
                        "redact_pii_sub": "hash"}""".formatted(upload)).json();
        JsonNode transcript =
                pollAsTheExamplesDo("/v2/transcript/" + response.path("id").asString());

        assertThat(transcript.path("text").asString())
                .isEqualTo("So we called ##### #######, an ######### ######### in the ########## ## #############"
                        + " ###### ### ########### at ##### ####### ##########. Good morning, #########.");
        assertThat(transcript.path("speech_models").toString()).isEqualTo("[\"universal-3-pro\",\"universal-2\"]");
        assertThat(transcript.path("speech_model_used").asString()).isEqualTo("universal-3-pro");
        assertThat(transcript.path("language_code").asString()).startsWith("en");
    }

    @Test
    void createRedactedAudioFiles() {
        String upload = client.upload(SpokenWav.saying("My name is Peter Decarlo."));
        String id = client.submit(upload, """
                        "redact_pii": true, "redact_pii_policies": ["person_name", "organization", "occupation"],
                        "redact_pii_sub": "hash", "redact_pii_audio": true, "redact_pii_audio_quality": "wav",
                        "redact_pii_audio_options": {"override_audio_redaction_method": "silence"}""").path("id").asString();

        JsonNode audio = pollAsTheExamplesDo("/v2/transcript/" + id + "/redacted-audio");

        assertThat(audio.path("redacted_audio_url").asString())
                .startsWith("http")
                .contains(id + ".wav");
    }

    @Test
    void returnTheUnredactedTranscript() {
        JsonNode transcript = client.transcribe("Mary called from 555-0123...", """
                "redact_pii": true, "redact_pii_policies": ["person_name", "phone_number", "email_address"],
                "redact_pii_sub": "entity_name", "redact_pii_return_unredacted": true, "speaker_labels": true""");

        assertThat(transcript.path("text").asString()).isEqualTo("[PERSON_NAME] called from [PHONE_NUMBER]...");
        assertThat(transcript.path("words").get(0).path("text").asString()).isEqualTo("[PERSON_NAME]");
        assertThat(transcript.path("redact_pii_return_unredacted").asBoolean()).isTrue();
        assertThat(transcript.path("unredacted_text").asString()).isEqualTo("Mary called from 555-0123...");
        assertThat(transcript.path("unredacted_words").get(0).path("text").asString())
                .isEqualTo("Mary");
        assertThat(transcript.path("unredacted_utterances").get(0).path("text").asString())
                .isEqualTo("Mary called from 555-0123...");
    }

    /** curl --data says form, and so does axios; the reference's example sends every audio option. */
    @Test
    void apiReference() {
        String upload = client.post(
                        "/v2/upload",
                        SpokenWav.saying("Hello, my social is 078-05-1120."),
                        "application/x-www-form-urlencoded")
                .json()
                .path("upload_url")
                .asString();
        String body = """
                {"audio_url": "%s", "redact_pii": true,
                "redact_pii_policies": ["us_social_security_number", "credit_card_number"],
                "redact_pii_sub": "hash", "redact_pii_audio": true, "redact_pii_audio_quality": "mp3",
                "redact_pii_audio_options": {"override_audio_redaction_method": "silence"}}""".formatted(upload);

        Client.Answer answer = client.send(client.request("/v2/transcript")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes()))));
        JsonNode transcript =
                pollAsTheExamplesDo("/v2/transcript/" + answer.json().path("id").asString());

        assertThat(transcript.path("text").asString()).isEqualTo("Hello, my social is ###########.");
        assertThat(transcript.path("redact_pii_audio").asBoolean()).isTrue();
    }

    @Test
    void redactedAudioForSilentFiles() {
        String id = client.submit(client.upload(SpokenWav.silence(2000)), """
                        "redact_pii": true, "redact_pii_audio": true,
                        "redact_pii_audio_options": {"return_redacted_no_speech_audio": true},
                        "redact_pii_policies": ["credit_card_number"]""")
                .path("id")
                .asString();

        assertThat(pollAsTheExamplesDo("/v2/transcript/" + id + "/redacted-audio")
                        .path("redacted_audio_url")
                        .asString())
                .contains(".mp3");
    }

    private JsonNode pollAsTheExamplesDo(String path) {
        while (true) {
            JsonNode result = client.get(path).json();
            String status = result.path("status").asString();
            assertThat(status).as(result.toString()).isNotEmpty();
            if (status.equals("completed") || status.equals("redacted_audio_ready")) {
                return result;
            }
            assertThat(status).as(result.toString()).isNotEqualTo("error");
            Client.pause();
        }
    }
}
