package org.bleepline.training.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.detect.calibration.Calibration;
import org.bleepline.detect.calibration.Judged;
import org.bleepline.evaluation.Evaluation;
import org.bleepline.evaluation.Reliability.Band;

/**
 * The command that fits the calibration on marked texts and says how good it is: each file is also measured with weights
 * that were fitted on the other files alone.
 *
 * <p>Arguments: the file to write, then two or more gold files. They should be new to the tagger; on texts that it was
 * trained on its scores are right more often than elsewhere.
 */
public final class Calibrate {
    private record Texts(String name, List<Point> points) {}

    /** @param fitted the score by weights that were fitted without the file */
    private record Scored(String file, Point point, double fitted) {}

    private Calibrate() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("give the file to write and two or more gold files");
        }
        Detector detector = Detector.standard();
        List<Texts> files = new ArrayList<>();
        for (int index = 1; index < arguments.length; index++) {
            Path file = Path.of(arguments[index]);
            files.add(new Texts(String.valueOf(file.getFileName()).replace(".jsonl", ""), points(detector, file)));
        }
        List<Scored> scored = new ArrayList<>();
        for (Texts file : files) {
            Calibration others = Fit.of(files.stream()
                    .filter(other -> other != file)
                    .flatMap(other -> other.points().stream())
                    .toList());
            file.points().forEach(point -> scored.add(new Scored(file.name(), point, point.score(others))));
        }
        StringBuilder head = new StringBuilder(
                "# Fitted by training/calibrate.sh, see Calibration. File, spans in it,"
                        + " expected error and Brier score:\n# as recognizers score, and with weights fitted on the other files.\n");
        scored.stream()
                .collect(Collectors.groupingBy(Scored::file, TreeMap::new, Collectors.toList()))
                .forEach((name, spans) -> head.append(line(name, spans)));
        head.append(line("all", scored));
        Calibration calibration =
                Fit.of(files.stream().flatMap(file -> file.points().stream()).toList());
        Files.writeString(Path.of(arguments[0]), head + calibration.written());
        System.out.print(head + "\n" + bands(scored) + "\n" + recognizers(scored));
    }

    private static List<Point> points(Detector detector, Path file) throws IOException {
        DetectionOptions options = DetectionOptions.of(PolicySet.all());
        List<Point> points = new ArrayList<>();
        Map<Span, Judged> found = new LinkedHashMap<>();
        try (BufferedReader gold = Files.newBufferedReader(file)) {
            Evaluation.of(document -> {
                        found.clear();
                        detector.judge(document, options).forEach(judged -> found.put(judged.span(), judged));
                        return List.copyOf(found.keySet());
                    })
                    .run(
                            gold,
                            outcome -> points.add(
                                    new Point(Objects.requireNonNull(found.get(outcome.span())), outcome.right())));
        }
        return points;
    }

    private static String line(String name, List<Scored> spans) {
        Check raw = raw(spans);
        Check fitted = fitted(spans);
        return String.format(
                Locale.ROOT,
                "# %s, %d: %.3f and %.4f, %.3f and %.4f%n",
                name,
                spans.size(),
                raw.expectedError(),
                raw.brier(),
                fitted.expectedError(),
                fitted.brier());
    }

    private static String bands(List<Scored> spans) {
        StringBuilder table = new StringBuilder("| score | spans | right | fitted: spans | mean score | right |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: |\n");
        List<Band> raw = raw(spans).bands();
        List<Band> fitted = fitted(spans).bands();
        for (int index = raw.size() - 1; index >= 0; index--) {
            table.append(String.format(
                    Locale.ROOT,
                    "| from %.1f | %d | %.3f | %d | %.3f | %.3f |%n",
                    (double) index / raw.size(),
                    raw.get(index).found(),
                    raw.get(index).shareRight(),
                    fitted.get(index).found(),
                    fitted.get(index).meanScore(),
                    fitted.get(index).shareRight()));
        }
        return table.toString();
    }

    private static String recognizers(List<Scored> spans) {
        StringBuilder table = new StringBuilder("| recognizer | spans | right | mean score | fitted: mean score |\n"
                + "| --- | ---: | ---: | ---: | ---: |\n");
        spans.stream()
                .collect(Collectors.groupingBy(
                        span -> span.point().found().span().recognizer(), TreeMap::new, Collectors.toList()))
                .forEach((name, own) -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.3f | %.3f | %.3f |%n",
                        name,
                        own.size(),
                        raw(own).all().shareRight(),
                        raw(own).all().meanScore(),
                        fitted(own).all().meanScore())));
        return table.toString();
    }

    private static Check raw(List<Scored> spans) {
        Check check = new Check();
        spans.forEach(span -> check.add(span.point().score(), span.point().right()));
        return check;
    }

    private static Check fitted(List<Scored> spans) {
        Check check = new Check();
        spans.forEach(span -> check.add(span.fitted(), span.point().right()));
        return check;
    }
}
