package org.bleepline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The marked turns that were written by hand for scoring. */
final class DevTurns {
    static final Path FOLDER = Path.of("src/test/resources/org/bleepline/training");

    private DevTurns() {}

    /** Those whose mistakes were looked at while the templates were written. */
    static List<String> dev() throws IOException {
        return lines("dev-turns.txt");
    }

    /** Those that nobody tunes on. */
    static List<String> check() throws IOException {
        return lines("check-turns.txt");
    }

    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
