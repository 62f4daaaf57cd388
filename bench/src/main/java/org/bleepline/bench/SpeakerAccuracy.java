package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.Recordings;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.speech.speakers.VoiceClusters;

/**
 * Prints how well speakers are told apart on one channel: the share of words that have the wrong speaker, under the naming of
 * speakers that suits best, and the share of recordings in which as many were found as speak. Words and times are given. Argument: a
 * folder made by {@code make-talks.sh}.
 */
public final class SpeakerAccuracy {
    private static final Recordings RECORDINGS = FfmpegRecordings.bundled();

    private SpeakerAccuracy() {}

    private static final class Row {
        int talks;
        int words;
        int wrongTold;
        int wrongFound;
        int countRight;

        void print(String name) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f %% | %.1f %% | %d of %d |",
                    name,
                    talks,
                    words,
                    100.0 * wrongTold / words,
                    100.0 * wrongFound / words,
                    countRight,
                    talks));
        }
    }

    public static void main(String[] args) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".wav"))
                    .sorted()
                    .toList()) {
                measure(file, rows);
            }
        }
        System.out.println(
                "| talks | count | words | wrong speaker, number told | wrong speaker, number found | number found right |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        rows.forEach((name, row) -> row.print(name));
    }

    private static void measure(Path file, Map<String, Row> rows) {
        String name = String.valueOf(file.getFileName());
        String[] parts = name.replace(".wav", "").split("-");
        List<Word> truth = TranscriptFiles.read(file.resolveSibling(parts[0] + "-" + parts[1] + ".truth.json"), "en")
                .words();
        int speakers = (int) truth.stream().map(Word::speaker).distinct().count();
        List<Word> bare = truth.stream().map(word -> word.withSpeaker(null)).toList();
        List<Word> told = label(file, bare, SpeakerCount.exactly(speakers));
        List<Word> found = label(file, bare, SpeakerCount.any(60_000));
        for (String row : List.of("total", speakers + " speakers", parts[parts.length - 1])) {
            Row counted = rows.computeIfAbsent(row, key -> new Row());
            counted.talks++;
            counted.words += truth.size();
            counted.wrongTold += wrong(truth, told);
            counted.wrongFound += wrong(truth, found);
            counted.countRight += found.stream().map(Word::speaker).distinct().count() == speakers ? 1 : 0;
        }
    }

    private static List<Word> label(Path file, List<Word> words, SpeakerCount count) {
        try (PcmSource sound = RECORDINGS.listen(file, RECORDINGS.inspect(file), ChannelHearing.MIXED)) {
            return new VoiceClusters().label(sound, words, count, SpeechMonitor.none());
        }
    }

    /** Words under a wrong name, where each found speaker stands for at most one true one and the best such naming counts. */
    private static int wrong(List<Word> truth, List<Word> labelled) {
        List<String> names = new ArrayList<>(truth.stream()
                .map(word -> String.valueOf(word.speaker()))
                .distinct()
                .toList());
        List<String> labels = labelled.stream()
                .map(word -> String.valueOf(word.speaker()))
                .distinct()
                .toList();
        int[][] together = new int[names.size()][labels.size()];
        for (int word = 0; word < truth.size(); word++) {
            together[names.indexOf(String.valueOf(truth.get(word).speaker()))][
                    labels.indexOf(String.valueOf(labelled.get(word).speaker()))]++;
        }
        boolean[] used = new boolean[labels.size()];
        Arrays.fill(used, false);
        return truth.size() - most(together, 0, used);
    }

    private static int most(int[][] together, int name, boolean[] used) {
        if (name == together.length) {
            return 0;
        }
        int best = most(together, name + 1, used);
        for (int label = 0; label < used.length; label++) {
            if (!used[label]) {
                used[label] = true;
                best = Math.max(best, together[name][label] + most(together, name + 1, used));
                used[label] = false;
            }
        }
        return best;
    }
}
