package org.bleepline.engine.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bleepline.core.speech.SpeechException;
import org.jspecify.annotations.Nullable;

/**
 * Native libraries out of a jar, unpacked once into a folder whose name is a digest of what is in it. A file there that has
 * other content is not used but replaced.
 *
 * @param folder where they lie beside each other
 */
public record NativeFiles(Path folder) {
    /**
     * @param name of the folder, in front of the digest
     * @param resources where they lie on the class path, by the name they are unpacked to
     * @param cache where to unpack; null for the user's cache folder
     * @throws SpeechException if one is missing or cannot be written
     */
    public static NativeFiles unpacked(
            String name, Map<String, String> resources, ClassLoader loader, @Nullable Path cache) {
        try {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (Map.Entry<String, String> entry : resources.entrySet()) {
                files.put(entry.getKey(), content(loader, entry.getValue()));
            }
            return new NativeFiles(unpack(name, files, cache == null ? userCache() : cache));
        } catch (IOException e) {
            throw new SpeechException("the native libraries of " + name + " cannot be unpacked; is the disk full?", e);
        }
    }

    private static byte[] content(ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new SpeechException(
                        "this build comes without " + resource + ", which the engine needs on this system;"
                                + " use a server of OpenAI's transcription API instead (--engine URL)");
            }
            return in.readAllBytes();
        }
    }

    private static Path unpack(String library, Map<String, byte[]> files, Path cache) throws IOException {
        String name = library + "-" + digest(files);
        Path home = cache.resolve(name).toAbsolutePath();
        if (holds(home, files)) {
            return home;
        }
        Path fresh;
        try {
            Files.createDirectories(cache);
            fresh = Files.createTempDirectory(cache, name + ".");
        } catch (IOException e) {
            // Nothing can be written there: a folder that only we can read, for this run.
            fresh = Files.createTempDirectory(name + ".");
            // The last that is told is deleted first.
            fresh.toFile().deleteOnExit();
            home = null;
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = Files.write(fresh.resolve(file.getKey()), file.getValue());
            if (home == null) {
                target.toFile().deleteOnExit();
            }
        }
        if (home == null) {
            return fresh;
        }
        if (Files.exists(home)) {
            // It holds something else than its name says.
            Files.move(home, cache.resolve(fresh.getFileName() + ".broken"), StandardCopyOption.ATOMIC_MOVE);
        }
        return published(fresh, home, files);
    }

    /** Another process may have been faster; then its folder is taken. */
    private static Path published(Path fresh, Path home, Map<String, byte[]> files) throws IOException {
        try {
            return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!holds(home, files)) {
                throw e;
            }
            for (String name : files.keySet()) {
                Files.deleteIfExists(fresh.resolve(name));
            }
            Files.deleteIfExists(fresh);
            return home;
        }
    }

    private static boolean holds(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static String digest(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** {@code bleepline} below XDG_CACHE_HOME or ~/.cache, or ~/Library/Caches on macOS. */
    private static Path userCache() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String set = System.getenv("XDG_CACHE_HOME");
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return home.resolve("Library/Caches/bleepline");
        }
        boolean usable = set != null && Path.of(set).isAbsolute();
        return (usable ? Path.of(set) : home.resolve(".cache")).resolve("bleepline");
    }
}
