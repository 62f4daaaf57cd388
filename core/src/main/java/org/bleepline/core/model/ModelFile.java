package org.bleepline.core.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * One file of a model, told apart by its content.
 *
 * @param name what it is called, without its folder
 * @param sha256 64 hexadecimal digits, lower case
 */
public record ModelFile(String name, String sha256) {
    public ModelFile {
        Objects.requireNonNull(name, "name");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 of 64 hexadecimal digits: " + sha256);
        }
    }

    /** A file on disk. @throws UncheckedIOException if it cannot be read */
    public static ModelFile of(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new ModelFile(String.valueOf(file.getFileName()), sha256(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file on the class path.
     *
     * @param path as for {@link ClassLoader#getResourceAsStream}
     * @throws IllegalStateException if it is not there
     */
    public static ModelFile ofResource(ClassLoader loader, String path) {
        try (InputStream stream = loader.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the model " + path + " is missing from the class path");
            }
            return new ModelFile(path.substring(path.lastIndexOf('/') + 1), sha256(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(InputStream stream) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] buffer = new byte[1 << 16];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
