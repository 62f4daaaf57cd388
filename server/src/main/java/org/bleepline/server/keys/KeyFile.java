package org.bleepline.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The file {@code api-keys} of the data folder: one key a line, as id, project, hash and time. A running server sees
 * changes within a second, so that keys can be made and revoked beside it. Safe for use by several processes.
 */
public final class KeyFile {
    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final int KEY_BYTES = 20;
    private static final int ID_BYTES = 4;

    private final Path file;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Makes a key.
     *
     * @return the key itself, which is not kept and cannot be had again
     * @throws IllegalArgumentException if the project's name is not one
     */
    public String create(String project) {
        requireProject(project);
        String key = "bl_" + hex(KEY_BYTES);
        change(keys -> {
            List<ApiKey> more = new ArrayList<>(keys);
            more.add(new ApiKey(hex(ID_BYTES), project, hash(key), clock.instant()));
            return more;
        });
        return key;
    }

    /** In the order in which they were made. */
    public List<ApiKey> list() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .map(KeyFile::parse)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** @return whether there was such a key */
    public boolean revoke(String id) {
        int before = list().size();
        change(keys -> keys.stream().filter(key -> !key.id().equals(id)).toList());
        return list().size() < before;
    }

    /** When the file last changed; empty while there is none. */
    Optional<FileTime> changed() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static String requireProject(String project) {
        if (!PROJECT.matcher(project).matches()) {
            throw new IllegalArgumentException(
                    "a project's name is 1 to 64 lower-case letters, digits, '-' or '_', and starts with a letter or digit");
        }
        return project;
    }

    static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void change(UnaryOperator<List<ApiKey>> edit) {
        Path folder = file.toAbsolutePath().getParent();
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                List<String> lines =
                        edit.apply(list()).stream().map(KeyFile::line).toList();
                Path next = file.resolveSibling(file.getFileName() + ".next");
                Files.write(next, lines);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String line(ApiKey key) {
        return String.join(
                " ", key.id(), key.project(), key.hash(), key.created().toString());
    }

    private static ApiKey parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 4) {
            throw new IllegalStateException("a line of the key file is damaged");
        }
        return new ApiKey(parts[0], parts[1], parts[2], Instant.parse(parts[3]));
    }
}
