package org.bleepline.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.bleepline.server.vault.Vault;

/**
 * Encrypted files of one folder. A file gets its name when it is complete and on the disk, never before. Names are ours
 * alone: {@code <uuid>.<key id>}; nothing that a client sends becomes part of one. Safe for use by several threads.
 */
public final class SealedFiles {
    private static final String UNFINISHED = ".partial";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path folder;
    private final Vault vault;

    public SealedFiles(Path folder, Vault vault) {
        this.folder = folder;
        this.vault = vault;
    }

    /** Writes what somebody is about to send. */
    @FunctionalInterface
    public interface Content {
        /** @return number of bytes written */
        long writeTo(OutputStream file) throws IOException;
    }

    /**
     * What was written.
     *
     * @param name to be kept, for reading
     * @param byteCount of the readable content
     */
    public record Written(String name, long byteCount) {}

    /** Writes a new file; if anything fails, none is left. */
    public Written write(Content content) throws IOException {
        String name = UUID.randomUUID() + "." + vault.keyId();
        Path partial = folder.resolve(name + UNFINISHED);
        try {
            long byteCount;
            try (FileChannel channel =
                            FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream sealed = vault.encrypting(java.nio.channels.Channels.newOutputStream(channel), name)) {
                byteCount = content.writeTo(sealed);
            }
            sync(partial);
            Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new Written(name, byteCount);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Whether a file is encrypted with the key that encrypts now. */
    public boolean isCurrent(String name) {
        return keyOf(name).equals(vault.keyId());
    }

    /** Makes a copy of a file, encrypted with the present key. @throws NoSuchFileException if it is gone */
    public Written sealAgain(String name) throws IOException {
        try (InputStream content = read(name)) {
            return write(content::transferTo);
        }
    }

    /** @throws NoSuchFileException if it is gone */
    public InputStream read(String name) throws IOException {
        InputStream file = Files.newInputStream(existing(name));
        try {
            return vault.decrypting(file, keyOf(name), name);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Reads from anywhere in the file. @throws NoSuchFileException if it is gone */
    public SeekableByteChannel open(String name) throws IOException {
        SeekableByteChannel file = FileChannel.open(existing(name), StandardOpenOption.READ);
        try {
            return vault.decrypting(file, keyOf(name), name);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Writes the readable content to another place. @throws NoSuchFileException if it is gone */
    public void copyTo(String name, Path target) throws IOException {
        try (InputStream content = read(name);
                OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                file.write(buffer, 0, count);
            }
        }
    }

    public void delete(String name) throws IOException {
        Files.deleteIfExists(existing(name));
    }

    /** Deletes what nobody knows: files that were never finished, or whose row was never written. @return how many */
    public int deleteUnknown(Set<String> known, Instant olderThan) throws IOException {
        int deleted = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try {
                    boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(olderThan);
                    if (old && !known.contains(String.valueOf(file.getFileName())) && Files.deleteIfExists(file)) {
                        deleted++;
                    }
                } catch (NoSuchFileException e) {
                    // Its owner was faster.
                }
            }
        }
        return deleted;
    }

    private Path existing(String name) {
        Path file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent())) {
            throw new IllegalArgumentException("not the name of a stored file");
        }
        return file;
    }

    private static String keyOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
