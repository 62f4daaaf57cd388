package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledFfmpegTest {
    @TempDir
    Path folder;

    @Test
    void unpacksOnceAndWhole() throws IOException {
        Executables first = BundledFfmpeg.unpacked(folder);
        long written = Files.getLastModifiedTime(first.ffmpeg()).toMillis();
        Executables second = BundledFfmpeg.unpacked(folder);

        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(second.ffmpeg()).toMillis()).isEqualTo(written);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void isUnpackedByManyAtOnce() throws InterruptedException, ExecutionException, IOException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Executables>> all = IntStream.range(0, 4)
                    .mapToObj(i -> pool.submit(() -> BundledFfmpeg.unpacked(folder)))
                    .toList();
            for (Future<Executables> each : all) {
                assertThat(each.get()).isEqualTo(all.get(0).get());
            }
        } finally {
            pool.shutdown();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void takesATemporaryFolderWhereTheCacheCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Recordings recordings = FfmpegRecordings.of(FfmpegSettings.defaults().withCache(file.resolve("cache")));

        Path wav = Sound.tone(500, 8000, 1).writeWav(folder.resolve("a.wav"));
        assertThat(recordings.inspect(wav).durationMillis()).isEqualTo(1000);
    }

    @Test
    void needsNoLibrariesForScreensAndSoundCards() throws IOException {
        Path home = BundledFfmpeg.unpacked(folder).ffmpeg().getParent();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (SharedLibrary.looksLikeOne(bytes)) {
                    assertThat(SharedLibrary.in(bytes).needs())
                            .isNotEmpty()
                            .doesNotContainAnyElementsOf(SharedLibrary.DEVICES);
                }
            }
        }
    }
}
