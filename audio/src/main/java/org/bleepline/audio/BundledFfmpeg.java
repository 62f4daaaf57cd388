package org.bleepline.audio;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;

/**
 * The FFmpeg that comes with Bleepline: the executables in the jar {@code org.bytedeco:ffmpeg} for this system, unpacked
 * once into a folder whose name holds a checksum of what is in it. JavaCPP's own loader is not used: it takes longer to
 * start, unpacks the JNI libraries too, and leaves FFmpeg dependent on libraries for screens and sound cards.
 */
final class BundledFfmpeg {
    /** Raised when the same jar is unpacked differently, so that an older folder is not taken. */
    private static final int LAYOUT = 4;

    /** One file in the jar. */
    private record Packed(String name, long size, long checksum, Content content) {}

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    private BundledFfmpeg() {}

    static Executables unpacked(@Nullable Path cache) {
        String platform = platform();
        String suffix = platform.startsWith("windows") ? ".exe" : "";
        String folder = "org/bytedeco/ffmpeg/" + platform + "/";
        URL url = BundledFfmpeg.class.getClassLoader().getResource(folder + "ffmpeg" + suffix);
        if (url == null) {
            throw new AudioException(
                    Category.TOOL,
                    "No FFmpeg for " + platform
                            + " comes with this build: install FFmpeg and name it in the settings.");
        }
        try {
            List<Packed> files = filesBeside(url, folder);
            String name = "ffmpeg-" + platform + "-" + checksum(files);
            Path home = unpackOnce(files, cache == null ? UserCache.folder() : cache, name);
            return new Executables(home.resolve("ffmpeg" + suffix), home.resolve("ffprobe" + suffix));
        } catch (IOException | URISyntaxException e) {
            throw new AudioException(
                    Category.TOOL, "FFmpeg could not be unpacked: install FFmpeg and name it in the settings.", e);
        }
    }

    /** The system as bytedeco names it, such as {@code linux-x86_64}. */
    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macosx" : "linux";
        String machine = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> arch;
        };
        return system + "-" + machine;
    }

    private static List<Packed> filesBeside(URL url, String folder) throws IOException, URISyntaxException {
        List<Packed> files = new ArrayList<>();
        if (url.openConnection() instanceof JarURLConnection connection) {
            JarFile jar = connection.getJarFile();
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    String name = entry.getName().substring(folder.length());
                    add(files, new Packed(name, entry.getSize(), entry.getCrc(), () -> jar.getInputStream(entry)));
                }
            }
        } else {
            try (Stream<Path> paths = Files.list(Path.of(url.toURI()).getParent())) {
                for (Path path : paths.sorted().toList()) {
                    String name = String.valueOf(path.getFileName());
                    long changed = Files.getLastModifiedTime(path).toMillis();
                    add(files, new Packed(name, Files.size(path), changed, () -> Files.newInputStream(path)));
                }
            }
        }
        return files;
    }

    private static void add(List<Packed> files, Packed file) {
        boolean forJava = file.name().startsWith("jni") || file.name().startsWith("libjni");
        boolean forDevices = SharedLibrary.DEVICES.contains(file.name());
        if (!forJava && !forDevices && !file.name().contains("/")) {
            files.add(file);
        }
    }

    private static String checksum(List<Packed> files) {
        CRC32 sum = new CRC32();
        sum.update(LAYOUT);
        for (Packed file : files) {
            String line = file.name() + " " + file.size() + " " + file.checksum() + "\n";
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static Path unpackOnce(List<Packed> files, Path cache, String name) throws IOException {
        Path home = cache.resolve(name).toAbsolutePath();
        if (Files.isDirectory(home)) {
            return home;
        }
        Path fresh;
        try {
            Files.createDirectories(cache);
            fresh = Files.createTempDirectory(cache, name + ".");
        } catch (IOException e) {
            fresh = Files.createTempDirectory(name + ".");
            home = null;
            Leftovers.deleteAtExit(fresh);
        }
        try {
            for (Packed file : files) {
                unpack(file, fresh.resolve(file.name()));
            }
            return home == null ? fresh : published(fresh, home);
        } catch (IOException e) {
            Leftovers.delete(fresh);
            throw e;
        }
    }

    private static void unpack(Packed file, Path target) throws IOException {
        byte[] bytes;
        try (InputStream in = file.content().open()) {
            bytes = in.readAllBytes();
        }
        if (SharedLibrary.looksLikeOne(bytes)) {
            SharedLibrary.in(bytes).doWithout(SharedLibrary.DEVICES);
        }
        Files.write(target, bytes);
        if (!target.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }

    /** Another process may have been faster; then its folder is taken. */
    private static Path published(Path fresh, Path home) throws IOException {
        try {
            return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Leftovers.delete(fresh);
            return home;
        }
    }
}
