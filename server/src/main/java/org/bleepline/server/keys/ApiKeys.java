package org.bleepline.server.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that are valid now: those of the settings and those of the key file. Safe for use by several threads. */
public final class ApiKeys {
    /** The project of keys for which none was named. */
    public static final String DEFAULT_PROJECT = "default";

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final List<ApiKey> configured;
    private final KeyFile file;
    private final Clock clock;
    private List<ApiKey> filed = List.of();
    private Optional<FileTime> seen = Optional.empty();
    private Instant looked = Instant.MIN;

    /** @param projectKeys keys as they are, by project */
    public ApiKeys(List<String> keys, Map<String, List<String>> projectKeys, KeyFile file, Clock clock) {
        List<ApiKey> all = new ArrayList<>();
        keys.forEach(key -> all.add(configured(DEFAULT_PROJECT, key)));
        projectKeys.forEach(
                (project, values) -> values.forEach(key -> all.add(configured(KeyFile.requireProject(project), key))));
        this.configured = List.copyOf(all);
        this.file = file;
        this.clock = clock;
    }

    public boolean isEmpty() {
        return valid().isEmpty();
    }

    /** The project of a key; empty if the key is not valid. Takes the same time for every key of the same length. */
    public Optional<String> project(String key) {
        byte[] hash = KeyFile.hash(key).getBytes(StandardCharsets.US_ASCII);
        ApiKey found = null;
        for (ApiKey candidate : valid()) {
            if (MessageDigest.isEqual(hash, candidate.hash().getBytes(StandardCharsets.US_ASCII))) {
                found = candidate;
            }
        }
        return Optional.ofNullable(found).map(ApiKey::project);
    }

    private synchronized List<ApiKey> valid() {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(LOOK_AGAIN))) {
            looked = now;
            Optional<FileTime> changed = file.changed();
            if (!changed.equals(seen)) {
                filed = file.list();
                seen = changed;
            }
        }
        if (filed.isEmpty()) {
            return configured;
        }
        List<ApiKey> all = new ArrayList<>(configured);
        all.addAll(filed);
        return all;
    }

    private static ApiKey configured(String project, String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("an API key in the settings is empty");
        }
        return new ApiKey("configured", project, KeyFile.hash(key.strip()), Instant.EPOCH);
    }
}
