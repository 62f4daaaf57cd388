package org.bleepline.training.lexicon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bleepline.core.span.Candidate;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Recognizer;
import org.bleepline.detect.lexicon.Lexicons;

/**
 * Counts what the lexicon finds in ordinary dialogues, where nearly all of it is a false alarm, by kind and by section
 * with the words found most often. Each line is read twice: as it stands, and in small letters without punctuation.
 *
 * <p>Argument: the folder with the dialogues.
 */
public final class FalseAlarms {
    private static final int SHOWN = 12;

    private final Map<String, Map<String, Integer>> found = new TreeMap<>();
    private int lines;

    private FalseAlarms() {}

    public static void main(String[] arguments) throws IOException {
        FalseAlarms alarms = new FalseAlarms();
        Recognizer recognizer = Lexicons.english();
        for (Path file : GzippedLines.files(Path.of(arguments[0]), ".txt.gz")) {
            for (String line : GzippedLines.of(file)) {
                alarms.lines++;
                alarms.read(line, recognizer);
                alarms.read(line.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}' ]", " "), recognizer);
            }
        }
        alarms.print();
    }

    private void read(String line, Recognizer recognizer) {
        for (Candidate candidate : recognizer.recognize(Document.of(line, "en"))) {
            String words = line.substring(candidate.start(), candidate.end()).toLowerCase(Locale.ROOT);
            String section = candidate.label().label() + " " + candidate.evidence();
            found.computeIfAbsent(section, key -> new HashMap<>()).merge(words, 1, Integer::sum);
        }
    }

    private void print() {
        System.out.println(lines + " lines, each read twice");
        found.forEach((section, words) -> {
            int sum = words.values().stream().mapToInt(Integer::intValue).sum();
            List<String> most = words.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                    .limit(SHOWN)
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .toList();
            System.out.println(section + "\t" + sum + "\t" + String.join("; ", most));
        });
    }
}
