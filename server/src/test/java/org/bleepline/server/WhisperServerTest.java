package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.bleepline.testkit.ScriptedWhisper;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs that Whisper hears: the real library in its worker process, with a model that writes a script. */
@Timeout(180)
class WhisperServerTest {
    @TempDir
    private static Path folder;

    private static final String REDACT = ", 'redact_pii': true, 'redact_pii_policies': ['person_name'],"
            + " 'redact_pii_audio': true, 'redact_pii_audio_quality': 'wav'";

    private static final BleeplineServer SERVER = start();
    private final Client client = new Client(SERVER.url(), TestServer.KEY);

    private static BleeplineServer start() {
        Path models = TestServer.newFolder();
        ScriptedWhisper.english()
                .say(0, 2, " My", " name", " is", " John", " Smith", ".")
                .writeTo(models.resolve("whisper-script.en.bin"));
        ScriptedWhisper.multilingual(2).say(0, 2, " Guten", " Tag", ".").writeTo(models.resolve("whisper-script.bin"));
        return TestServer.start(
                TestServer.newFolder(),
                "--bleepline.model-folder=" + models,
                "--bleepline.engines.english.type=whisper",
                "--bleepline.engines.english.model=script.en",
                "--bleepline.engines.many.type=whisper",
                "--bleepline.engines.many.model=script",
                "--bleepline.models.universal-2=english");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void hearsAndRedacts() throws Exception {
        JsonNode transcript = transcribe("'speech_models': ['universal-2']" + REDACT);

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("text").asString())
                .startsWith("My name is #### #####.")
                .doesNotContain("Smith");
        assertThat(transcript.path("speech_model_used").asString()).isEqualTo("universal-2");
        JsonNode word = transcript.path("words").path(3);
        assertThat(word.path("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(client.get("/v2/transcript/" + transcript.path("id").asString() + "/redacted-audio")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("redacted_audio_ready");
    }

    @Test
    void findsOutTheLanguageWithTheEngineThatCan() throws Exception {
        JsonNode transcript = transcribe("'speech_models': ['universal-2', 'nano'], 'language_detection': true");

        assertThat(transcript.path("text").asString()).as(transcript.toString()).startsWith("Guten Tag.");
        assertThat(transcript.path("language_code").asString()).isEqualTo("de");
        assertThat(transcript.path("language_confidence").asDouble()).isGreaterThan(0.5);
        assertThat(transcript.path("speech_model_used").asString()).isEqualTo("nano");
    }

    @Test
    void hearsTwoAtOnce() throws Exception {
        CompletableFuture<JsonNode> one =
                CompletableFuture.supplyAsync(() -> transcribe("'speech_models': ['universal-2']"));
        CompletableFuture<JsonNode> other =
                CompletableFuture.supplyAsync(() -> transcribe("'speech_models': ['nano']"));

        assertThat(one.get().path("words")).isNotEmpty();
        assertThat(other.get().path("status").asString()).isEqualTo("completed");
    }

    private JsonNode transcribe(String parameters) {
        try {
            Path wav = Sound.speech(4, 16_000, 4).writeWav(Files.createTempFile(folder, "call", ".wav"));
            return client.await(client.submit(client.upload(Files.readAllBytes(wav)), parameters)
                    .path("id")
                    .asString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
