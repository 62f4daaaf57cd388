package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @Test
    void makesListsAndRevokes() {
        assertThat(run("keys", "create", "--project", "claims", "--data", data.toString()))
                .isEqualTo(ExitCode.OK);
        String key = out.toString().strip();
        out.getBuffer().setLength(0);
        assertThat(run("keys", "list", "--data", data.toString())).isEqualTo(ExitCode.OK);
        String line = out.toString();
        String id = line.split(" ")[0];

        assertThat(key).matches("bl_[0-9a-f]{40}");
        assertThat(line).contains("claims").doesNotContain(key);
        assertThat(run("keys", "revoke", id, "--data", data.toString())).isEqualTo(ExitCode.OK);
        assertThat(run("keys", "revoke", id, "--data", data.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(err.toString()).contains("there is no key with the id '" + id + "'");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(run("keys")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("create, list or revoke");
        assertThat(run("keys", "create", "--project", "No Such", "--data", data.toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
