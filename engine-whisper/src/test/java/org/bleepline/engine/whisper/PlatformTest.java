package org.bleepline.engine.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.bleepline.core.speech.SpeechException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @TempDir
    Path cache;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, avx;avx2;fma;f16c, debian-amd64/libggml+mf16c+mfma+mavx+mavx2.so",
        "Linux, amd64, sse4_2, debian-amd64/libggml.so",
        "Linux, aarch64, crc32;fphp, debian-arm64/libggml+fp16.so",
        "Linux, aarch64, crc32, debian-arm64/libggml+crc.so"
    })
    void theBuildFitsTheProcessor(String os, String arch, String features, String expected) {
        Platform platform = Platform.of(os, arch, Set.of(features.split(";")));

        assertThat(platform.resources()).containsEntry("libggml.so", expected);
        assertThat(platform.resources().values())
                .allSatisfy(
                        resource -> assertThat(Platform.class.getClassLoader().getResource(resource))
                                .as(resource)
                                .isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Mac OS X, x86_64"})
    void theLibrariesOfMacOsAreThere(String os, String arch) {
        assertThat(Platform.of(os, arch, Set.of()).resources().values())
                .allSatisfy(
                        resource -> assertThat(Platform.class.getClassLoader().getResource(resource))
                                .as(resource)
                                .isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Linux, riscv64", "SunOS, sparc"})
    void anotherSystemIsToldWhatToDo(String os, String arch) {
        assertThatThrownBy(() -> Platform.of(os, arch, Set.of()))
                .isInstanceOf(SpeechException.class)
                .hasMessageStartingWith("Whisper does not run inside of Bleepline on " + os + " " + arch)
                .hasMessageEndingWith("(--engine URL)");
    }

    @Test
    void librariesAreUnpackedOnceAndReplacedWhereTheyWereChanged() throws IOException {
        NativeLibraries first = NativeLibraries.unpacked(cache);
        assertThat(NativeLibraries.unpacked(cache)).isEqualTo(first);

        Files.writeString(first.whisper(), "something else");

        assertThat(NativeLibraries.unpacked(cache)).isEqualTo(first);
        assertThat(Files.size(first.whisper())).isGreaterThan(100_000);
    }

    @Test
    void aMissingSystemLibraryIsNamedWithTheCommandThatInstallsIt() {
        assertThat(WhisperMaker.whyNotLoaded("libgomp.so.1: cannot open shared object file: No such file or directory"))
                .contains("apt-get install libgomp1");
        assertThat(WhisperMaker.whyNotLoaded("version `GLIBC_2.38' not found")).contains("glibc");
    }
}
