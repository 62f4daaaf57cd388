package org.bleepline.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder where models lie: {@code NAME.bin} for Whisper, a folder {@code NAME} for Vosk. Reading needs no right to write, so
 * it may be mounted. A model appears there at once and whole, or not at all. Safe for use by several threads and processes.
 */
public final class ModelFolder {
    /** The environment variable that names the folder. */
    public static final String VARIABLE = "BLEEPLINE_MODEL_FOLDER";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    /** "ggml" as a little-endian 32-bit number: how a file of whisper.cpp begins. */
    private static final byte[] GGML = {'l', 'm', 'g', 'g'};

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String LOCK = ".lock";

    private final Path folder;

    private ModelFolder(Path folder) {
        this.folder = folder;
    }

    public static ModelFolder of(Path folder) {
        return new ModelFolder(folder.toAbsolutePath().normalize());
    }

    /** The folder of {@link #VARIABLE}, or {@code .bleepline/models} in the home folder. */
    public static ModelFolder standard() {
        String set = System.getenv(VARIABLE);
        return of(
                set == null || set.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".bleepline", "models")
                        : Path.of(set));
    }

    public Path path() {
        return folder;
    }

    /**
     * @param kind what runs it
     * @param path the file or folder
     */
    public record Installed(String name, ModelKind kind, Path path) {}

    /** By name; empty where the folder does not exist. @throws ModelException if it is no folder or cannot be read */
    public List<Installed> list() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        if (!Files.isDirectory(folder)) {
            throw new ModelException("the model folder " + folder + " is not a folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> installed(file).stream())
                    .sorted(Comparator.comparing(Installed::name))
                    .toList();
        } catch (IOException e) {
            throw new ModelException("the model folder " + folder + " cannot be read", e);
        }
    }

    public Optional<Installed> find(String name) {
        return list().stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** @throws ModelException that names the command that fetches it, or lists those that can be */
    public Installed require(String name) {
        return find(name)
                .orElseThrow(() -> new ModelException("the model '" + name + "' is not in " + folder + "; "
                        + Catalogue.standard().howToGet(name, "whisper-" + name, "vosk-model-" + name)));
    }

    /** Whether a model of that name is there, or a part of one whose download broke off. */
    public boolean holds(String name) {
        return find(name).isPresent() || NAME.matcher(name).matches() && Files.exists(unfinished(name));
    }

    /**
     * Removes a model, and what is there of an unfinished download of it.
     *
     * @throws ModelException if it is not there or cannot be removed
     */
    public void remove(String name) {
        if (!holds(name)) {
            List<String> there = list().stream().map(Installed::name).toList();
            throw new ModelException("there is no model '" + name + "' in " + folder + " to remove"
                    + (there.isEmpty()
                            ? ""
                            : "; " + Alike.question(name, there, "there are: " + String.join(", ", there))));
        }
        Optional<Installed> model = find(name);
        try (Held download = lockDownload(name);
                Held held = lock()) {
            Files.deleteIfExists(unfinished(name));
            if (model.isPresent()) {
                // First out of sight, so that no half-removed model can be opened.
                Path doomed = held.folder().resolve("." + name + ".removed");
                deleteTree(doomed);
                Files.move(model.get().path(), doomed, StandardCopyOption.ATOMIC_MOVE);
                deleteTree(doomed);
            }
        } catch (IOException e) {
            throw new ModelException("the model '" + name + "' cannot be removed from " + folder, e);
        }
    }

    /**
     * Puts a whole, checked file in its place, unpacked where it is an archive.
     *
     * @param file is left as it is; may lie anywhere
     * @throws ModelException if it is no model or there is no room for it
     */
    Installed install(String name, Path file) {
        return install(name, file, false);
    }

    /** The same with a file of the folder's own, which is gone then: a model of Whisper takes no room twice. */
    Installed installUnfinished(String name) {
        return install(name, unfinished(name), true);
    }

    private Installed install(String name, Path file, boolean own) {
        requireName(name);
        try (Held held = lock()) {
            Path staged = held.folder().resolve("." + name + ".new");
            deleteTree(staged);
            Path place = place(held.folder(), name, file, own, staged);
            deleteTree(place);
            Files.move(staged, place, StandardCopyOption.ATOMIC_MOVE);
            if (own) {
                Files.deleteIfExists(file);
            }
            return installed(place).orElseThrow(() -> new ModelException(file.getFileName() + " holds no model"));
        } catch (IOException e) {
            throw new ModelException(
                    "the model '" + name + "' cannot be put into " + folder + "; is the disk full?", e);
        }
    }

    private static Path place(Path folder, String name, Path file, boolean own, Path staged) throws IOException {
        byte[] head = head(file);
        if (startsWith(head, GGML)) {
            if (own) {
                Files.move(file, staged, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.copy(file, staged);
            }
            return folder.resolve(name + ".bin");
        }
        if (startsWith(head, ZIP)) {
            Archive.unpack(file, staged);
            if (!isVosk(staged)) {
                deleteTree(staged);
                throw new ModelException(file.getFileName() + " is an archive, but not of a Vosk model");
            }
            return folder.resolve(name);
        }
        throw new ModelException(file.getFileName() + " is neither a ggml file of Whisper nor a Vosk archive");
    }

    /** Where the unfinished download of a model lies. */
    Path unfinished(String name) {
        requireName(name);
        return folder.resolve("." + name + ".part");
    }

    /** @throws ModelException if another process is at work there, or nothing can be written */
    Held lock() {
        return lock(0, "another process is changing the model folder " + folder + "; try again later");
    }

    /** While it is held nobody else fetches that model. @throws ModelException if somebody does, or nothing can be written */
    Held lockDownload(String name) {
        return lock(
                1 + Integer.toUnsignedLong(name.hashCode()),
                "another process is fetching the model '" + name + "' into " + folder);
    }

    private Held lock(long place, String whoHasIt) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock(place, 1, false);
                if (lock != null) {
                    return new Held(folder, channel);
                }
            } catch (OverlappingFileLockException e) {
                // The same as a lock held by another process.
            }
            channel.close();
            throw new ModelException(whoHasIt);
        } catch (IOException e) {
            throw new ModelException("nothing can be written to the model folder " + folder
                    + "; name a folder of yours with --models or " + VARIABLE);
        }
    }

    /** The folder while nobody else may change it. */
    record Held(Path folder, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static Optional<Installed> installed(Path file) {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
            return Optional.empty();
        }
        if (name.endsWith(".bin") && Files.isRegularFile(file)) {
            return Optional.of(new Installed(name.substring(0, name.length() - 4), ModelKind.WHISPER, file));
        }
        return isVosk(file) ? Optional.of(new Installed(name, ModelKind.VOSK, file)) : Optional.empty();
    }

    /** The two layouts of Vosk's models have the acoustic model in {@code am} or at the top. */
    private static boolean isVosk(Path folder) {
        return Files.isRegularFile(folder.resolve("am/final.mdl")) || Files.isRegularFile(folder.resolve("final.mdl"));
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ModelException(
                    "a model's name has letters, digits, dots, hyphens and underscores, and begins with a letter or digit");
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(4);
        }
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return Arrays.equals(head, magic);
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.forEach(all::add);
        }
        for (int index = all.size() - 1; index >= 0; index--) {
            Files.delete(all.get(index));
        }
    }
}
