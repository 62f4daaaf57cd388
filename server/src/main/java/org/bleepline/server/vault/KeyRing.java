package org.bleepline.server.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Where master keys come from: a list of 32 bytes in Base64 each, the first of which encrypts; the others only decrypt.
 * To rotate, put a new key in front. A key may go once nothing is left that was encrypted with it.
 */
public final class KeyRing {
    private KeyRing() {}

    /** The given keys, first one first. */
    public static Vault of(List<String> base64Keys) {
        return new Vault(base64Keys.stream().map(VaultKey::parse).toList());
    }

    /** The keys of a file, one a line; empty lines and lines that start with {@code #} do not count. A missing file is made. */
    public static Vault of(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return of(Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the encryption keys in " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] master = new byte[VaultKey.MASTER_BYTES];
        new SecureRandom().nextBytes(master);
        FileAttribute<?>[] ownerOnly =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        String text = "# Everything that is kept is encrypted with these keys; without them it is lost.\n"
                + "# The first key encrypts, the others only decrypt. See docs/operations.md.\n"
                + Base64.getEncoder().encodeToString(master) + "\n";
        Set<OpenOption> onlyNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, onlyNew, ownerOnly)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException e) {
            // Another server that shares the folder was faster; its key counts.
        }
    }
}
