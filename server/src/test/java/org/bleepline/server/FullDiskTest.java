package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;

/**
 * The disk ends while a job writes: what was there before the job is there after it, and the next one succeeds. The limit is set
 * by {@code prlimit}, which every Linux has with util-linux.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final int LIMIT_BYTES = 8 << 20;
    /** 5 MB as it comes, and twice as much with 16 bits a sample, as redacted. */
    private static final int SECONDS = 5_000;

    @Test
    void failsTheJobAndGoesOn() throws IOException {
        Path data = TestServer.newFolder();
        try (KilledServer server = KilledServer.withFilesUpTo(LIMIT_BYTES, data)) {
            server.awaitHealthy();
            Client client = new Client(server.url(), TestServer.KEY);
            String audio = "'redact_pii': true, 'redact_pii_policies': ['person_name'], 'redact_pii_audio': true,"
                    + " 'redact_pii_audio_quality': 'wav',"
                    + " 'redact_pii_audio_options': {'return_redacted_no_speech_audio': true}";

            JsonNode tooLarge = client.await(client.submit(client.upload(SpokenWav.longSilence(SECONDS)), audio)
                    .path("id")
                    .asString());
            JsonNode next = client.await(client.submit(client.upload(SpokenWav.saying("My name is Ada.")), audio)
                    .path("id")
                    .asString());

            assertThat(tooLarge.path("status").asString()).isEqualTo("error");
            assertThat(tooLarge.path("error").asString()).isEqualTo("The redacted audio could not be written.");
            assertThat(tooLarge.path("text").isNull()).isTrue();
            assertThat(next.path("text").asString()).isEqualTo("My name is ###.");
            assertThat(filesIn(data.resolve("work"))).isZero();
            assertThat(filesIn(data.resolve("redacted-audio"))).isEqualTo(1);
        }
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
