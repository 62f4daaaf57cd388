package org.bleepline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Reads the word lists of the training data: value, place and source of each line. */
final class Gazetteers {
    record Entry(String value, String place, String source) {}

    private final Path folder;

    Gazetteers(Path folder) {
        this.folder = folder;
    }

    /** The values of a list that pass, each once, in the order of the file; only those in Latin script. */
    List<String> values(String kind, Predicate<Entry> wanted) {
        Set<String> values = new LinkedHashSet<>();
        for (Entry entry : entries(kind)) {
            if (wanted.test(entry) && isLatin(entry.value())) {
                values.add(entry.value());
            }
        }
        return new ArrayList<>(values);
    }

    List<String> values(String kind) {
        return values(kind, entry -> true);
    }

    private List<Entry> entries(String kind) {
        Path file = folder.resolve(kind + ".tsv.gz");
        List<Entry> entries = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns.length >= 3 && !columns[0].isBlank()) {
                    entries.add(new Entry(columns[0].strip(), columns[1], columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word list " + kind, e);
        }
        return entries;
    }

    private static boolean isLatin(String value) {
        return value.chars().allMatch(character -> character < 0x250 || character == 0x2019);
    }

    static boolean english(Entry entry) {
        return entry.place().equals("en")
                || entry.place().startsWith("en_")
                || entry.place().equals("US")
                || entry.place().equals("GB")
                || entry.place().equals("United States")
                || entry.place().equals("United Kingdom");
    }

    static boolean american(Entry entry) {
        return entry.place().equals("en_US")
                || entry.place().equals("en_GB")
                || entry.place().equals("US")
                || entry.place().equals("GB")
                || entry.place().equals("CA")
                || entry.place().equals("AU")
                || entry.place().equals("IE");
    }
}
