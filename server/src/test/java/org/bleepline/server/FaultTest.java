package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The server is killed with SIGKILL again and again while clients go on. */
@Tag("fault")
class FaultTest {
    private static final int JOBS = 40;
    private static final int KILLS = 10;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void losesNothingAndEndsEverythingOnce() throws Exception {
        Path data = TestServer.newFolder();
        Random random = new Random(17);
        Map<String, String> kindOfJob = new LinkedHashMap<>();
        List<String> deleted = new ArrayList<>();
        Set<String> strangeAnswers = ConcurrentHashMap.newKeySet();
        try (Receiver receiver = new Receiver();
                KilledServer server = new KilledServer(data)) {
            server.awaitHealthy();
            receiver.at("/call.wav", Receiver.file(SpokenWav.saying("This was fetched, says Ada Lovelace.")));
            Client client = new Client(server.url(), TestServer.KEY);
            CompletableFuture<Void> killer = CompletableFuture.runAsync(() -> kill(server, random));

            for (int job = 0; job < JOBS; job++) {
                String kind =
                        List.of("text", "audio", "fetched", "broken", "deleted").get(job % 5);
                String id = untilAnswered(() -> submit(client, receiver, kind), strangeAnswers);
                kindOfJob.put(id, kind);
                if (kind.equals("deleted")) {
                    untilAnswered(() -> checked(client.delete("/v2/transcript/" + id)), strangeAnswers);
                    deleted.add(id);
                }
            }
            killer.join();

            for (Map.Entry<String, String> job : kindOfJob.entrySet()) {
                JsonNode transcript = client.await(job.getKey());
                assertThat(transcript.path("status").asString())
                        .as(job.toString())
                        .isEqualTo(job.getValue().equals("broken") ? "error" : "completed");
                if (job.getValue().equals("deleted")) {
                    assertThat(transcript.path("text").asString()).isEqualTo("Deleted by user.");
                } else {
                    String id = job.getKey();
                    Eventually.holds(() -> assertThat(client.get("/v2/transcript/" + id)
                                    .json()
                                    .path("webhook_status_code")
                                    .asInt(0))
                            .as("webhook of %s", job)
                            .isEqualTo(200));
                    assertThat(receiver.received("/hook"))
                            .anySatisfy(request -> assertThat(request.body()).contains(id));
                }
                if (job.getValue().equals("audio")) {
                    assertThat(client.get("/v2/transcript/" + job.getKey() + "/redacted-audio")
                                    .status())
                            .isEqualTo(200);
                }
            }
            long audios = audiosOfAll(client);
            server.kill();
            server.startAgain();
            String log = Files.readString(server.log());
            for (String id : kindOfJob.keySet()) {
                assertThat(log.lines().filter(line -> line.contains(id + " has ended")))
                        .as("ends of %s", id)
                        .hasSizeLessThanOrEqualTo(1);
            }
            assertThat(strangeAnswers).as("answers other than success").isEmpty();
            assertThat(count(data.resolve("work"))).as("work folders").isZero();
            assertThat(count(data.resolve("redacted-audio"))).as("audio files").isEqualTo(audios);
            assertThat(filesWith(data.resolve("uploads"), ".partial"))
                    .as("partial uploads")
                    .isZero();
        }
    }

    /**
     * How many transcripts have redacted audio, when all have ended. Among them may be some that nobody knows of: the server
     * took them and was killed before it could say so, and the client asked again.
     */
    private static long audiosOfAll(Client client) {
        long audios = 0;
        for (JsonNode item : client.get("/v2/transcript?limit=200").json().path("transcripts")) {
            String id = item.path("id").asString();
            client.await(id);
            if (client.get("/v2/transcript/" + id + "/redacted-audio").status() == 200) {
                audios++;
            }
        }
        return audios;
    }

    private static void kill(KilledServer server, Random random) {
        for (int kill = 0; kill < KILLS; kill++) {
            try {
                TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1500));
            } catch (InterruptedException e) {
                return;
            }
            server.kill();
            server.startAgain();
        }
    }

    private static String submit(Client client, Receiver receiver, String kind) {
        String said = kind.equals("broken") ? "BREAK it" : "My name is Ada Lovelace and this is " + kind + ".";
        String url = kind.equals("fetched") ? receiver.url("/call.wav") : client.upload(SpokenWav.saying(said));
        String audio = kind.equals("audio")
                ? ", 'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true"
                : "";
        return client.submit(url, "'webhook_url': '" + receiver.url("/hook") + "'" + audio)
                .path("id")
                .asString();
    }

    private static String checked(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    /** While the server is down there is no answer; any answer must be the right one. */
    private static String untilAnswered(java.util.function.Supplier<String> call, Set<String> strange) {
        for (int attempt = 0; attempt < 2000; attempt++) {
            try {
                return call.get();
            } catch (UncheckedIOException e) {
                Client.pause();
            } catch (AssertionError e) {
                strange.add(String.valueOf(e.getMessage()));
                Client.pause();
            }
        }
        throw new AssertionError("the server never answered");
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static long filesWith(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }
}
