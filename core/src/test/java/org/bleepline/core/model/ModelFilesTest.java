package org.bleepline.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    private static final FileTime NOON = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
    /** {@code printf abc | sha256sum}; an example of FIPS 180-2 too. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    /** {@code printf abd | sha256sum}. */
    private static final String ABD = "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9";

    @TempDir
    Path folder;

    private final ModelFiles files = new ModelFiles();

    @Test
    void readsAFileOnce() throws IOException {
        Path model = written("model.bin", "abc", NOON);
        assertThat(files.of(model)).containsExactly(new ModelFile("model.bin", ABC));

        written("model.bin", "abd", NOON);

        assertThat(files.of(model)).containsExactly(new ModelFile("model.bin", ABC));
    }

    @Test
    void readsAChangedFileAgain() throws IOException {
        Path model = written("model.bin", "abc", NOON);
        files.of(model);

        written("model.bin", "abd", FileTime.from(NOON.toInstant().plusMillis(1)));

        assertThat(files.of(model)).containsExactly(new ModelFile("model.bin", ABD));
    }

    @Test
    void readsAFileOfAnotherSizeAgain() throws IOException {
        Path model = written("model.bin", "abcd", NOON);
        files.of(model);

        written("model.bin", "abc", NOON);

        assertThat(files.of(model)).containsExactly(new ModelFile("model.bin", ABC));
    }

    @Test
    void namesTheFilesOfAFolderInOrder() throws IOException {
        written("model-de/graph/words.txt", "abd", NOON);
        written("model-de/conf/mfcc.conf", "abc", NOON);

        assertThat(files.of(folder.resolve("model-de")))
                .containsExactly(
                        new ModelFile("model-de/conf/mfcc.conf", ABC), new ModelFile("model-de/graph/words.txt", ABD));
    }

    @Test
    void namesTheFilesOfALinkedFolder() throws IOException {
        written("disk/conf/mfcc.conf", "abc", NOON);
        Path link = Files.createSymbolicLink(folder.resolve("model-de"), folder.resolve("disk"));

        assertThat(files.of(link)).containsExactly(new ModelFile("model-de/conf/mfcc.conf", ABC));
    }

    @Test
    void doesNotRememberAFileThatIsGone() throws IOException {
        Path model = written("model.bin", "abc", NOON);
        files.of(model);

        Files.delete(model);

        assertThatThrownBy(() -> files.of(model)).isInstanceOf(UncheckedIOException.class);
    }

    private Path written(String name, String content, FileTime changed) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.setLastModifiedTime(Files.writeString(file, content), changed);
    }
}
