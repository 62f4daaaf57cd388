package org.bleepline.engine.vosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.models.Catalogue;
import org.bleepline.models.CatalogueEntry;

/**
 * The folder of a Vosk model, as far as it can be judged without loading it.
 *
 * @param name the folder's name
 * @param byteCount of all its files
 */
record VoskModel(Path folder, String name, long byteCount) {
    /** The two layouts of Vosk's models ({@code model.cc} of version 0.3.45): what each cannot do without. */
    private static final List<List<String>> LAYOUTS = List.of(
            List.of("am/final.mdl", "conf/mfcc.conf", "graph/HCLG.fst"),
            List.of("am/final.mdl", "conf/mfcc.conf", "graph/HCLr.fst", "graph/Gr.fst"),
            List.of("final.mdl", "mfcc.conf", "HCLG.fst"),
            List.of("final.mdl", "mfcc.conf", "HCLr.fst", "Gr.fst"));

    private static final Pattern NAMED = Pattern.compile("(?:vosk-model-)?(?:small-)?([a-z]{2})(?:-.*)?");

    /** Vosk names some models by country. */
    private static final Map<String, String> COUNTRIES = Map.of("cn", "zh", "vn", "vi", "kz", "kk", "ua", "uk");

    /** @throws SpeechException if it is no such folder, or a file is missing or empty */
    static VoskModel read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SpeechException("there is no folder of a Vosk model " + folder
                    + (Files.exists(folder)
                            ? "; an archive is installed with: bleepline models pull NAME --from FILE"
                            : ""));
        }
        if (LAYOUTS.stream().noneMatch(layout -> layout.stream().allMatch(file -> hasContent(folder.resolve(file))))) {
            throw new SpeechException("the folder " + folder + " holds no whole Vosk model: " + missing(folder)
                    + " is missing or empty; fetch it again with 'bleepline models pull --again'");
        }
        return new VoskModel(folder, String.valueOf(folder.getFileName()), size(folder));
    }

    /** By the catalogue, else by the usual form of names. */
    Optional<String> language() {
        return Catalogue.standard()
                .find(name)
                .map(CatalogueEntry::languages)
                .filter(languages -> languages.size() == 1)
                .map(languages -> languages.iterator().next())
                .or(this::named);
    }

    private Optional<String> named() {
        Matcher matcher = NAMED.matcher(name);
        return matcher.matches()
                ? Optional.of(COUNTRIES.getOrDefault(matcher.group(1), matcher.group(1)))
                : Optional.empty();
    }

    /** Of the layout that is there for the most part. */
    private static String missing(Path folder) {
        List<String> layout = hasContent(folder.resolve("final.mdl")) ? LAYOUTS.get(2) : LAYOUTS.get(0);
        return layout.stream()
                .filter(file -> !hasContent(folder.resolve(file)))
                .findFirst()
                .orElse(layout.get(0));
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        } catch (IOException | UncheckedIOException e) {
            throw new SpeechException("the folder " + folder + " cannot be read", e);
        }
    }
}
