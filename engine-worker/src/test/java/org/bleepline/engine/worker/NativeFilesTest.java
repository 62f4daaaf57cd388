package org.bleepline.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bleepline.testkit.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NativeFilesTest {
    private static final Map<String, String> FILES =
            Map.of("library.so", "org/bleepline/engine/worker/NativeFiles.class");

    @TempDir
    Path folder;

    @Test
    void aFileOfOtherContentIsReplaced() throws IOException {
        Path first = unpacked(folder).folder();
        byte[] whole = Files.readAllBytes(first.resolve("library.so"));
        Files.write(first.resolve("library.so"), new byte[] {1});

        Path second = unpacked(folder).folder();

        assertThat(second).isEqualTo(first);
        assertThat(Files.readAllBytes(second.resolve("library.so"))).isEqualTo(whole);
    }

    /** As with a home that is mounted read-only; here a file stands where the folder would be. */
    @Test
    void whereNothingCanBeWrittenTheyLieElsewhereForOneRun() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));

        Process program =
                ChildJvm.start("true", List.of("-Djava.io.tmpdir=" + temporary, "-Dblocked=" + blocked), Program.class);
        String line = program.inputReader().readLine();
        program.waitFor();

        assertThat(Path.of(line)).startsWithRaw(temporary);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    /** Unpacks and says where to. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            System.out.println(unpacked(Path.of(System.getProperty("blocked"))).folder());
        }
    }

    private static NativeFiles unpacked(Path cache) {
        return NativeFiles.unpacked("test", FILES, NativeFilesTest.class.getClassLoader(), cache);
    }
}
