package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two instances of docs/operations.md, by their files of settings: each knows only what is its own. */
class RegionsTest {
    @TempDir
    private Path folder;

    @Test
    void shareNothing() throws IOException {
        String americanKey = new KeyCommand(folder.resolve("us")).create("claims");
        String europeanKey = new KeyCommand(folder.resolve("eu")).create("claims");
        try (BleeplineServer us = start("us");
                BleeplineServer eu = start("eu")) {
            Client american = new Client(us.url(), americanKey);
            Client european = new Client(eu.url(), europeanKey);
            Client stranger = new Client(eu.url(), americanKey);
            String upload = american.upload(SpokenWav.saying("Hello from here."));
            String id = american.await(american.submit(upload, "").path("id").asString())
                    .path("id")
                    .asString();

            assertThat(us.url()).isNotEqualTo(eu.url());
            assertThat(american.get("/health").json().path("region").asString()).isEqualTo("us");
            assertThat(european.get("/health").json().path("region").asString()).isEqualTo("eu");
            assertThat(european.get("/metrics").text())
                    .contains("region=\"eu\"")
                    .doesNotContain("region=\"us\"");
            assertThat(upload).startsWith("https://us.example.org/upload/");
            assertThat(european.get("/v2/transcript/" + id).error()).contains("not found");
            assertThat(stranger.get("/v2/transcript").status()).isEqualTo(401);
            assertThat(folder.resolve("eu/uploads")).isEmptyDirectory();
        }
    }

    private BleeplineServer start(String region) throws IOException {
        Path settings = Files.writeString(
                folder.resolve(region + ".properties"), """
                bleepline.region=%s
                bleepline.data=%s
                bleepline.public-url=https://%s.example.org
                """.formatted(region, folder.resolve(region), region));
        return BleeplineServer.start(TestServer.engines(), "--config", settings.toString(), "--port", "0");
    }
}
