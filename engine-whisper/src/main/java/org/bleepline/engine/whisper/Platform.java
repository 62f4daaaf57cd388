package org.bleepline.engine.whisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bleepline.core.speech.SpeechException;

/**
 * Which native libraries fit this system. The jar whisper-jni has them for Linux and macOS; for Windows it has only its own,
 * which hides the functions of whisper.cpp.
 *
 * @param resources where the files lie in the jars, by the name they are unpacked to
 * @param whisper the name of the library that is loaded
 */
record Platform(Map<String, String> resources, String whisper) {
    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), processorFeatures());
    }

    /** @param features the flags that Linux lists in /proc/cpuinfo */
    static Platform of(String osName, String osArch, Set<String> features) {
        String os = osName.toLowerCase(Locale.ROOT);
        String machine = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> "";
        };
        if (os.startsWith("linux") && machine.equals("amd64")) {
            // Without AVX2 the plain build is used, which runs on any 64-bit processor, several times slower.
            boolean fast = features.containsAll(List.of("avx", "avx2", "fma", "f16c"));
            return linux("debian-amd64/", fast ? "libggml+mf16c+mfma+mavx+mavx2.so" : "libggml.so", "linux-x86-64");
        }
        if (os.startsWith("linux") && machine.equals("arm64") && features.contains("crc32")) {
            return linux(
                    "debian-arm64/", features.contains("fphp") ? "libggml+fp16.so" : "libggml+crc.so", "linux-aarch64");
        }
        if (os.startsWith("mac") && !machine.isEmpty()) {
            Map<String, String> files = new LinkedHashMap<>();
            files.put("libggml.dylib", "macos-" + machine + "/libggml.dylib");
            files.put("libwhisper.1.dylib", "macos-" + machine + "/libwhisper.1.dylib");
            String jna = machine.equals("arm64") ? "darwin-aarch64" : "darwin-x86-64";
            files.put("libjnidispatch.jnilib", "com/sun/jna/" + jna + "/libjnidispatch.jnilib");
            return new Platform(files, "libwhisper.1.dylib");
        }
        throw new SpeechException("Whisper does not run inside of Bleepline on " + osName + " " + osArch
                + ": it needs Linux or macOS on a 64-bit processor of Intel, AMD or ARM. Use a server of OpenAI's"
                + " transcription API instead (--engine URL)");
    }

    private static Platform linux(String folder, String ggml, String jna) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("libggml.so", folder + ggml);
        files.put("libwhisper.so.1", folder + "libwhisper.so.1");
        files.put("libjnidispatch.so", "com/sun/jna/" + jna + "/libjnidispatch.so");
        return new Platform(files, "libwhisper.so.1");
    }

    private static Set<String> processorFeatures() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return Set.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .findFirst()
                    .map(line -> Set.copyOf(List.of(line.strip().split("\\s+"))))
                    .orElse(Set.of());
        } catch (IOException e) {
            return Set.of();
        }
    }
}
