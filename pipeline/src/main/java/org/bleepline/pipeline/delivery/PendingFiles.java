package org.bleepline.pipeline.delivery;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files in the making. Each is written under a name of its own beside its target and takes the target's name on
 * {@link #publish()}; what was not published is deleted on {@link #close()}, and also when the JVM is stopped in between.
 *
 * <p>For one thread; several instances may be used side by side.
 */
public final class PendingFiles implements AutoCloseable {
    private static final Set<Path> UNPUBLISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> UNPUBLISHED.forEach(PendingFiles::deleteQuietly)));
    }

    private final Map<Path, Path> targets = new LinkedHashMap<>();

    /**
     * Reserves a name in the target's folder, which is created where it is missing.
     *
     * @return an empty file to write to
     * @throws DeliveryException if the folder cannot be written to
     */
    public Path reserve(Path target) {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new DeliveryException("cannot write to " + target + ": it is a folder");
        }
        try {
            Files.createDirectories(folder);
            Path pending = Files.createTempFile(folder, ".bleepline-", ".partial");
            UNPUBLISHED.add(pending);
            targets.put(pending, absolute);
            return pending;
        } catch (IOException e) {
            throw new DeliveryException("cannot write to the folder " + folder + ": " + reason(e), e);
        }
    }

    /**
     * Gives every reserved file its target's name. If one cannot be had, those that got theirs are deleted again.
     *
     * @throws DeliveryException if a target cannot be written
     */
    public void publish() {
        Map<Path, Path> published = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Path> entry : targets.entrySet()) {
                openToOthers(entry.getKey());
                move(entry.getKey(), entry.getValue());
                published.put(entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            published.values().forEach(PendingFiles::deleteQuietly);
            throw new DeliveryException("cannot write the result: " + reason(e), e);
        }
        targets.keySet().forEach(UNPUBLISHED::remove);
        targets.clear();
    }

    @Override
    public void close() {
        targets.keySet().forEach(PendingFiles::deleteQuietly);
        targets.keySet().forEach(UNPUBLISHED::remove);
        targets.clear();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Temporary files are private to their owner; a result gets the rights that any new file of the user gets. */
    private static void openToOthers(Path pending) throws IOException {
        if (pending.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path probe = pending.resolveSibling(pending.getFileName() + ".rights");
            try {
                Files.createFile(probe);
                Files.setPosixFilePermissions(pending, Files.getPosixFilePermissions(probe));
            } finally {
                Files.deleteIfExists(probe);
            }
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Nothing more can be done for a file that cannot be deleted; it holds redacted content only.
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
