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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * Prints, for each kind of call, the word error rate (substitutions, deletions and insertions over the words said, after
 * an alignment by edit distance) and the same of the digits alone; then what it cost: processor time for a second of
 * sound, the time to load, the most memory.
 *
 * <p>Arguments: the folder of the calls; then {@code fast} for the narrow search; {@code workers=N}, one unless given;
 * {@code every=N} for each Nth call; {@code print} to see the words.
 */
public final class HearingAccuracy {
    private static final Set<String> DIGITS =
            Set.of("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private final Recordings recordings = FfmpegRecordings.bundled();
    private final Map<String, Row> rows = new TreeMap<>();
    private final Row total = new Row();

    private static final class Row {
        int calls;
        int words;
        int errors;
        int digits;
        int digitErrors;

        void add(Row other) {
            calls += other.calls;
            words += other.words;
            errors += other.errors;
            digits += other.digits;
            digitErrors += other.digitErrors;
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> options = Arrays.asList(args).subList(1, args.length);
        new HearingAccuracy().measure(Path.of(args[0]), options);
    }

    private void measure(Path folder, List<String> options) throws IOException {
        int workers = number(options, "workers=", 1);
        List<Path> files = every(number(options, "every=", 1), calls(folder));
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
                List<String> said = said(file);
                Row row = count(said, heard.stream().map(Word::text).toList());
                if (options.contains("print")) {
                    System.out.println(file.getFileName() + "\n  " + String.join(" ", said) + "\n  "
                            + heard.stream().map(Word::text).collect(Collectors.joining(" ")));
                }
                rows.computeIfAbsent(kind(file), fresh -> new Row()).add(row);
                total.add(row);
                System.err.print("\r" + row.errors + " of " + row.words + "   ");
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
                    mostMemory());
        }
    }

    private static int number(List<String> options, String name, int otherwise) {
        return options.stream()
                .filter(option -> option.startsWith(name))
                .mapToInt(option -> Integer.parseInt(option.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }

    private static List<Path> calls(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
        }
    }

    private static List<Path> every(int step, List<Path> files) {
        List<Path> some = new ArrayList<>();
        for (int index = 0; index < files.size(); index += step) {
            some.add(files.get(index));
        }
        return some;
    }

    private static String kind(Path file) {
        String kind = String.valueOf(file.getFileName()).replaceAll("^.*-([a-z]+)\\.wav$", "$1");
        return kind.equals("all") ? "room, noise and telephone" : kind;
    }

    private List<Word> hear(SpeechEngine engine, Path file) {
        RecordingInfo info = recordings.inspect(file);
        ChannelHearing hearing = info.channelCount() > 1 ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        try (PcmSource sound = recordings.listen(file, info, hearing)) {
            return engine.transcribe(sound, new SpeechRequest("en"), SpeechMonitor.none());
        }
    }

    /** From the truth with times, or from a text where the voice tells no times. */
    private static List<String> said(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replaceAll("-[a-z]+\\.wav$", "");
        Path text = file.resolveSibling(name + ".said.txt");
        if (Files.exists(text)) {
            return List.of(Files.readString(text).strip().split("\\s+"));
        }
        return TranscriptFiles.read(file.resolveSibling(name + ".truth.json"), "en").words().stream()
                .map(Word::text)
                .toList();
    }

    private static Row count(List<String> said, List<String> heard) {
        int[][] distance = distances(said, heard);
        Row row = new Row();
        row.calls = 1;
        row.words = said.size();
        row.errors = distance[said.size()][heard.size()];
        row.digits = (int) said.stream().filter(DIGITS::contains).count();
        int before = said.size();
        int behind = heard.size();
        while (before > 0 || behind > 0) {
            if (before > 0
                    && behind > 0
                    && distance[before][behind]
                            == change(said, heard, before, behind) + distance[before - 1][behind - 1]) {
                boolean wrong = !said.get(before - 1).equals(heard.get(behind - 1));
                row.digitErrors += wrong && DIGITS.contains(said.get(before - 1)) ? 1 : 0;
                before--;
                behind--;
            } else if (before > 0 && distance[before][behind] == distance[before - 1][behind] + 1) {
                row.digitErrors += DIGITS.contains(said.get(--before)) ? 1 : 0;
            } else {
                row.digitErrors += DIGITS.contains(heard.get(--behind)) ? 1 : 0;
            }
        }
        return row;
    }

    private static int change(List<String> said, List<String> heard, int row, int column) {
        return said.get(row - 1).equals(heard.get(column - 1)) ? 0 : 1;
    }

    private static int[][] distances(List<String> said, List<String> heard) {
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
        rows.forEach(HearingAccuracy::print);
        print("**total**", total);
    }

    private static void print(String kind, Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %.1f %% | %d | %.1f %% |%n",
                kind,
                row.calls,
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

    private static String mostMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("unknown");
    }
}
