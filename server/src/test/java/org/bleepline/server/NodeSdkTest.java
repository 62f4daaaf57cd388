package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official client for Node.js, as it comes from npm, pointed at this server. Needs node and npm, which a machine that
 * builds Java may lack: not among the tests of {@code mvn verify}; {@code .ci/run} runs it.
 */
@Tag("node")
class NodeSdkTest {
    @TempDir
    private Path folder;

    @Test
    void passesItsOwnTests() throws Exception {
        for (String name : new String[] {"package.json", "package-lock.json", "sdk.test.mjs"}) {
            Files.copy(Path.of("src/test/node", name), folder.resolve(name));
        }
        Path call = Files.write(
                folder.resolve("call.wav"), SpokenWav.saying("My name is Ada Lovelace. Please open Bearclaw now."));

        assertThat(run(call, "npm", "ci", "--no-audit", "--no-fund")).isZero();
        assertThat(run(call, "node", "--test", "sdk.test.mjs")).isZero();
    }

    private int run(Path call, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment().put("BLEEPLINE_URL", TestServer.server().url().toString());
        builder.environment().put("BLEEPLINE_KEY", TestServer.KEY);
        builder.environment().put("BLEEPLINE_CALL", call.toString());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
