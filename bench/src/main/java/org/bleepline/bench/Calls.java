package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder that {@code bench/make-calls.sh} filled. */
final class Calls {
    private static final String RECORDING = "-[a-z]+\\.wav$";

    private Calls() {}

    /** The recordings, by their names. */
    static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
        }
    }

    /** Those of which it is known when each word was said. */
    static List<Path> timed(Path folder) throws IOException {
        return all(folder).stream().filter(file -> Files.exists(truth(file))).toList();
    }

    /** The words that were said, with their times. */
    static Path truth(Path recording) {
        return beside(recording, ".truth.json");
    }

    /** A file that belongs to the same call. */
    static Path beside(Path recording, String ending) {
        return recording.resolveSibling(String.valueOf(recording.getFileName()).replaceAll(RECORDING, ending));
    }

    /** Where the call was made. */
    static String place(Path recording) {
        String place = String.valueOf(recording.getFileName()).replaceAll("^.*-([a-z]+)\\.wav$", "$1");
        return place.equals("all") ? "room, noise and telephone" : place;
    }
}
