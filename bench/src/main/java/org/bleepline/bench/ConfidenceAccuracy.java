package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * Measures whether the embedded engine's confidence means what it says, on calls whose words are known (made by {@code
 * bench/make-calls.sh}): for each band of confidence, how many of the words it heard were said. A word is right if it stands for the same
 * word in an alignment by edit distance.
 *
 * <p>Prints the bands, by kind of call as well, and two figures of the whole: the chance that a right word has more confidence than
 * a wrong one, and how much of the uncertainty about right and wrong the confidence takes away (normalised cross entropy, as in NIST's evaluations;
 * below 0 where it misleads). Last the straight line over the log-odds of the confidence that fits right and wrong best (D. R. Cox, Two further
 * applications of a model for binary regression, 1958): intercept 0 and slope 1 where the confidence is what it says. With them the constants of the engine's {@code
 * Confidence} are fitted: the new slope is its slope times this one, the new offset its offset times this slope, and the intercept added.
 *
 * <p>Arguments: the folder of the calls; then {@code odd} or {@code even} for every second call; {@code words} to print each word.
 */
public final class ConfidenceAccuracy {
    private static final double[] BANDS = {0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.000001};

    private final Recordings recordings = FfmpegRecordings.bundled();
    private final List<Judged> all = new ArrayList<>();

    private record Judged(String place, String text, double confidence, boolean right) {}

    public static void main(String[] args) throws IOException {
        new ConfidenceAccuracy().measure(Path.of(args[0]), Arrays.asList(args));
    }

    private void measure(Path folder, List<String> options) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
        try (SpeechEngine engine = SphinxEngine.of(SphinxAccuracy.ACCURATE, 1)) {
            for (int index = 0; index < files.size(); index++) {
                if (options.contains(index % 2 == 0 ? "odd" : "even")) {
                    continue;
                }
                judge(files.get(index), engine);
                System.err.print("\r" + (index + 1) + " of " + files.size());
            }
        }
        System.err.println();
        if (options.contains("words")) {
            all.forEach(word -> System.out.println(
                    word.place() + " " + word.text() + " " + word.confidence() + " " + (word.right() ? 1 : 0)));
        }
        print();
    }

    private void judge(Path file, SpeechEngine engine) throws IOException {
        String place = String.valueOf(file.getFileName()).replaceAll("^.*-([a-z]+)\\.wav$", "$1");
        List<Word> heard = hear(file, engine);
        List<String> said = said(file);
        int[] matches = WordMatches.of(said, heard.stream().map(Word::text).toList());
        for (int word = 0; word < matches.length; word++) {
            String text = heard.get(word).text();
            boolean right = matches[word] >= 0 && said.get(matches[word]).equals(text);
            all.add(new Judged(place, text, heard.get(word).confidence(), right));
        }
    }

    private List<Word> hear(Path file, SpeechEngine engine) {
        RecordingInfo info = recordings.inspect(file);
        // As the product does: where both voices are on both channels, each word would be heard twice.
        ChannelHearing hearing =
                recordings.hasSeparateVoices(file, info) ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        try (PcmSource sound = recordings.listen(file, info, hearing)) {
            return engine.transcribe(sound, new SpeechRequest("en"), SpeechMonitor.none());
        }
    }

    private static List<String> said(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).replaceAll("-[a-z]+\\.wav$", "");
        Path text = file.resolveSibling(name + ".said.txt");
        return Files.exists(text)
                ? List.of(Files.readString(text).strip().split("\\s+"))
                : TranscriptFiles.read(file.resolveSibling(name + ".truth.json"), "en").words().stream()
                        .map(Word::text)
                        .toList();
    }

    private void print() {
        System.out.println("| confidence | words | mean confidence | right |\n| --- | ---: | ---: | ---: |");
        for (int band = 0; band + 1 < BANDS.length; band++) {
            double from = BANDS[band];
            double to = BANDS[band + 1];
            row(
                    String.format(Locale.ROOT, "%.1f to %.1f", from, Math.min(1, to)),
                    all.stream()
                            .filter(word -> word.confidence() >= from && word.confidence() < to)
                            .toList());
        }
        for (String place : all.stream().map(Judged::place).distinct().sorted().toList()) {
            row(place, all.stream().filter(word -> word.place().equals(place)).toList());
        }
        row("all", all);
        System.out.printf(
                Locale.ROOT,
                "%na right word has more confidence than a wrong one: %.1f %%; normalised cross entropy %.3f%n",
                100 * told(),
                crossEntropy());
        double[] line = line();
        System.out.printf(Locale.ROOT, "intercept %.3f, slope %.3f%n", line[0], line[1]);
    }

    /** Intercept and slope of the logistic regression, by Newton's method. */
    private double[] line() {
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < 30; step++) {
            double up = 0;
            double upSlope = 0;
            double all = 0;
            double cross = 0;
            double square = 0;
            for (Judged word : this.all) {
                double odds = Math.log(word.confidence() / (1 - word.confidence()));
                double told = 1 / (1 + Math.exp(-intercept - slope * odds));
                double off = (word.right() ? 1 : 0) - told;
                double weight = told * (1 - told);
                up += off;
                upSlope += off * odds;
                all += weight;
                cross += weight * odds;
                square += weight * odds * odds;
            }
            double area = all * square - cross * cross;
            intercept += (square * up - cross * upSlope) / area;
            slope += (all * upSlope - cross * up) / area;
        }
        return new double[] {intercept, slope};
    }

    private static void row(String name, List<Judged> words) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.1f %% |%n",
                name,
                words.size(),
                words.stream().mapToDouble(Judged::confidence).average().orElse(0),
                100.0 * words.stream().filter(Judged::right).count() / Math.max(1, words.size()));
    }

    private double told() {
        double more = 0;
        long pairs = 0;
        for (Judged right : all) {
            for (Judged wrong : all) {
                if (right.right() && !wrong.right()) {
                    more += right.confidence() > wrong.confidence()
                            ? 1
                            : right.confidence() == wrong.confidence() ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return more / pairs;
    }

    private double crossEntropy() {
        double share = (double) all.stream().filter(Judged::right).count() / all.size();
        double without = 0;
        double with = 0;
        for (Judged word : all) {
            double confidence = Math.min(0.999, Math.max(0.001, word.confidence()));
            without -= Math.log(word.right() ? share : 1 - share);
            with -= Math.log(word.right() ? confidence : 1 - confidence);
        }
        return (without - with) / without;
    }
}
