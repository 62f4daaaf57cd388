package org.bleepline.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.bleepline.language.DetectedLanguage;
import org.bleepline.language.TextLanguages;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The command that measures how well the language of words is told: on the sentences of the part {@code dev} of each source, put
 * together to texts of so many words, at most fifteen of each source and length.
 *
 * <p>Argument: the folder of the data, with {@code ner/LANGUAGE/SOURCE.jsonl.gz} in it.
 */
public final class LanguageScore {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_WORDS = 3000;
    private static final int MOST_TEXTS = 15;

    private LanguageScore() {}

    private record Source(String language, List<String> words) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("give the folder of the data");
        }
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(arguments[0], "ner"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                Path folder = file.getParent();
                sources.add(new Source(String.valueOf(folder == null ? "" : folder.getFileName()), words(file)));
            }
        }
        for (int size : new int[] {8, 15, 30, 60, 120, 300}) {
            System.out.println(score(sources, size));
        }
    }

    private static String score(List<Source> sources, int size) {
        int texts = 0;
        int told = 0;
        int right = 0;
        double confidences = 0;
        for (Source source : sources) {
            for (int text = 0; text < MOST_TEXTS && (text + 1) * size <= source.words.size(); text++) {
                texts++;
                Optional<DetectedLanguage> found =
                        TextLanguages.standard().of(source.words.subList(text * size, (text + 1) * size), Set.of());
                if (found.isPresent()) {
                    told++;
                    right += found.get().code().equals(source.language) ? 1 : 0;
                    confidences += found.get().confidence();
                }
            }
        }
        return String.format(
                Locale.ROOT,
                "| %d | %d | %d | %.1f %% | %.3f |",
                size,
                texts,
                told,
                100.0 * right / told,
                confidences / told);
    }

    private static List<String> words(Path file) {
        List<String> words = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null && words.size() < MOST_WORDS; line = reader.readLine()) {
                words.addAll(developmentWords(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return words;
    }

    private static List<String> developmentWords(String line) {
        String text = "";
        boolean development = false;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "text" -> text = parser.getString();
                    case "split" -> development = parser.getString().equals("dev");
                    default -> parser.skipChildren();
                }
            }
        }
        return development ? Arrays.asList(text.strip().split("\\s+")) : List.of();
    }
}
