package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bleepline.server.jobs.Housekeeping;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each test has a server of its own with one limit that is easy to reach. */
class LimitTest {
    @Test
    void endsAnEngineThatHangsAndGoesOn() {
        try (BleeplineServer server = TestServer.start(
                TestServer.newFolder(),
                "--bleepline.jobs.threads=1",
                "--bleepline.jobs.time-limit=2s",
                "--bleepline.jobs.grace=200ms")) {
            Client client = new Client(server.url(), TestServer.KEY);

            JsonNode hanging = client.transcribe("HANG here", "");
            JsonNode waiting = client.transcribe("WAIT here", "");

            for (JsonNode stopped : List.of(hanging, waiting)) {
                assertThat(stopped.path("status").asString()).isEqualTo("error");
                assertThat(stopped.path("error").asString())
                        .isEqualTo("Processing took longer than 2 seconds, the limit of this server, and was stopped.");
            }
            assertThat(client.transcribe("And on.", "").path("text").asString()).isEqualTo("And on.");
        }
    }

    @Test
    void makesNoAudioOfLargeOriginals() {
        try (BleeplineServer server =
                TestServer.start(TestServer.newFolder(), "--bleepline.redacted-audio.max-original=10KB")) {
            Client client = new Client(server.url(), TestServer.KEY);

            JsonNode transcript = client.transcribe(
                    "My name is Ada.",
                    "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true");

            assertThat(transcript.path("status").asString()).isEqualTo("completed");
            assertThat(transcript.path("metadata").toString()).contains("too large");
            assertThat(client.get("/v2/transcript/" + transcript.path("id").asString() + "/redacted-audio")
                            .error())
                    .contains("too large");
        }
    }

    @Test
    void forgetsWhatIsPastItsTime() {
        try (BleeplineServer server = TestServer.start(
                TestServer.newFolder(),
                "--bleepline.retention.uploads=1ms",
                "--bleepline.retention.redacted-audio=1ms",
                "--bleepline.jobs.threads=1")) {
            Client client = new Client(server.url(), TestServer.KEY);
            String upload = client.upload(SpokenWav.saying("My name is Ada."));
            String id = client.submit(
                            upload,
                            "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true")
                    .path("id")
                    .asString();
            client.await(id);

            Eventually.holds(() -> {
                server.context().getBean(Housekeeping.class).round();
                assertThat(client.post("/v2/transcript", "{'audio_url': '" + upload + "'}")
                                .status())
                        .isEqualTo(403);
                assertThat(client.get("/v2/transcript/" + id + "/redacted-audio")
                                .error())
                        .isEqualTo("The redacted audio of this transcript has expired.");
            });
            assertThat(client.get("/v2/transcript/" + id).json().path("text").asString())
                    .isEqualTo("My name is ###.");
        }
    }

    @Test
    void refusesWorkWhenTheDiskIsNearlyFull() {
        try (BleeplineServer server =
                TestServer.start(TestServer.newFolder(), "--bleepline.upload.min-free-space=100000GB")) {
            Client client = new Client(server.url(), TestServer.KEY);

            Client.Answer answer = client.post("/v2/upload", SpokenWav.saying("Hello."), "audio/wav");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.error()).contains("no room");
            assertThat(client.get("/ready").status()).isEqualTo(503);
            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.await(client.submit(client.url("/nothing.wav").toString(), "")
                                    .path("id")
                                    .asString())
                            .path("error")
                            .asString())
                    .isEqualTo("The server has no room on its disk for this file. Please try again later.");
        }
    }

    /** As documented: 429 with the time to wait, for each project by itself. */
    @Test
    void refusesTooManyRequests() {
        try (BleeplineServer server =
                TestServer.start(TestServer.newFolder(), "--bleepline.rate.requests=3", "--bleepline.rate.per=1h")) {
            Client client = new Client(server.url(), TestServer.KEY);
            for (int request = 0; request < 3; request++) {
                assertThat(client.get("/v2/transcript").status()).isEqualTo(200);
            }

            Client.Answer refused = client.get("/v2/transcript");

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.error()).isEqualTo("Too Many Requests");
            assertThat(refused.response()
                            .headers()
                            .firstValueAsLong("Retry-After")
                            .orElse(0))
                    .isBetween(3000L, 3600L);
            assertThat(new Client(server.url(), TestServer.OTHER_KEY)
                            .get("/v2/transcript")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void holdsWhatIsBeyondTheLimitAndSaysSo() {
        try (BleeplineServer server = TestServer.start(TestServer.newFolder(), "--bleepline.jobs.threads=1")) {
            Client client = new Client(server.url(), TestServer.KEY);
            String upload = client.upload(SpokenWav.saying("WAIT here"));
            String busy = client.submit(upload, "").path("id").asString();
            Eventually.holds(() -> assertThat(status(client, busy)).isEqualTo("processing"));
            String first = client.submit(client.upload(SpokenWav.saying("One.")), "")
                    .path("id")
                    .asString();
            JsonNode second = client.submit(client.upload(SpokenWav.saying("Two.")), "");

            JsonNode held = client.get("/v2/transcript/" + first).json();
            JsonNode list = client.get("/v2/transcript?throttled_only=True&status=completed")
                    .json();

            assertThat(held.path("status").asString()).isEqualTo("queued");
            assertThat(held.path("throttled").asBoolean()).isTrue();
            assertThat(second.path("throttled").asBoolean()).isTrue();
            assertThat(list.path("transcripts").size()).isEqualTo(2);
            client.delete("/v2/transcript/" + busy);
            JsonNode done = client.await(second.path("id").asString());
            assertThat(done.path("throttled").isNull()).isTrue();
            // First come, first served.
            assertThat(status(client, first)).isEqualTo("completed");
            assertThat(client.get("/v2/transcript?throttled_only=true")
                            .json()
                            .path("transcripts")
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void aShortRecordingDoesNotWaitBehindLongOnes() {
        try (BleeplineServer server = TestServer.start(TestServer.newFolder(), "--bleepline.jobs.threads=1")) {
            Client client = new Client(server.url(), TestServer.KEY);
            // What stands behind the sound makes the file large, as a long recording is.
            byte[] large = Arrays.copyOf(SpokenWav.saying("WAIT here"), 5_000_001);
            String busy = client.submit(client.upload(large), "").path("id").asString();
            Eventually.holds(() -> assertThat(status(client, busy)).isEqualTo("processing"));
            // With an upload of its own: that of the first one goes with it.
            String waiting = client.submit(client.upload(large), "").path("id").asString();

            for (String said : List.of("One.", "Two.")) {
                String brief = client.submit(client.upload(SpokenWav.saying(said)), "")
                        .path("id")
                        .asString();
                assertThat(client.await(brief).path("text").asString()).isEqualTo(said);
            }

            assertThat(status(client, busy)).isEqualTo("processing");
            assertThat(status(client, waiting)).isEqualTo("queued");
            client.delete("/v2/transcript/" + busy);
            Eventually.holds(() -> assertThat(status(client, waiting)).isEqualTo("processing"));
            client.delete("/v2/transcript/" + waiting);
        }
    }

    /** A recording lies readable only where it was told to, in a folder of its own, and not for longer than it must. */
    @Test
    void worksWhereItIsTold() throws IOException {
        Path work = TestServer.newFolder();
        Files.writeString(work.resolve("stranger"), "not ours");
        Path data = TestServer.newFolder();
        Path left;
        try (BleeplineServer server = TestServer.start(data, "--bleepline.work=" + work)) {
            Client client = new Client(server.url(), TestServer.KEY);
            String busy = client.submit(client.upload(SpokenWav.saying("WAIT here")), "")
                    .path("id")
                    .asString();
            Eventually.holds(() -> assertThat(status(client, busy)).isEqualTo("processing"));
            Eventually.holds(() -> assertThat(filesNamed(work, "original")).hasSize(1));
            Path ours = filesNamed(work, "original").get(0).resolve("../..").normalize();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)))
                    .isEqualTo("rwx------");
            assertThat(filesNamed(data, "original")).isEmpty();

            client.delete("/v2/transcript/" + busy);
            Eventually.holds(() -> assertThat(filesNamed(work, "original")).isEmpty());
            left = Files.createDirectories(ours.resolve("left-by-a-kill"));
        }
        try (BleeplineServer server = TestServer.start(data, "--bleepline.work=" + work)) {
            assertThat(server.port()).isPositive();
            assertThat(left).doesNotExist();
            assertThat(work.resolve("stranger")).exists();
        }
    }

    private static String status(Client client, String id) {
        return client.get("/v2/transcript/" + id).json().path("status").asString();
    }

    private static List<Path> filesNamed(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
