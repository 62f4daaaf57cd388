package org.bleepline.pipeline;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.bleepline.pipeline.report.ReportKey;

/**
 * Where a report goes.
 *
 * @param page the report as one page of HTML
 * @param signed the same as signed JSON
 * @param key signs it
 * @param program name and version of the program, as the report names it
 */
public record ReportDelivery(Path page, Path signed, ReportKey key, String program) {
    public ReportDelivery {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(signed, "signed");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(program, "program");
    }

    Stream<Path> files() {
        return Stream.of(page, signed);
    }
}
