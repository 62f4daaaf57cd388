package org.bleepline.pipeline;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that a redaction leaves. They appear together, complete, when everything has gone well; otherwise none does.
 * Existing files are replaced; no two of these may be the same file.
 *
 * @param recording the redacted recording, if wanted
 * @param result the redacted transcript with its list of spans as JSON, if wanted
 * @param picture the waveform with its cuts as SVG, if wanted
 * @param report what was removed and how, as a page and signed, if wanted
 */
public record Deliveries(
        Optional<Path> recording, Optional<Path> result, Optional<Path> picture, Optional<ReportDelivery> report) {
    private static final Deliveries NONE =
            new Deliveries(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Deliveries {
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(report, "report");
        Set<Path> seen = new HashSet<>();
        Stream.concat(
                        Stream.of(recording, result, picture).flatMap(Optional::stream),
                        report.stream().flatMap(ReportDelivery::files))
                .filter(file -> !seen.add(file.toAbsolutePath().normalize()))
                .findFirst()
                .ifPresent(twice -> {
                    throw new IllegalArgumentException("two results would be written to " + twice);
                });
    }

    /** No file at all: the result is only returned. */
    public static Deliveries none() {
        return NONE;
    }

    public Deliveries withRecording(Path file) {
        return new Deliveries(Optional.of(file), result, picture, report);
    }

    public Deliveries withResult(Path file) {
        return new Deliveries(recording, Optional.of(file), picture, report);
    }

    public Deliveries withPicture(Path file) {
        return new Deliveries(recording, result, Optional.of(file), report);
    }

    public Deliveries withReport(ReportDelivery delivery) {
        return new Deliveries(recording, result, picture, Optional.of(delivery));
    }

    Stream<Path> files() {
        return Stream.concat(
                Stream.of(recording, result, picture).flatMap(Optional::stream),
                report.stream().flatMap(ReportDelivery::files));
    }
}
