package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.Sound;
import org.bleepline.testkit.SoundTracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RedactedAudioTest {
    private static final String WAV =
            "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true,"
                    + " 'redact_pii_audio_quality': 'wav'";
    private static final String MP3 =
            "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true";

    private final Client client = TestServer.client();

    @TempDir
    private Path folder;

    @Test
    void isReadyWithTheTranscriptAndWithoutTheName() throws Exception {
        String id = client.transcribe("My name is Ada Lovelace and I live here.", WAV)
                .path("id")
                .asString();

        JsonNode ready = client.get("/v2/transcript/" + id + "/redacted-audio").json();
        Client.Answer file = plainGet(ready.path("redacted_audio_url").asString(), "");

        assertThat(ready.path("status").asString()).isEqualTo("redacted_audio_ready");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.contentType()).isEqualTo("binary/octet-stream");
        assertThat(new String(file.bytes(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(heardIn(file.bytes())).doesNotContain("Ada", "Lovelace").contains("live", "here.");
    }

    @Test
    void isAnMp3UnlessSetAndBeepsOrIsSilent() {
        String id = client.transcribe(
                        "My name is Ada Lovelace.",
                        MP3 + ", 'redact_pii_audio_options': {'override_audio_redaction_method': 'silence'}")
                .path("id")
                .asString();

        String url = client.get("/v2/transcript/" + id + "/redacted-audio")
                .json()
                .path("redacted_audio_url")
                .asString();

        assertThat(url).contains("/" + id + ".mp3?");
        assertThat(plainGet(url, "").bytes()).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @CsvSource({"flac, flac, fLaC", "same, wav, RIFF"})
    void isOfAnotherTypeOnDemand(String format, String ending, String mark) {
        String id = client.transcribe(
                        "My name is Ada Lovelace.", MP3 + ", 'bleepline': {'recording_format': '" + format + "'}")
                .path("id")
                .asString();

        String url = client.get("/v2/transcript/" + id + "/redacted-audio")
                .json()
                .path("redacted_audio_url")
                .asString();

        assertThat(url).contains("/" + id + "." + ending + "?");
        assertThat(new String(plainGet(url, "").bytes(), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo(mark);
    }

    @Test
    void holdsEverySoundTrackWithoutWhatWasSaidOnAnyOfThem() throws Exception {
        Path film = SoundTracks.writeMatroska(
                folder.resolve("film.mka"),
                sound("My name is Ada Lovelace and I live here all the year."),
                sound("He will not say so until he has seen Peter Miller again."));
        String id = client.await(client.submit(
                                client.upload(Files.readAllBytes(film)),
                                MP3 + ", 'bleepline': {'recording_format': 'same', 'verify': true}")
                        .path("id")
                        .asString())
                .path("id")
                .asString();

        String url = client.get("/v2/transcript/" + id + "/redacted-audio")
                .json()
                .path("redacted_audio_url")
                .asString();

        assertThat(url).contains("/" + id + ".mkv?");
        byte[] redacted = plainGet(url, "").bytes();
        assertThat(heardIn(redacted, 0)).contains("live", "here").doesNotContain("Ada", "Lovelace");
        assertThat(heardIn(redacted, 1)).contains("will", "not").doesNotContain("Peter", "Miller");
    }

    private Sound sound(String said) throws Exception {
        Path wav = Files.write(folder.resolve("said.wav"), SpokenWav.saying(said));
        return Sound.readWav(wav).louder(32_768 / 32_767.0); // so that every sample is written as it was
    }

    @Test
    void refusesToKeepATypeThatCannotBeWritten() {
        ByteBuffer svx = ByteBuffer.allocate(48 + 20_000);
        svx.put("FORM".getBytes(StandardCharsets.US_ASCII)).putInt(40 + 20_000);
        svx.put("8SVXVHDR".getBytes(StandardCharsets.US_ASCII)).putInt(20);
        svx.putInt(20_000).putInt(0).putInt(0).putShort((short) 10_000).put((byte) 1);
        svx.put((byte) 0).putInt(0x10000);
        svx.put("BODY".getBytes(StandardCharsets.US_ASCII)).putInt(20_000);

        JsonNode answer = client.await(
                client.submit(client.upload(svx.array()), MP3 + ", 'bleepline': {'recording_format': 'same'}")
                        .path("id")
                        .asString());

        assertThat(answer.path("status").asString()).isEqualTo("error");
        assertThat(answer.path("error").asString())
                .startsWith("The redacted audio cannot be made with bleepline.recording_format 'same'.")
                .endsWith("cannot be written; choose mp3, wav, flac, opus or m4a.");
    }

    @Test
    void answersRanges() {
        String url = ready("My name is Ada Lovelace.");
        byte[] whole = plainGet(url, "").bytes();

        Client.Answer middle = plainGet(url, "bytes=100-199");
        Client.Answer end = plainGet(url, "bytes=-10");
        Client.Answer behind = plainGet(url, "bytes=" + whole.length + "-");

        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        assertThat(middle.response().headers().firstValue("Content-Range")).contains("bytes 100-199/" + whole.length);
        assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
        assertThat(behind.status()).isEqualTo(416);
    }

    @Test
    void refusesLinksThatWereTamperedWith() {
        String url = ready("My name is Ada Lovelace.");

        assertThat(plainGet(url.substring(0, url.length() - 1) + (url.endsWith("0") ? "1" : "0"), "")
                        .status())
                .isEqualTo(403);
        assertThat(plainGet(url.replaceFirst("Expires=\\d", "Expires=9"), "").status())
                .isEqualTo(403);
        assertThat(plainGet(url.replace(".wav?", ".mp3?"), "").status()).isEqualTo(403);
        assertThat(plainGet(url.replaceFirst("\\?.*", ""), "").status()).isEqualTo(403);
        assertThat(plainGet(
                                client.url("/redacted-audio/..%2f..%2fapi-keys?Expires=1&Signature=a")
                                        .toString(),
                                "")
                        .status())
                .isIn(400, 403, 404);
    }

    @Test
    void diesWithItsTranscript() {
        String url = ready("My name is Ada Lovelace.");
        String id = url.replaceFirst(".*/([0-9a-f-]{36})\\..*", "$1");

        client.delete("/v2/transcript/" + id);

        assertThat(plainGet(url, "").status()).isEqualTo(403);
        assertThat(client.get("/v2/transcript/" + id + "/redacted-audio").error())
                .isEqualTo("The redacted audio was deleted with its transcript.");
    }

    @Test
    void saysWhyThereIsNone() {
        String unasked = client.transcribe("Hello.", "").path("id").asString();
        String silent = client.await(client.submit(client.upload(SpokenWav.silence(2000)), MP3)
                        .path("id")
                        .asString())
                .path("id")
                .asString();
        String failed = client.transcribe("BREAK", MP3).path("id").asString();

        assertThat(client.get("/v2/transcript/" + unasked + "/redacted-audio").error())
                .contains("was not requested");
        assertThat(client.get("/v2/transcript/" + silent + "/redacted-audio").error())
                .contains("no speech was detected");
        assertThat(client.get("/v2/transcript/" + failed + "/redacted-audio").error())
                .contains("'error'");
    }

    @Test
    void isMadeOfSilenceWhenAsked() {
        String id = client.submit(
                        client.upload(SpokenWav.silence(2000)),
                        MP3 + ", 'redact_pii_audio_options': {'return_redacted_no_speech_audio': true}")
                .path("id")
                .asString();

        JsonNode transcript = client.await(id);

        assertThat(transcript.path("status").asString())
                .as(transcript.toString())
                .isEqualTo("completed");
        assertThat(transcript.path("text").asString()).isEmpty();
        assertThat(client.get("/v2/transcript/" + id + "/redacted-audio").status())
                .isEqualTo(200);
    }

    @Test
    void isNotReadyWhileTheTranscriptIsNot() {
        String id = client.submit(client.upload(SpokenWav.saying("WAIT")), MP3)
                .path("id")
                .asString();

        Client.Answer answer = client.get("/v2/transcript/" + id + "/redacted-audio");
        client.delete("/v2/transcript/" + id);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").asString()).isEqualTo("processing");
        assertThat(answer.json().has("redacted_audio_url")).isFalse();
    }

    @Test
    void cutsWhatLiesOutsideTheWindow() throws Exception {
        String id = client.transcribe(
                        "Ada Lovelace lives in this house for ever and ever.",
                        WAV + ", 'audio_start_from': 1700, 'audio_end_at': 2590")
                .path("id")
                .asString();

        String url = client.get("/v2/transcript/" + id + "/redacted-audio")
                .json()
                .path("redacted_audio_url")
                .asString();

        assertThat(heardIn(plainGet(url, "").bytes())).containsExactly("this", "house");
    }

    /** There nobody looked for anything, so nothing is to be heard, and nothing to be taken for a find either. */
    @Test
    void isSilentOutsideTheWindowAndBeepsInside() {
        String id = client.transcribe(
                        "This is it. My name is Ada Lovelace for ever and ever.",
                        WAV + ", 'audio_start_from': 900, 'audio_end_at': 3700")
                .path("id")
                .asString();
        String url = client.get("/v2/transcript/" + id + "/redacted-audio")
                .json()
                .path("redacted_audio_url")
                .asString();
        byte[] wav = plainGet(url, "").bytes();

        assertThat(loudest(wav, 0, 900)).isZero();
        assertThat(loudest(wav, 3700, 5500)).isZero();
        assertThat(loudest(wav, 2700, 2800)).isPositive();
    }

    /** The loudest sample between two times, of 16-bit samples at 16 kHz behind a header of 44 bytes or a little more. */
    private static int loudest(byte[] wav, int fromMillis, int toMillis) {
        ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int data = new String(wav, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
        int loudest = 0;
        for (int frame = fromMillis * 16; frame < toMillis * 16; frame++) {
            loudest = Math.max(loudest, Math.abs(samples.getShort(data + frame * 2)));
        }
        return loudest;
    }

    private String ready(String said) {
        String id = client.transcribe(said, WAV).path("id").asString();
        return client.get("/v2/transcript/" + id + "/redacted-audio")
                .json()
                .path("redacted_audio_url")
                .asString();
    }

    /** No key is sent. */
    private Client.Answer plainGet(String url, String range) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return client.send(range.isEmpty() ? request : request.header("Range", range));
    }

    private List<String> heardIn(byte[] recording) throws Exception {
        return heardIn(recording, 0);
    }

    private List<String> heardIn(byte[] recording, int track) throws Exception {
        Path file = Files.write(folder.resolve("redacted.wav"), recording);
        Recordings recordings = FfmpegRecordings.bundled();
        try (PcmSource sound = recordings.listen(file, recordings.inspect(file, track), ChannelHearing.MIXED)) {
            return new ScriptedEngine()
                    .transcribe(sound, new SpeechRequest("en"), SpeechMonitor.none()).stream()
                            .map(Word::text)
                            .collect(Collectors.toList());
        }
    }
}
