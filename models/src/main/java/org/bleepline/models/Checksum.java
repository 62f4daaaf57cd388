package org.bleepline.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the publisher says a file hashes to. SHA-1 and MD5 are what they publish; they show a damaged download, and over TLS
 * nothing more is asked of them.
 *
 * @param algorithm as {@link MessageDigest} names it
 * @param hex lower case
 */
record Checksum(String algorithm, String hex) {
    static Checksum sha1(String hex) {
        return new Checksum("SHA-1", hex.toLowerCase(Locale.ROOT));
    }

    static Checksum md5(String hex) {
        return new Checksum("MD5", hex.toLowerCase(Locale.ROOT));
    }

    boolean matches(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest()).equals(hex);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
