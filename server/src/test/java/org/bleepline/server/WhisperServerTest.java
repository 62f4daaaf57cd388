package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bleepline.server.web.Json;
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

    private static final Path MODELS = TestServer.newFolder();
    private static final BleeplineServer SERVER = start();
    private final Client client = new Client(SERVER.url(), TestServer.KEY);

    private static BleeplineServer start() {
        ScriptedWhisper.english()
                .say(0, 2, " My", " name", " is", " John", " Smith", ".")
                .writeTo(MODELS.resolve("whisper-script.en.bin"));
        ScriptedWhisper.multilingual(2).say(0, 2, " Guten", " Tag", ".").writeTo(MODELS.resolve("whisper-script.bin"));
        return TestServer.start(
                TestServer.newFolder(),
                "--bleepline.model-folder=" + MODELS,
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

    @Test
    void reportsTheModelByItsContentAndReadsItOnce() throws Exception {
        Path model = MODELS.resolve("whisper-script.en.bin");
        byte[] original = Files.readAllBytes(model);
        FileTime changed = Files.getLastModifiedTime(model);
        assertThat(reportedModels())
                .containsEntry("whisper-script.en.bin", sha256(original))
                .containsKey("english.tagger");

        byte[] other = original.clone();
        other[other.length - 1] ^= 1;
        try {
            Files.write(model, other);
            Files.setLastModifiedTime(model, changed);
            assertThat(reportedModels())
                    .as("a file of the same size and time is not read again")
                    .containsEntry("whisper-script.en.bin", sha256(original));

            Files.setLastModifiedTime(model, FileTime.from(changed.toInstant().plusSeconds(1)));
            // What hears has the old one in memory; a report that names the new one would be wrong.
            assertThat(transcribe("'speech_models': ['universal-2']" + REDACT + ", 'bleepline': {'report': true}")
                            .path("error")
                            .asString())
                    .isEqualTo("Transcription failed: the model whisper-script.en.bin was changed since it was first"
                            + " looked at; start the program again");
        } finally {
            Files.write(model, original);
            Files.setLastModifiedTime(model, changed);
        }
    }

    /** Name and SHA-256 of each, as the signed report of a recording that Whisper heard has them. */
    private Map<String, String> reportedModels() {
        JsonNode done = transcribe("'speech_models': ['universal-2']" + REDACT + ", 'bleepline': {'report': true}");
        String id = done.path("id").asString();
        String signed =
                client.get("/v2/transcript/" + id + "/report?format=jws").text();
        JsonNode report = Json.mapper().readTree(Base64.getUrlDecoder().decode(signed.split("\\.")[1]));
        assertThat(report.path("engine").asString()).as(done.toString()).startsWith("whisper");
        Map<String, String> models = new HashMap<>();
        report.path("models")
                .forEach(file -> models.put(
                        file.path("name").asString(), file.path("sha256").asString()));
        return models;
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
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
