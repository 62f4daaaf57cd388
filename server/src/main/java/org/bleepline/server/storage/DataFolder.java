package org.bleepline.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things lie. Nothing in it is readable by other users of the machine.
 *
 * @param root the data folder
 */
public record DataFolder(Path root) {
    /** Creates what is missing. */
    public static DataFolder open(Path root) {
        DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
        for (Path path : new Path[] {folder.root, folder.uploads(), folder.redactedAudio(), folder.work()}) {
            create(path);
        }
        return folder;
    }

    /** Encrypted uploads. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** Encrypted redacted audio. */
    public Path redactedAudio() {
        return root.resolve("redacted-audio");
    }

    /** Files of jobs under way, readable, one folder a job; emptied at every start. */
    public Path work() {
        return root.resolve("work");
    }

    public Path apiKeys() {
        return root.resolve("api-keys");
    }

    public Path encryptionKeys() {
        return root.resolve("encryption-keys");
    }

    /** H2's file, without its ending. */
    public Path database() {
        return root.resolve("database");
    }

    /** Bytes that can still be written. */
    public long freeBytes() {
        try {
            return Files.getFileStore(root).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space of " + root, e);
        }
    }

    private static void create(Path path) {
        try {
            Files.createDirectories(path);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + path, e);
        }
    }
}
