package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
    void findsOutTheLanguageOfItsWordsWhereNobodySaysIt() {
        ALLOWED.at("/call.srt", Receiver.file(cue("My name is Ada Lovelace and I would like to change my address")));
        ALLOWED.at("/anruf.srt", Receiver.file(cue("Mein Name ist Ada und ich möchte gerne meine Adresse ändern")));
        String redact = "'language_detection': true, 'redact_pii': true, 'redact_pii_policies': ['person_name']";

        JsonNode english = transcribe(ALLOWED.url("/call.srt"), redact);
        JsonNode german = transcribe(ALLOWED.url("/anruf.srt"), redact);

        assertThat(english.path("language_code").asString()).isEqualTo("en");
        assertThat(english.path("language_confidence").asDouble()).isGreaterThan(0.9);
        assertThat(english.path("text").asString()).startsWith("My name is ### ########");
        assertThat(german.path("error").asString())
                .isEqualTo("The following models are not available in this language: redact_pii");
        assertThat(transcribe(ALLOWED.url("/anruf.srt"), "'language_detection': true")
                        .path("language_code")
                        .asString())
                .isEqualTo("de");
    }

    @Test
    void doubtsALanguageThatTheWordsDoNotLookLike() {
        String german = openAi().replace("\"word\":\"My\"", "\"word\":\"Entschuldigung\"")
                .replace("\"word\":\"name\"", "\"word\":\"Rechnungsnummer\"")
                .replace("\"word\":\"is\"", "\"word\":\"überprüfen\"")
                .replace("\"word\":\"Ada\"", "\"word\":\"möchte\"")
                .replace("\"word\":\"Lovelace.\"", "\"word\":\"schließlich\"");
        ALLOWED.at("/wrong.json", Receiver.file(german.getBytes(StandardCharsets.UTF_8)));

        JsonNode transcript = transcribe(
                ALLOWED.url("/wrong.json"), "'language_detection': true, 'language_confidence_threshold': 0.5");

        assertThat(transcript.path("error").asString())
                .startsWith("detected language 'en', confidence 0.0")
                .endsWith("below the requested confidence threshold value of '0.5'");
    }

    /** The words of a cue have one time, which counts once: 1.0 of 3.2 seconds. */
    @Test
    void countsForHowLongSomebodySpeaks() {
        ALLOWED.at(
                "/second.srt",
                Receiver.file("1\n00:00:01,000 --> 00:00:02,000\nOne two three four five six.\n"
                        .getBytes(StandardCharsets.UTF_8)));
        ALLOWED.at("/plain.txt", Receiver.file("One two three.".getBytes(StandardCharsets.UTF_8)));

        assertThat(transcribe(ALLOWED.url("/second.srt"), "'speech_threshold': 0.3")
                        .path("status")
                        .asString())
                .isEqualTo("completed");
        assertThat(transcribe(ALLOWED.url("/second.srt"), "'speech_threshold': 0.4")
                        .path("error")
                        .asString())
                .isEqualTo("Audio speech threshold 0.3125 is below the requested speech threshold value 0.4");
        assertThat(transcribe(ALLOWED.url("/plain.txt"), "'speech_threshold': 0.4")
                        .path("metadata")
                        .path("warnings")
                        .path(0)
                        .path("message")
                        .asString())
                .isEqualTo("speech_threshold has no effect: the transcript has no times");
    }

    /** Otherwise the rest of what was spelled anew would be heard. */
    @Test
    void givesAWordOfSeveralNoTimeWhereOneOfThemHasNone() {
        ALLOWED.at(
                "/x.json",
                Receiver.file(("{\"segments\":[{\"words\":[{\"word\":\"My\",\"start\":0.2,\"end\":0.5},"
                                + "{\"word\":\"deca\",\"start\":0.6,\"end\":0.9},{\"word\":\"low\"},"
                                + "{\"word\":\"now.\",\"start\":1.6,\"end\":1.9}]}],\"language\":\"en\"}")
                        .getBytes(StandardCharsets.UTF_8)));

        JsonNode word = transcribe(ALLOWED.url("/x.json"), "'custom_spelling': [{'from': 'deca low', 'to': 'Decarlo'}]")
                .path("words")
                .path(1);

        assertThat(word.path("text").asString()).isEqualTo("Decarlo");
        assertThat(word.path("start").asLong()).isEqualTo(500);
        assertThat(word.path("end").asLong()).isEqualTo(500);
    }

    @Test
    void tellsSpeakersAndChannelsApartOnlyWhereTheFileDoes() {
        ALLOWED.at("/one.srt", Receiver.file(cue("Hello there.")));
        ALLOWED.at(
                "/two.ctm", Receiver.file("call A 0.2 0.3 hello\ncall B 0.6 0.3 hi".getBytes(StandardCharsets.UTF_8)));

        assertThat(warnings(transcribe(
                        ALLOWED.url("/one.srt"),
                        "'speaker_labels': true, 'speakers_expected': 2, 'multichannel': true")))
                .containsExactly(
                        "speaker_labels has no effect: the transcript does not say who speaks",
                        "multichannel has no effect: the transcript has one channel");
        JsonNode two = transcribe(ALLOWED.url("/two.ctm"), "'multichannel': true");
        assertThat(warnings(two)).isEmpty();
        assertThat(two.path("utterances").path(1).path("channel").asString()).isEqualTo("2");
        assertThat(warnings(transcribe(ALLOWED.url("/two.ctm"), "'speaker_labels': true, 'speakers_expected': 2")))
                .containsExactly("The expected number of speakers has no effect: the transcript says who speaks");
    }

    private static List<String> warnings(JsonNode transcript) {
        return transcript
                .path("metadata")
                .path("warnings")
                .valueStream()
                .map(warning -> warning.path("message").asString())
                .toList();
    }

    @Test
    void keepsTheTurnsOfATextWithoutTimes() {
        ALLOWED.at("/turns.txt", Receiver.file("Um, hello.\nUm.\nHi there.".getBytes(StandardCharsets.UTF_8)));

        JsonNode transcript = transcribe(ALLOWED.url("/turns.txt"), "'speaker_labels': true");

        assertThat(transcript.path("text").asString()).isEqualTo("hello. Hi there.");
        assertThat(transcript.path("utterances").size()).isEqualTo(2);
    }

    @Test
    void failsWithOneSentenceWhereItIsOfAnotherRecording() {
        ALLOWED.at(
                "/other.txt",
                Receiver.file("I would like to change my address please".getBytes(StandardCharsets.UTF_8)));

        JsonNode transcript = transcribe(
                ALLOWED.url("/other.txt"),
                "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true");

        assertThat(transcript.path("error").asString())
                .startsWith("The transcript does not fit the recording: only ")
                .endsWith(".");
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

    private static byte[] cue(String text) {
        return ("1\n00:00:00,000 --> 00:00:03,000\n" + text + "\n").getBytes(StandardCharsets.UTF_8);
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
