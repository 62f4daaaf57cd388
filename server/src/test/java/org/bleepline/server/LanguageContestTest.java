package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.engine.ServerEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code language_detection} with engines that know one language each, as Vosk's do. */
class LanguageContestTest {
    private static final BleeplineServer SERVER = TestServer.start(
            List.of(engine("german", "de"), engine("english", "en"), engine("french", "fr"), beside("spanish", "es")),
            TestServer.newFolder());

    private final Client client = new Client(SERVER.url(), TestServer.KEY);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theEngineThatIsSurestOfItsWordsDecides() {
        JsonNode transcript = detect("en-hello en-my en-name en-is en-Mary", "");

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("language_code").asString()).isEqualTo("en");
        assertThat(transcript.path("language_confidence").asDouble()).isEqualTo(0.9);
        assertThat(transcript.path("text").asString()).isEqualTo("hello my name is Mary");
        assertThat(transcript.path("metadata").isNull()).isTrue();
        assertThat(detect("fr-bonjour fr-merci de-danke", "")
                        .path("language_code")
                        .asString())
                .isEqualTo("fr");
    }

    @Test
    void redactsInTheLanguageThatWasFound() {
        JsonNode transcript =
                detect("en-My en-name en-is en-Mary", ", 'redact_pii': true, 'redact_pii_policies': ['person_name']");

        assertThat(transcript.path("text").asString()).isEqualTo("My name is ####");
        assertThat(detect("de-guten de-Tag", ", 'redact_pii': true, 'redact_pii_policies': ['person_name']")
                        .path("error")
                        .asString())
                .isEqualTo("The following models are not available in this language: redact_pii");
    }

    @Test
    void choosesAmongTheExpectedLanguages() {
        String expected = ", 'language_detection_options': {'expected_languages': ['en', 'fr']}";

        JsonNode transcript = detect("de-guten de-Tag en-Mary", expected);

        assertThat(transcript.path("language_code").asString()).isEqualTo("en");
        assertThat(transcript.path("language_confidence").asDouble()).isLessThan(0.6);
    }

    @Test
    void failsOrFallsBackWhereTheBestIsUnsure() {
        String demand = ", 'language_confidence_threshold': 0.8, 'language_detection_options': {";

        assertThat(detect("it-ciao it-Maria", demand + "}").path("error").asString())
                .startsWith("detected language '")
                .endsWith("confidence 0.3000, is below the requested confidence threshold value of '0.8'");
        JsonNode transcript = detect(
                "it-ciao it-Maria", demand + "'fallback_language': 'fr', 'on_low_language_confidence': 'fallback'}");
        assertThat(transcript.path("language_code").asString()).isEqualTo("fr");
        assertThat(transcript.path("language_confidence").isNull()).isTrue();
        assertThat(detect(
                                "it-ciao it-Maria",
                                demand + "'fallback_language': 'it', 'on_low_language_confidence': 'fallback'}")
                        .path("error")
                        .asString())
                .contains("does not know the language 'it'");
    }

    /** As the embedded engine, which takes no part in the contest. */
    @Test
    void theFallbackLanguageMayBeThatOfAnotherEngine() {
        JsonNode transcript = detect(
                "it-ciao it-Maria",
                ", 'language_confidence_threshold': 0.8, 'language_detection_options': {'fallback_language': 'es',"
                        + " 'on_low_language_confidence': 'fallback'}");

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("language_code").asString()).isEqualTo("es");
    }

    @Test
    void twoLanguageCodesAreAContestToo() {
        JsonNode transcript = client.transcribe("de-guten de-Tag", "'language_codes': ['en', 'de']");

        assertThat(transcript.path("language_code").asString()).isEqualTo("de");
        assertThat(transcript.path("metadata").path("warnings").toString()).contains("language_codes: ");
    }

    private JsonNode detect(String said, String parameters) {
        return client.transcribe(said, "'language_detection': true" + parameters);
    }

    /** One whose confidence tells nothing. */
    private static ServerEngine beside(String name, String language) {
        return new ServerEngine(
                name,
                Set.of(language),
                false,
                false,
                false,
                engine(name, language).bleepline());
    }

    private static ServerEngine engine(String name, String language) {
        Bleepline bleepline =
                Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> new OneLanguage(language));
        return new ServerEngine(name, Set.of(language), false, false, true, bleepline);
    }

    /** Is sure of words that begin with its language, such as {@code de-Tag}, and unsure of others. */
    private static final class OneLanguage implements SpeechEngine {
        private final ScriptedEngine ears = new ScriptedEngine();
        private final String language;

        OneLanguage(String language) {
            this.language = language;
        }

        @Override
        public String name() {
            return "only-" + language;
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public Set<String> languages() {
            return Set.of(language);
        }

        @Override
        public boolean confidenceMeaningful() {
            return true;
        }

        @Override
        public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
            return ears.transcribe(sound, request, monitor).stream()
                    .map(word -> word.withConfidence(word.text().startsWith(language + "-") ? 0.9 : 0.3)
                            .withText(word.text().replaceFirst("^..-", "")))
                    .toList();
        }

        @Override
        public void close() {
            ears.close();
        }
    }
}
