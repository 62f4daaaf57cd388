package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.engine.ServerEngine;
import org.bleepline.testkit.ScriptedWhisper;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * What a request asks of the words works with every kind of engine, or the answer names what does not. The engines of raw words
 * are stand-ins; that they cannot be prompted and do not write as people do is all that counts here.
 */
@Timeout(180)
class EngineOptionsTest {
    private static final String KEYTERMS = "'keyterms_prompt': ['Bearclaw'], 'word_boost': ['Cubclaw']";
    private static final String LOOK =
            "'disfluencies': true, 'filter_profanity': true, 'punctuate': false, 'format_text': false";
    private static final String ANSWER =
            "{\"language\":\"english\",\"text\":\"Well, um, oh shit.\",\"words\":[{\"word\":\"Well,\",\"start\":0.1,\"end\":0.4},"
                    + "{\"word\":\"um,\",\"start\":0.5,\"end\":0.7},{\"word\":\"oh\",\"start\":0.8,\"end\":1.0},{\"word\":\"shit.\",\"start\":1.1,\"end\":1.4}]}";

    private static final Receiver REMOTE = new Receiver()
            .at("/v1/audio/transcriptions", Receiver.file(ANSWER.getBytes(StandardCharsets.UTF_8)))
            .at("/call.json", Receiver.file(ANSWER.getBytes(StandardCharsets.UTF_8)));
    private static final BleeplineServer SERVER = start();

    private final Client client = new Client(SERVER.url(), TestServer.KEY);

    /** The warnings of each kind, by the parameters that they name. */
    private enum Kind {
        WHISPER("'speech_models': ['universal-2']"),
        HTTP("'speech_models': ['universal-3-pro']"),
        TRANSCRIPT("'transcript_url': '" + REMOTE.url("/call.json") + "'", "keyterms_prompt", "word_boost"),
        /** As the embedded engine: raw words, nothing to prompt. */
        RAW_ENGLISH("'speech_models': ['best']", "keyterms_prompt", "word_boost"),
        /** As Vosk: the same in other languages. */
        RAW_GERMAN(
                "'speech_models': ['nano'], 'language_code': 'de'",
                "keyterms_prompt",
                "word_boost",
                "filter_profanity",
                "punctuate and format_text");

        private final String choice;
        private final List<String> warned;

        Kind(String choice, String... warned) {
            this.choice = choice;
            this.warned = List.of(warned);
        }
    }

    private static BleeplineServer start() {
        Path models = TestServer.newFolder();
        ScriptedWhisper.english()
                .say(0, 2, " Well", ",", " um", ",", " oh", " shit", ".")
                .writeTo(models.resolve("whisper-script.en.bin"));
        Bleepline raw = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, ScriptedEngine::new);
        return TestServer.start(
                List.of(new ServerEngine("raw", Set.of("en"), raw), new ServerEngine("german", Set.of("de"), raw)),
                TestServer.newFolder(),
                "--bleepline.model-folder=" + models,
                "--bleepline.engines.english.type=whisper",
                "--bleepline.engines.english.model=script.en",
                "--bleepline.engines.remote.type=http",
                "--bleepline.engines.remote.url=" + REMOTE.url("/v1"),
                "--bleepline.models.universal-2=english",
                "--bleepline.models.universal-3-pro=remote",
                "--bleepline.models.best=raw",
                "--bleepline.models.nano=german",
                "--bleepline.fetch.allow=127.0.0.1:" + REMOTE.port());
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        REMOTE.close();
    }

    @ParameterizedTest
    @EnumSource
    void worksOrIsNamed(Kind kind) throws IOException {
        JsonNode prompted = transcribe(kind, KEYTERMS);
        String first = bare(transcribe(kind, "").path("text").asString().split(" ")[0]);
        JsonNode changed = transcribe(kind, LOOK + ", 'custom_spelling': [{'from': ['" + first + "'], 'to': 'Zebra'}]");

        assertThat(changed.path("text").asString())
                .as(changed.toString())
                .startsWith("zebra ")
                .doesNotContain(".", ",", "?")
                .isEqualTo(changed.path("text").asString().toLowerCase(Locale.ROOT));
        List<String> named = new ArrayList<>(warned(prompted));
        warned(changed).stream().filter(name -> !named.contains(name)).forEach(named::add);
        assertThat(named).containsExactlyInAnyOrderElementsOf(kind.warned);
    }

    /** The parameters of which the answer says that they have no effect. */
    private static List<String> warned(JsonNode transcript) {
        List<String> named = new ArrayList<>();
        transcript.path("metadata").path("warnings").forEach(warning -> {
            String message = warning.path("message").asString();
            assertThat(message).contains(" no effect: ");
            named.add(message.replaceFirst(" ha(s|ve) no effect: .*", ""));
        });
        return named;
    }

    @ParameterizedTest
    @EnumSource(names = {"WHISPER", "HTTP", "TRANSCRIPT"})
    void leavesFillersOutAndHidesSwearWordsAsAsked(Kind kind) throws IOException {
        assertThat(transcribe(kind, "").path("text").asString()).startsWith("Well, oh shit.");
        assertThat(transcribe(kind, "'disfluencies': true, 'filter_profanity': true")
                        .path("text")
                        .asString())
                .startsWith("Well, um, oh s***.");
    }

    @Test
    void leavesWordsOfOtherLanguagesAloneThatAreFillersOrSwearWordsInEnglish() throws IOException {
        JsonNode german = client.transcribe(
                "hm wir kommen um drei und der Hund ist dick",
                "'speech_models': ['nano'], 'language_code': 'de', 'filter_profanity': true");

        assertThat(german.path("text").asString()).isEqualTo("wir kommen um drei und der Hund ist dick");
    }

    @Test
    void sendsKeytermsToAServerThatTakesThem() throws IOException {
        transcribe(Kind.HTTP, "'keyterms_prompt': ['Quillfeather']");

        assertThat(REMOTE.received("/v1/audio/transcriptions"))
                .anyMatch(request -> request.body().contains("Quillfeather"));
    }

    private JsonNode transcribe(Kind kind, String options) throws IOException {
        String all = kind.choice + (options.isEmpty() ? "" : ", " + options);
        byte[] sound = switch (kind) {
            case WHISPER, HTTP, TRANSCRIPT ->
                Files.readAllBytes(Sound.speech(4, 16_000, 4)
                        .writeWav(TestServer.newFolder().resolve("call.wav")));
            case RAW_ENGLISH -> SpokenWav.saying("well this is ada speaking");
            case RAW_GERMAN -> SpokenWav.saying("guten tag hier spricht ada");
        };
        JsonNode transcript =
                client.await(client.submit(client.upload(sound), all).path("id").asString());
        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        return transcript;
    }

    private static String bare(String word) {
        return word.replaceAll("[^A-Za-z]", "");
    }
}
