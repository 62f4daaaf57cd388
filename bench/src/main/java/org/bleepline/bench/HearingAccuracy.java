package org.bleepline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;

/**
 * Measures how well and how fast the embedded engine hears calls whose words are known (made by {@code bench/make-calls.sh}).
 * Prints, for each kind of call and for each voice, the word error rate (substitutions, deletions and insertions over the words said, after
 * an alignment by edit distance) and the same of the digits alone; then what it cost: processor time for a second of
 * sound, the time to load, the most memory. A word that nobody said counts against the voice of the word before it.
 *
 * <p>Arguments: the folder of the calls; then {@code fast} for the narrow search; {@code workers=N}, one unless given;
 * {@code from=N} and {@code to=N} for the calls from one number to another, exclusive; {@code every=N} for each Nth of these; {@code print} to see the words.
 */
public final class HearingAccuracy {
    private static final Set<String> DIGITS =
            Set.of("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final Recordings recordings = FfmpegRecordings.bundled();
    private final Map<String, Row> places = new TreeMap<>();
    private final Map<String, Row> voices = new TreeMap<>();
    private final Row total = new Row();

    private record Said(String text, String voice) {}

    private static final class Row {
        final Set<Path> calls = new TreeSet<>();
        int words;
        int errors;
        int digits;
        int digitErrors;

        void said(Path call, String word) {
            calls.add(call);
            words++;
            digits += DIGITS.contains(word) ? 1 : 0;
        }

        /** @param word that was said, or heard where none was */
        void wrong(String word) {
            errors++;
            digitErrors += DIGITS.contains(word) ? 1 : 0;
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> options = Arrays.asList(args).subList(1, args.length);
        new HearingAccuracy().measure(Path.of(args[0]), options);
    }

    private void measure(Path folder, List<String> options) throws IOException {
        int workers = number(options, "workers=", 1);
        List<Path> all = Calls.all(folder);
        int to = Math.min(all.size(), number(options, "to=", all.size()));
        List<Path> files = every(number(options, "every=", 1), all.subList(number(options, "from=", 0), to));
        SphinxAccuracy accuracy = options.contains("fast") ? SphinxAccuracy.FAST : SphinxAccuracy.ACCURATE;
        try (SpeechEngine engine = SphinxEngine.of(accuracy, workers)) {
            long loadStart = cpuMillis();
            hear(engine, files.get(0));
            long start = cpuMillis();
            long wallStart = System.nanoTime();
            long soundMillis = 0;
            for (Path file : files) {
                RecordingInfo info = recordings.inspect(file);
                soundMillis += info.durationMillis();
                List<Word> heard = hear(engine, file);
                List<Said> said = said(file);
                count(file, said, heard.stream().map(Word::text).toList());
                if (options.contains("print")) {
                    System.out.println(file.getFileName() + "\n  "
                            + said.stream().map(Said::text).collect(Collectors.joining(" ")) + "\n  "
                            + heard.stream().map(Word::text).collect(Collectors.joining(" ")));
                }
                System.err.print("\r" + total.errors + " of " + total.words + "   ");
            }
            double wallSeconds = (System.nanoTime() - wallStart) / 1e9;
            double cpuSeconds = (cpuMillis() - start) / 1000.0;
            print();
            System.out.printf(
                    Locale.ROOT,
                    "%n%.0f s of sound; %d workers; processor time %.2f s and wall time %.2f s for a second of sound; loading"
                            + " and the first call %.1f s; most memory of the process %s%n",
                    soundMillis / 1000.0,
                    workers,
                    cpuSeconds * 1000 / soundMillis,
                    wallSeconds * 1000 / soundMillis,
                    (start - loadStart) / 1000.0,
                    Memory.most());
        }
    }

    private static int number(List<String> options, String name, int otherwise) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .mapToInt(option -> Integer.parseInt(option.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private static List<Path> every(int step, List<Path> files) {
        List<Path> some = new ArrayList<>();
        for (int index = 0; index < files.size(); index += step) {
            some.add(files.get(index));
        }
        return some;
    }

    private List<Word> hear(SpeechEngine engine, Path file) {
        RecordingInfo info = recordings.inspect(file);
        ChannelHearing hearing = info.channelCount() > 1 ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        try (PcmSource sound = recordings.listen(file, info, hearing)) {
            return engine.transcribe(sound, new SpeechRequest("en"), SpeechMonitor.none());
        }
    }

    /** From the truth with times, or from a text where the voice tells no times. */
    private static List<Said> said(Path file) throws IOException {
        Map<String, String> speakers = speakers(file);
        Path text = Calls.beside(file, ".said.txt");
        if (Files.exists(text)) {
            String voice = String.join(" and ", new TreeSet<>(speakers.values()));
            return Arrays.stream(Files.readString(text).strip().split("\\s+"))
                    .map(word -> new Said(word, voice))
                    .toList();
        }
        return TranscriptFiles.read(Calls.truth(file), "en").words().stream()
                .map(word -> new Said(word.text(), speakers.getOrDefault(String.valueOf(word.speaker()), "unknown")))
                .toList();
    }

    /** Which voice each speaker of a call has. */
    private static Map<String, String> speakers(Path file) throws IOException {
        Map<String, String> speakers = new TreeMap<>();
        for (String line : Files.readAllLines(Calls.beside(file, ".voices.txt"))) {
            speakers.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return speakers;
    }

    private void count(Path file, List<Said> said, List<String> heard) {
        said.forEach(word -> rows(file, word).forEach(row -> row.said(file, word.text())));
        int[][] distance = distances(said, heard);
        int before = said.size();
        int behind = heard.size();
        while (before > 0 || behind > 0) {
            if (before > 0
                    && behind > 0
                    && distance[before][behind]
                            == change(said, heard, before, behind) + distance[before - 1][behind - 1]) {
                if (change(said, heard, before, behind) > 0) {
                    wrong(file, said.get(before - 1));
                }
                before--;
                behind--;
            } else if (before > 0 && distance[before][behind] == distance[before - 1][behind] + 1) {
                wrong(file, said.get(--before));
            } else {
                String word = heard.get(--behind);
                rows(file, said.get(Math.max(0, before - 1))).forEach(row -> row.wrong(word));
            }
        }
    }

    private void wrong(Path file, Said word) {
        rows(file, word).forEach(row -> row.wrong(word.text()));
    }

    private List<Row> rows(Path file, Said word) {
        return List.of(
                places.computeIfAbsent(Calls.place(file), fresh -> new Row()),
                voices.computeIfAbsent("voice " + word.voice(), fresh -> new Row()),
                total);
    }

    private static int change(List<Said> said, List<String> heard, int row, int column) {
        return said.get(row - 1).text().equals(heard.get(column - 1)) ? 0 : 1;
    }

    private static int[][] distances(List<Said> said, List<String> heard) {
        int[][] distance = new int[said.size() + 1][heard.size() + 1];
        for (int row = 0; row <= said.size(); row++) {
            for (int column = 0; column <= heard.size(); column++) {
                if (row == 0 || column == 0) {
                    distance[row][column] = row + column;
                } else {
                    distance[row][column] = Math.min(
                            distance[row - 1][column - 1] + change(said, heard, row, column),
                            Math.min(distance[row - 1][column], distance[row][column - 1]) + 1);
                }
            }
        }
        return distance;
    }

    private void print() {
        System.out.println("\n| calls | count | words | word errors | digits | digit errors |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        places.forEach(HearingAccuracy::print);
        voices.forEach(HearingAccuracy::print);
        print("**total**", total);
    }

    private static void print(String kind, Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.1f %% | %d | %.1f %% |%n",
                kind,
                row.calls.size(),
                row.words,
                100.0 * row.errors / row.words,
                row.digits,
                100.0 * row.digitErrors / Math.max(1, row.digits));
    }

    private static long cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1_000_000;
    }
}
