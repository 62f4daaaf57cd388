package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.transcript.Word;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.wording.Style;

/**
 * Prints how well the embedded engine hears the sample calls: word error rate (substitutions, deletions and insertions over
 * the words spoken, after an alignment by edit distance), and how far the times of rightly heard words are from the truth.
 * Argument: the folder of the samples.
 */
public final class SampleAccuracy {
    private SampleAccuracy() {}

    private record Pair(Word spoken, Word heard) {}

    public static void main(String[] args) throws IOException {
        Path samples = Path.of(args.length == 0 ? "samples" : args[0]);
        System.out.println(
                "| recording | words | word error rate | start off by, median / 95 % | end off by, median / 95 % |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        try (Bleepline bleepline = Bleepline.standard();
                Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(SampleAccuracy::isRecording).sorted().toList()) {
                System.out.println(row(bleepline, file));
            }
        }
    }

    private static boolean isRecording(Path file) {
        return file.toString().endsWith(".mp3") || file.toString().endsWith(".wav");
    }

    private static String row(Bleepline bleepline, Path file) {
        String name = String.valueOf(file.getFileName());
        Path truth = file.resolveSibling(name.replaceAll("(-mono)?\\.\\w+$", ".truth.json"));
        List<Word> spoken = TranscriptFiles.read(truth, "en").words();
        List<Word> heard = bleepline
                .redact(
                        file,
                        RedactionOptions.builder()
                                .policies(PolicySet.none())
                                .style(Style.raw())
                                .keepOriginal(true)
                                .build())
                .original()
                .orElseThrow()
                .words();
        int[][] distance = distances(spoken, heard);
        List<Pair> right = rightPairs(spoken, heard, distance);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %s | %s |",
                name,
                spoken.size(),
                100.0 * distance[spoken.size()][heard.size()] / spoken.size(),
                offBy(right.stream()
                        .map(pair -> Math.abs(start(pair.heard()) - start(pair.spoken())))
                        .toList()),
                offBy(right.stream()
                        .map(pair -> Math.abs(end(pair.heard()) - end(pair.spoken())))
                        .toList()));
    }

    private static int[][] distances(List<Word> spoken, List<Word> heard) {
        int[][] distance = new int[spoken.size() + 1][heard.size() + 1];
        for (int row = 0; row <= spoken.size(); row++) {
            for (int column = 0; column <= heard.size(); column++) {
                if (row == 0 || column == 0) {
                    distance[row][column] = row + column;
                } else {
                    int change = same(spoken.get(row - 1), heard.get(column - 1)) ? 0 : 1;
                    distance[row][column] = Math.min(
                            distance[row - 1][column - 1] + change,
                            Math.min(distance[row - 1][column], distance[row][column - 1]) + 1);
                }
            }
        }
        return distance;
    }

    private static List<Pair> rightPairs(List<Word> spoken, List<Word> heard, int[][] distance) {
        List<Pair> pairs = new ArrayList<>();
        int row = spoken.size();
        int column = heard.size();
        while (row > 0 && column > 0) {
            if (same(spoken.get(row - 1), heard.get(column - 1))
                    && distance[row][column] == distance[row - 1][column - 1]) {
                pairs.add(new Pair(spoken.get(--row), heard.get(--column)));
            } else if (distance[row][column] == distance[row - 1][column - 1] + 1) {
                row--;
                column--;
            } else if (distance[row][column] == distance[row - 1][column] + 1) {
                row--;
            } else {
                column--;
            }
        }
        return pairs;
    }

    private static boolean same(Word spoken, Word heard) {
        return spoken.text().equals(heard.text());
    }

    private static long start(Word word) {
        return word.time().orElseThrow().startMillis();
    }

    private static long end(Word word) {
        return word.time().orElseThrow().endMillis();
    }

    private static String offBy(List<Long> errors) {
        List<Long> sorted = errors.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) + " / " + sorted.get(sorted.size() * 95 / 100) + " ms";
    }
}
