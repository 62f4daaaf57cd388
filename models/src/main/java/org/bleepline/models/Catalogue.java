package org.bleepline.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models that are known, from a table on board. Immutable. */
public final class Catalogue {
    private final List<CatalogueEntry> entries;

    private Catalogue(List<CatalogueEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The table on board. */
    public static Catalogue standard() {
        try (InputStream table = Catalogue.class.getResourceAsStream("catalogue.tsv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            return new Catalogue(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Catalogue::entry)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Catalogue of(CatalogueEntry... entries) {
        return new Catalogue(List.of(entries));
    }

    public List<CatalogueEntry> entries() {
        return entries;
    }

    public Optional<CatalogueEntry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The names of models for a language, smallest first. */
    public List<String> namesFor(String language) {
        return entries.stream()
                .filter(entry -> entry.languages().contains(language)
                        || entry.languages().isEmpty()
                                // Whisper's models before large-v3 have no sign for Cantonese.
                                && (!language.equals("yue") || entry.name().contains("large-v3")))
                .sorted((one, other) -> Integer.compare(one.mebibytes(), other.mebibytes()))
                .map(CatalogueEntry::name)
                .toList();
    }

    /** What to do about a model that is not there, by the first of these names that is known. */
    public String howToGet(String... names) {
        return Stream.of(names)
                .filter(name -> find(name).isPresent())
                .findFirst()
                .map(name -> "fetch it with: bleepline models pull " + name)
                .orElseGet(() -> Alike.question(
                        names[0], allNames(), "'bleepline models list' names those that can be fetched"));
    }

    /**
     * @param name may stand without the {@code whisper-} or {@code vosk-model-} in front
     * @throws ModelException that names those that are alike
     */
    public CatalogueEntry require(String name) {
        return Stream.of("", "whisper-", "vosk-model-")
                .flatMap(prefix -> find(prefix + name).stream())
                .findFirst()
                .orElseThrow(() -> new ModelException("there is no model '" + name + "'; "
                        + Alike.question(name, allNames(), "'bleepline models list' names all")));
    }

    private List<String> allNames() {
        return entries.stream().map(CatalogueEntry::name).toList();
    }

    private static CatalogueEntry entry(String line) {
        String[] cells = line.split("\t", -1);
        Set<String> languages = cells[3].equals("*")
                ? Set.of()
                : Arrays.stream(cells[3].split(",")).collect(Collectors.toUnmodifiableSet());
        Optional<String> sha1 = cells[5].isEmpty() ? Optional.empty() : Optional.of(cells[5]);
        return new CatalogueEntry(cells[0], cells[1], Integer.parseInt(cells[2]), languages, cells[4], sha1);
    }
}
