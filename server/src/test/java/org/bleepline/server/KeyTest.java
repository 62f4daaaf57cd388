package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void comeAndGoBesideARunningServer() throws IOException {
        Path data = TestServer.newFolder();
        try (BleeplineServer server = TestServer.start(data)) {
            KeyCommand keys = new KeyCommand(data);

            String key = keys.create("acme");
            Client client = new Client(server.url(), key);
            Eventually.holds(
                    () -> assertThat(client.get("/v2/transcript").status()).isEqualTo(200));
            StringWriter list = new StringWriter();
            keys.list(new PrintWriter(list, true));
            String id = list.toString().split(" ")[0];

            assertThat(list.toString()).contains("acme").doesNotContain(key);
            assertThat(Files.readString(data.resolve("api-keys"))).doesNotContain(key);
            assertThat(keys.revoke(id)).isTrue();
            assertThat(keys.revoke(id)).isFalse();
            Eventually.holds(
                    () -> assertThat(client.get("/v2/transcript").status()).isEqualTo(401));
        }
    }

    @Test
    void isMadeAtTheFirstStartAndShownOnce() {
        Path data = TestServer.newFolder();

        String trial = printedBy(() -> BleeplineServer.startForTrial("--port", "0", "--data", data.toString()));
        String first = startWithoutKeys(data);
        String second = startWithoutKeys(data);

        Matcher shown = Pattern.compile("bl_[0-9a-f]{40}").matcher(first);
        assertThat(shown.find()).isTrue();
        assertThat(trial).doesNotContain("bl_");
        assertThat(second).doesNotContain("bl_");
    }

    @Test
    void refusesNamesThatAreNone() {
        KeyCommand keys = new KeyCommand(TestServer.newFolder());

        assertThatThrownBy(() -> keys.create("../etc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> keys.create("a b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String startWithoutKeys(Path data) {
        return printedBy(() -> BleeplineServer.start(TestServer.engines(), "--port", "0", "--data", data.toString()));
    }

    private static String printedBy(Supplier<BleeplineServer> start) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (BleeplineServer server = start.get()) {
            assertThat(server.port()).isPositive();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
