package org.bleepline.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.core.transcript.TimeRange;

/** What is said in a sample call, and which of it is personal: the {@code .truth.json} beside it, one item a line. */
record GroundTruth(List<SpokenWord> words, List<PersonalSpan> spans) {
    private static final Pattern WORD =
            Pattern.compile("\\{\"text\": \"([^\"]+)\", \"start\": (\\d+), \"end\": (\\d+), .*\"channel\": \"(\\d)\"}");
    private static final Pattern SPAN =
            Pattern.compile("\\{\"policy\": \"([^\"]+)\", \"first_word\": (\\d+), \"last_word\": (\\d+)}");

    record SpokenWord(String text, TimeRange time, int channel) {}

    record PersonalSpan(String policy, int firstWord, int lastWord) {}

    static GroundTruth of(Path file) {
        List<SpokenWord> words = new ArrayList<>();
        List<PersonalSpan> spans = new ArrayList<>();
        for (String line : lines(file)) {
            Matcher word = WORD.matcher(line);
            if (word.find()) {
                words.add(new SpokenWord(
                        word.group(1),
                        new TimeRange(Long.parseLong(word.group(2)), Long.parseLong(word.group(3))),
                        Integer.parseInt(word.group(4)) - 1));
            }
            Matcher span = SPAN.matcher(line);
            if (span.find()) {
                spans.add(new PersonalSpan(
                        span.group(1), Integer.parseInt(span.group(2)), Integer.parseInt(span.group(3))));
            }
        }
        if (words.isEmpty()) {
            throw new IllegalStateException(file + " has no words");
        }
        return new GroundTruth(List.copyOf(words), List.copyOf(spans));
    }

    /** Every word that is personal data. */
    List<SpokenWord> personalWords() {
        return spans.stream()
                .flatMap(span -> words.subList(span.firstWord(), span.lastWord() + 1).stream())
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
