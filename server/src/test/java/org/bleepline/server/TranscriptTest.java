package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TranscriptTest {
    private static final String CALL = "Good morning, my name is Ada Lovelace. My number is 415-555-0134. Goodbye.";
    private static final String REDACT = "'redact_pii': true, 'redact_pii_policies': ['person_name', 'phone_number']";

    private final Client client = TestServer.client();

    @Test
    void hearsAnUpload() {
        JsonNode transcript = client.transcribe("Good morning, my name is Ada Lovelace.", "");

        assertThat(transcript.path("status").asString()).isEqualTo("completed");
        assertThat(transcript.path("text").asString()).isEqualTo("Good morning, my name is Ada Lovelace.");
        assertThat(transcript.path("words").get(1).toString())
                .isEqualTo("{\"text\":\"morning,\",\"start\":600,\"end\":900,\"confidence\":0.9,\"speaker\":null}");
        assertThat(transcript.path("audio_duration").isIntegralNumber()).isTrue();
        assertThat(transcript.path("audio_duration").asInt()).isEqualTo(4);
        assertThat(transcript.path("confidence").asDouble()).isEqualTo(0.9);
    }

    @Test
    void answersEveryFieldThatClientsInsistOn() {
        JsonNode queued = client.submit(client.upload(SpokenWav.saying("Hello.")), "");

        assertThat(queued.path("status").asString()).isEqualTo("queued");
        for (String name : List.of("id", "audio_url", "status", "language_model", "acoustic_model")) {
            assertThat(queued.path(name).isString()).as(name).isTrue();
        }
        for (String name : List.of("webhook_auth", "auto_highlights", "redact_pii", "summarization")) {
            assertThat(queued.path(name).isBoolean()).as(name).isTrue();
        }
        assertThat(queued.path("language_code").asString()).isEqualTo("en_us");
        assertThat(queued.path("punctuate").asBoolean()).isTrue();
        assertThat(queued.path("speech_model").isNull()).isTrue();
        assertThat(queued.propertyNames()).doesNotContain("webhook_auth_header_value", "_base_url", "_warnings");
    }

    @Test
    void redactsByHash() {
        JsonNode transcript = client.transcribe(CALL, REDACT);

        assertThat(transcript.path("text").asString())
                .isEqualTo("Good morning, my name is ### ########. My number is ############. Goodbye.");
        assertThat(texts(transcript.path("words"))).contains("###", "########.", "############.");
        assertThat(transcript.path("redact_pii_sub").asString()).isEqualTo("hash");
        assertThat(transcript.toString()).doesNotContain("Ada", "Lovelace", "0134");
    }

    @Test
    void redactsByNameAndReturnsTheOriginalOnlyWhenAsked() {
        JsonNode transcript = client.transcribe(
                CALL,
                REDACT + ", 'redact_pii_sub': 'entity_name', 'redact_pii_return_unredacted': true,"
                        + " 'speaker_labels': true");

        assertThat(transcript.path("text").asString())
                .isEqualTo(
                        "Good morning, my name is [PERSON_NAME] [PERSON_NAME]. My number is [PHONE_NUMBER]. Goodbye.");
        assertThat(transcript.path("unredacted_text").asString()).isEqualTo(CALL);
        assertThat(transcript.path("unredacted_words").size())
                .isEqualTo(transcript.path("words").size());
        assertThat(transcript.path("utterances").get(0).path("speaker").asString())
                .isEqualTo("A");
        assertThat(transcript.path("utterances").get(0).path("text").asString()).doesNotContain("Ada");
        assertThat(transcript.path("unredacted_utterances").get(0).path("text").asString())
                .contains("Ada");
    }

    @Test
    void hasNoKeysForTheOriginalUnlessAsked() {
        JsonNode transcript = client.transcribe(CALL, REDACT);

        assertThat(transcript.propertyNames())
                .doesNotContain("unredacted_text", "unredacted_words", "unredacted_utterances");
    }

    @Test
    void redactsStaticTermsAsInTheDocumentation() {
        JsonNode transcript = client.transcribe(
                "Our internal tool Bearclaw is powered by Universal-3 Pro.",
                "'redact_pii': true, 'redact_pii_policies': ['person_name', 'phone_number'],"
                        + " 'redact_pii_sub': 'entity_name', 'redact_static_entities':"
                        + " {'INTERNAL_TOOL': ['Bearclaw', 'Cubclaw'], 'PROJECT': ['Universal-3 Pro']}");

        assertThat(transcript.path("text").asString())
                .isEqualTo("Our internal tool [INTERNAL_TOOL] is powered by [PROJECT].");
        assertThat(transcript.path("words").size()).isEqualTo(8);
        assertThat(transcript
                        .path("redact_static_entities")
                        .path("PROJECT")
                        .get(0)
                        .asString())
                .isEqualTo("Universal-3 Pro");
    }

    @Test
    void listsEntitiesWithTheirValuesWhenAsked() {
        JsonNode transcript = client.transcribe(CALL, REDACT + ", 'entity_detection': true");

        JsonNode first = transcript.path("entities").get(0);
        assertThat(first.path("entity_type").asString()).isEqualTo("person_name");
        assertThat(first.path("text").asString()).startsWith("Ada Lovelace");
        assertThat(first.path("start").asLong()).isEqualTo(2200);
        assertThat(transcript.path("text").asString()).doesNotContain("Ada");
    }

    @Test
    void warnsRatherThanRedactNothingInSilence() {
        JsonNode transcript = client.transcribe(CALL, "'redact_pii': true");

        assertThat(transcript.path("text").asString()).isEqualTo(CALL);
        assertThat(transcript
                        .path("metadata")
                        .path("warnings")
                        .get(0)
                        .path("message")
                        .asString())
                .contains("redact_pii_policies");
    }

    @Test
    void warnsOfWhatTheEngineCannotDo() {
        JsonNode transcript =
                client.transcribe("Hello.", "'word_boost': ['aws'], 'auto_chapters': true, 'prompt': 'medical'");

        assertThat(transcript.path("metadata").path("warnings").toString())
                .contains("word_boost", "auto_chapters", "prompt");
        assertThat(transcript.path("chapters").isNull()).isTrue();
        assertThat(transcript.path("auto_chapters").asBoolean()).isTrue();
    }

    @Test
    void hearsOnlyTheWindow() {
        JsonNode transcript = client.transcribe(
                "zero one two three four five six",
                "'audio_start_from': 900, 'audio_end_at': 1900, 'format_text': false, 'punctuate': false");

        assertThat(transcript.path("text").asString()).isEqualTo("two three four");
        assertThat(transcript.path("words").get(0).path("start").asLong()).isEqualTo(1000);
        assertThat(transcript.path("audio_duration").asInt()).isEqualTo(4);
    }

    @Test
    void dropsFillersAndSpellsAsTold() {
        JsonNode transcript = client.transcribe(
                "So um we use deca low, uh, daily.", "'custom_spelling': [{'from': ['Deca Low'], 'to': 'Decarlo'}]");

        assertThat(transcript.path("text").asString()).isEqualTo("So we use Decarlo, daily.");
        assertThat(transcript.path("words").get(3).path("start").asLong()).isEqualTo(1800);
        assertThat(transcript.path("words").get(3).path("end").asLong()).isEqualTo(2500);
    }

    @Test
    void keepsFillersWhenAsked() {
        JsonNode transcript = client.transcribe("So um we do.", "'disfluencies': true");

        assertThat(transcript.path("text").asString()).isEqualTo("So um we do.");
    }

    @Test
    void masksProfanityAndPunctuation() {
        assertThat(client.transcribe("Oh shit, that hurts.", "'filter_profanity': true")
                        .path("text")
                        .asString())
                .isEqualTo("Oh s***, that hurts.");
        assertThat(client.transcribe("Oh, That hurts.", "'punctuate': false, 'format_text': false")
                        .path("text")
                        .asString())
                .isEqualTo("oh that hurts");
    }

    @Test
    void takesMarksAwayBesideLabelsToo() {
        JsonNode transcript = client.transcribe(
                "My name is Ada Lovelace.",
                "'punctuate': false, 'redact_pii': true, 'redact_pii_policies': ['person_name'],"
                        + " 'redact_pii_sub': 'entity_name'");

        assertThat(transcript.path("text").asString()).isEqualTo("My name is [PERSON_NAME] [PERSON_NAME]");
        assertThat(String.join(" ", texts(transcript.path("words"))))
                .isEqualTo(transcript.path("text").asString());
    }

    @Test
    void tellsChannelsApart() {
        JsonNode transcript = client.await(
                client.submit(client.upload(SpokenWav.saying("Hello there.", "Hi Ada.")), "'multichannel': true")
                        .path("id")
                        .asString());

        assertThat(transcript.path("audio_channels").asInt()).isEqualTo(2);
        assertThat(texts(transcript.path("words"))).containsExactlyInAnyOrder("Hello", "Hi", "there.", "Ada.");
        assertThat(transcript.path("utterances")).anySatisfy(utterance -> {
            assertThat(utterance.path("speaker").asString()).isEqualTo("2");
            assertThat(utterance.path("channel").asString()).isEqualTo("2");
            assertThat(utterance.path("text").asString()).contains("Ada.");
        });
    }

    @Test
    void failsWhereThereIsTooLittleSpeech() {
        JsonNode transcript = client.transcribe("Hello.", "'speech_threshold': 0.9");

        assertThat(transcript.path("status").asString()).isEqualTo("error");
        assertThat(transcript.path("text").isNull()).isTrue();
        assertThat(transcript.path("error").asString())
                .matches("Audio speech threshold 0\\.\\d{4} is below the requested speech threshold value 0\\.9");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        JsonNode page = client.await(client.submit(client.upload("<!DOCTYPE html><html></html>".getBytes()), "")
                .path("id")
                .asString());
        JsonNode blip = client.await(client.submit(client.upload(SpokenWav.silence(100)), "")
                .path("id")
                .asString());

        assertThat(page.path("error").asString())
                .startsWith("File does not appear to contain audio. File type is text/html");
        assertThat(page.path("error").asString())
                .doesNotContain(TestServer.data().toString());
        assertThat(blip.path("error").asString()).isEqualTo("Audio duration is too short.");
    }

    @Test
    void saysSoWhereAFileIsBrokenOrUnpacksToDays() {
        byte[] noise = new byte[50_000];
        new java.util.Random(5).nextBytes(noise);
        byte[] cutOff = java.util.Arrays.copyOf(SpokenWav.saying("Hello."), 30);

        for (byte[] broken : List.of(noise, cutOff)) {
            assertThat(client.await(client.submit(client.upload(broken), "")
                                    .path("id")
                                    .asString())
                            .path("error")
                            .asString())
                    .startsWith("File does not appear to contain audio.");
        }
        assertThat(client.await(client.submit(client.upload(SpokenWav.longSilence(11 * 3600)), "")
                                .path("id")
                                .asString())
                        .path("error")
                        .asString())
                .isEqualTo("Audio duration is too long. At most 10 hours are transcribed.");
    }

    @Test
    void tellsOurFaultsFromOthersAndNeverWhatWasSaid() {
        assertThat(client.transcribe("Ada BREAK now", "").path("error").asString())
                .isEqualTo("Transcription failed: the engine lost its model");
        assertThat(client.transcribe("Ada EXPLODE now", "").path("error").asString())
                .isEqualTo("Server error, developers have been alerted.");
    }

    @Test
    void wipesWhatIsDeleted() {
        String id = client.transcribe(CALL, REDACT + ", 'redact_pii_return_unredacted': true")
                .path("id")
                .asString();

        JsonNode deleted = client.delete("/v2/transcript/" + id).json();

        assertThat(deleted.path("text").asString()).isEqualTo("Deleted by user.");
        assertThat(deleted.path("audio_url").asString()).isEqualTo("http://deleted_by_user");
        assertThat(deleted.path("status").asString()).isEqualTo("completed");
        assertThat(deleted.path("words").isNull()).isTrue();
        assertThat(deleted.path("audio_duration").asInt()).isPositive();
        assertThat(deleted.path("redact_pii").asBoolean(true)).isFalse();
        assertThat(deleted.propertyNames()).doesNotContain("unredacted_text", "unredacted_words");
        assertThat(client.get("/v2/transcript/" + id).json()).isEqualTo(deleted);
        assertThat(client.get("/v2/transcript/" + id + "/sentences").status()).isEqualTo(400);
        assertThat(client.delete("/v2/transcript/" + id).json()).isEqualTo(deleted);
    }

    @Test
    void cancelsWhatIsDeletedUnderWay() {
        String id = client.submit(client.upload(SpokenWav.saying("WAIT for it")), "")
                .path("id")
                .asString();
        while (!client.get("/v2/transcript/" + id)
                .json()
                .path("status")
                .asString()
                .equals("processing")) {
            Client.pause();
        }

        client.delete("/v2/transcript/" + id);

        assertThat(client.get("/v2/transcript/" + id).json().path("text").asString())
                .isEqualTo("Deleted by user.");
        assertThat(client.transcribe("The next one.", "").path("text").asString())
                .isEqualTo("The next one.");
    }

    @Test
    void hidesTranscriptsFromOtherProjects() {
        String id = client.transcribe("Hello.", "").path("id").asString();

        Client.Answer answer = TestServer.otherProject().get("/v2/transcript/" + id);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("Transcript lookup error, transcript id not found");
    }

    private static List<String> texts(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> word.path("text").asString())
                .toList();
    }
}
