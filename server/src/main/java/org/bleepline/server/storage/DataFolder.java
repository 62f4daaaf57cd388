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
 * @param work files of jobs under way, readable, one folder a job; emptied at every start
 */
public record DataFolder(Path root, Path work) {
    /** Creates what is missing. */
    public static DataFolder open(Path root) {
        return open(root, root.resolve("work"));
    }

    /** The same with another place for files of jobs under way. */
    public static DataFolder open(Path root, Path work) {
        DataFolder folder = new DataFolder(
                root.toAbsolutePath().normalize(), work.toAbsolutePath().normalize());
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
        return freeBytes(root);
    }

    /** Bytes that can still be written to the files of jobs under way. */
    public long freeWorkBytes() {
        return freeBytes(work);
    }

    private static long freeBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space of " + folder, e);
        }
    }

    /** Makes a folder that only its owner can look into; one that is there is made so. */
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
