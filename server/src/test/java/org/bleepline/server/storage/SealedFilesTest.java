package org.bleepline.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.bleepline.server.vault.KeyRing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFilesTest {
    private static final int LENGTH = 3_000_000;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private SealedFiles files = new SealedFiles(
            Path.of("."),
            KeyRing.of(java.util.List.of(java.util.Base64.getEncoder().encodeToString(new byte[32]))));

    @BeforeEach
    void open() {
        files = new SealedFiles(folder, KeyRing.of(elsewhere.resolve("keys")));
    }

    @Test
    void readsFromAnywhereInWhatWasWritten() throws IOException {
        byte[] content = content();

        SealedFiles.Written written = files.write(file -> {
            file.write(content);
            return content.length;
        });

        assertThat(files.read(written.name()).readAllBytes()).isEqualTo(content);
        try (SeekableByteChannel channel = files.open(written.name())) {
            ByteBuffer part = ByteBuffer.allocate(1000);
            channel.position(2_500_000);
            while (part.hasRemaining() && channel.read(part) >= 0) {}
            assertThat(part.array()).isEqualTo(java.util.Arrays.copyOfRange(content, 2_500_000, 2_501_000));
        }
    }

    @Test
    void leavesNothingOfAFileThatCouldNotBeWritten() {
        assertThatThrownBy(() -> files.write(file -> {
                    file.write(new byte[2_000_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void deletesOnlyWhatNobodyKnows() throws IOException {
        String known = files.write(file -> 0).name();
        files.write(file -> 0);
        Files.write(folder.resolve("half.partial"), new byte[10]);

        assertThat(files.deleteUnknown(Set.of(known), Instant.EPOCH)).isZero();
        assertThat(files.deleteUnknown(Set.of(known), Instant.MAX)).isEqualTo(2);

        assertThat(folder.resolve(known)).exists();
    }

    @Test
    void readsNothingOutsideItsFolder() throws IOException {
        Files.write(elsewhere.resolve("secret.00000000"), new byte[10]);

        assertThatThrownBy(() -> files.read("../" + elsewhere.getFileName() + "/secret.00000000"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] content() {
        byte[] content = new byte[LENGTH];
        new Random(3).nextBytes(content);
        return content;
    }
}
