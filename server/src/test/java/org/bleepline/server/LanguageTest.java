package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code language_detection}, with an engine that detects languages for {@code universal-2} and one that does not. */
class LanguageTest {
    private static final BleeplineServer SERVER = TestServer.start(
            TestServer.newFolder(),
            "--bleepline.models.universal-2=polyglot",
            "--bleepline.models.universal-3-pro=scripted");

    private final Client client = new Client(SERVER.url(), TestServer.KEY);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void reportsWhatWasDetectedAndHowSurely() {
        JsonNode transcript = detect("IN:de:0.8731 guten Tag", "");

        assertThat(transcript.path("language_code").asString()).isEqualTo("de");
        assertThat(transcript.path("language_confidence").asDouble()).isEqualTo(0.8731);
        assertThat(transcript.path("language_detection").asBoolean()).isTrue();
        assertThat(transcript.path("speech_model_used").asString()).isEqualTo("universal-2");
        assertThat(transcript.path("metadata").isNull()).isTrue();
    }

    @Test
    void failsBelowTheThresholdWithTheDocumentedSentence() {
        JsonNode transcript = detect("IN:bg:0.2949 dobar den", ", 'language_confidence_threshold': 0.4");

        assertThat(transcript.path("status").asString()).isEqualTo("error");
        assertThat(transcript.path("error").asString())
                .isEqualTo(
                        "detected language 'bg', confidence 0.2949, is below the requested confidence threshold value"
                                + " of '0.4'");
        assertThat(transcript.path("text").isNull()).isTrue();
        assertThat(transcript.path("language_confidence_threshold").asDouble()).isEqualTo(0.4);
    }

    @Test
    void goesOnAtTheThreshold() {
        assertThat(detect("IN:bg:0.4 dobar den", ", 'language_confidence_threshold': 0.4")
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }

    @Test
    void fallsBackWhenTold() {
        JsonNode transcript = detect(
                "IN:bg:0.1 hello",
                ", 'language_confidence_threshold': 0.4, 'language_detection_options':"
                        + " {'fallback_language': 'en', 'on_low_language_confidence': 'fallback'}");

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("language_code").asString()).isEqualTo("en");
        assertThat(transcript.path("language_confidence").isNull()).isTrue();
    }

    /** Found out only while the job runs; it must not end in a transcript with nothing removed. */
    @Test
    void failsWhereTheLanguageThatWasDetectedCannotBeRedacted() {
        JsonNode transcript =
                detect("IN:sq:0.9 mirdita", ", 'redact_pii': true, 'redact_pii_policies': ['person_name']");

        assertThat(transcript.path("status").asString()).isEqualTo("error");
        assertThat(transcript.path("error").asString())
                .isEqualTo("The following models are not available in this language: redact_pii");
        assertThat(transcript.path("text").isNull()).isTrue();
    }

    @Test
    void saysWhereItHasNoEffect() {
        JsonNode transcript = client.transcribe(
                "Hello.",
                "'speech_models': ['universal-3-pro'], 'language_detection': true, 'language_confidence_threshold': 0.4");

        assertThat(transcript.path("metadata").path("warnings").toString())
                .contains("language_detection has no effect", "language_confidence_threshold has no effect");
    }

    @Test
    void hearsALanguageWithTheFirstEngineThatKnowsIt() {
        JsonNode transcript = client.transcribe("guten Tag", "'speech_models': ['nano'], 'language_code': 'de'");

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("language_code").asString()).isEqualTo("de");
    }

    @Test
    void saysThatRawWordsOfOtherLanguagesThanEnglishStayRaw() {
        JsonNode german =
                client.transcribe("guten tag hier spricht ada", "'speech_models': ['nano'], 'language_code': 'de'");

        assertThat(german.path("text").asString()).isEqualTo("guten tag hier spricht ada");
        assertThat(german.path("metadata").path("warnings").toString())
                .contains("punctuate and format_text have no effect: the engine writes raw words");
    }

    @Test
    void namesTheCommandThatFetchesALanguageThatNobodyKnows() {
        assertThat(client.post(
                                "/v2/transcript",
                                "{'audio_url': 'https://example.org/a.mp3', 'language_code': 'fr',"
                                        + " 'speech_models': ['universal-2']}")
                        .error())
                .isEqualTo(
                        "The following models are not available in this language: universal-2. No engine of this server"
                                + " hears 'fr'; its operator can fetch a model that does: bleepline models list -l fr, then for"
                                + " instance bleepline models pull vosk-model-small-fr-0.22");
    }

    @Test
    void findsOutWhichOfTwoLanguagesIsSpoken() {
        JsonNode transcript = client.transcribe(
                "IN:de:0.9 guten Tag", "'speech_models': ['universal-2'], 'language_codes': ['en', 'de']");

        assertThat(transcript.path("language_code").asString()).isEqualTo("de");
        assertThat(transcript.path("metadata").path("warnings").toString()).contains("language_codes: ");
    }

    @Test
    void handsKeytermsToEnginesThatTakeThem() {
        assertThat(client.transcribe(
                                "TERMS here",
                                "'speech_models': ['universal-2'], 'keyterms_prompt': ['Bearclaw'], 'word_boost': ['Cubclaw']")
                        .path("text")
                        .asString())
                .isEqualTo("Cubclaw+Bearclaw here");
    }

    private JsonNode detect(String said, String parameters) {
        return client.transcribe(said, "'speech_models': ['universal-2'], 'language_detection': true" + parameters);
    }
}
