package org.bleepline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The word lists and templates that belong to this module: one entry a line, {@code #} begins a comment. */
final class WordLists {
    private WordLists() {}

    static List<String> lines(String name) {
        try (InputStream stream = WordLists.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no such resource: " + name);
            }
            List<String> lines = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line.strip());
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Lists of one file: each line is {@code name: entry, entry, ...}; lines of one name add up. */
    static Map<String, List<String>> groups(String name) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String line : lines(name)) {
            int colon = line.indexOf(':');
            List<String> group = groups.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>());
            for (String entry : line.substring(colon + 1).split(",")) {
                if (!entry.isBlank()) {
                    group.add(entry.strip());
                }
            }
        }
        return groups;
    }
}
