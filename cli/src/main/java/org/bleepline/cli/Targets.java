package org.bleepline.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How results are called: the input's name without its ending, and {@code .redacted.} with the new one.
 *
 * @param folder where they go
 * @param name the input's file name without its ending
 */
record Targets(Path folder, String name) {
    static Targets beside(Path input, Optional<Path> folder) {
        Path absolute = input.toAbsolutePath();
        String fileName = String.valueOf(absolute.getFileName());
        int dot = fileName.lastIndexOf('.');
        Path parent = absolute.getParent();
        Path beside = input.getParent() == null ? Path.of("") : input.getParent();
        return new Targets(
                folder.orElse(parent == null ? absolute : beside), dot > 0 ? fileName.substring(0, dot) : fileName);
    }

    /** @param ending of the file's name, without the dot */
    Path recording(String ending) {
        return folder.resolve(name + ".redacted." + ending);
    }

    Path result() {
        return folder.resolve(name + ".redacted.json");
    }

    Path picture() {
        return folder.resolve(name + ".redacted.svg");
    }
}
