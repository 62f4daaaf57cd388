package org.bleepline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The raw HTTP examples of the PII Redaction page, in the tools they were written for, from upload to redacted audio. Each
 * runs where its tool is installed; the same requests are made from Java in {@link DocumentationExamplesTest}.
 */
class RawClientsTest {
    @TempDir
    private Path folder;

    @Test
    void curl() throws Exception {
        assumeTrue(runs("curl", "--version"));
        assertRedacts("sh", "src/test/raw/quickstart.sh");
    }

    @Test
    void python() throws Exception {
        assumeTrue(runs("python3", "-c", "import requests"));
        assertRedacts("python3", "src/test/raw/quickstart.py");
    }

    @Test
    void javaScript() throws Exception {
        assumeTrue(runs("node", "-e", "fetch.name"));
        assertRedacts("node", "src/test/raw/quickstart.mjs");
    }

    private void assertRedacts(String... command) throws IOException, InterruptedException {
        Path call = Files.write(
                folder.resolve("call.wav"), SpokenWav.saying("My name is Peter Decarlo, I work at Johns Hopkins."));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BLEEPLINE_URL", TestServer.server().url().toString());
        builder.environment().put("BLEEPLINE_KEY", TestServer.KEY);
        builder.environment().put("BLEEPLINE_CALL", call.toString());
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);

        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).startsWith("My name is ##### #######, I work at ").contains("\n200 RIFF");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
