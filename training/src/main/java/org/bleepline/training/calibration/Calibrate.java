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
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.span.Span;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.detect.calibration.Calibration;
import org.bleepline.detect.calibration.Judged;
import org.bleepline.evaluation.Evaluation;

/**
 * The command that fits the calibration on marked texts and says how good it is: each file is also measured with weights
 * that were fitted on the other files alone.
 *
 * <p>Arguments: the file to write, then two or more gold files. They should be new to the tagger; on texts that it was
 * trained on its scores are right more often than elsewhere.
 */
public final class Calibrate {
    private record Texts(String name, List<Point> points) {}

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
        StringBuilder head = new StringBuilder(
                "# Fitted by training/calibrate.sh, see Calibration. File, spans in it,"
                        + " expected error and Brier score:\n# as recognizers score, and with weights fitted on the other files.\n");
        Check raw = new Check();
        Check fitted = new Check();
        for (Texts file : files) {
            Calibration others = Fit.of(files.stream()
                    .filter(other -> other != file)
                    .flatMap(other -> other.points().stream())
                    .toList());
            Check rawHere = new Check();
            Check fittedHere = new Check();
            for (Point point : file.points()) {
                List.of(raw, rawHere).forEach(check -> check.add(point.score(), point.right()));
                List.of(fitted, fittedHere).forEach(check -> check.add(point.score(others), point.right()));
            }
            head.append(line(file.name(), rawHere, fittedHere));
        }
        head.append(line("all", raw, fitted));
        Calibration calibration =
                Fit.of(files.stream().flatMap(file -> file.points().stream()).toList());
        Files.writeString(Path.of(arguments[0]), head + calibration.written());
        System.out.print(head);
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

    private static String line(String name, Check raw, Check fitted) {
        return String.format(
                Locale.ROOT,
                "# %s, %d: %.3f and %.4f, %.3f and %.4f%n",
                name,
                raw.count(),
                raw.expectedError(),
                raw.brier(),
                fitted.expectedError(),
                fitted.brier());
    }
}
