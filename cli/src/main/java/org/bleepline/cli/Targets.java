package org.bleepline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.bleepline.pipeline.ReportDelivery;
import org.bleepline.pipeline.report.ReportKey;
import org.jspecify.annotations.Nullable;

/**
 * How results are called: the input's name without its ending, and {@code .redacted.} with the new one.
 *
 * @param folder where they go
 * @param name the input's file name without its ending
 */
record Targets(Path folder, String name) {
    static Targets beside(Path input, Optional<Path> folder) {
        Path absolute = input.toAbsolutePath();
        String fileName = String.valueOf(absolute.getFileName());
        int dot = fileName.lastIndexOf('.');
        Path parent = absolute.getParent();
        Path beside = input.getParent() == null ? Path.of("") : input.getParent();
        return new Targets(
                folder.orElse(parent == null ? absolute : beside), dot > 0 ? fileName.substring(0, dot) : fileName);
    }

    /** @param ending of the file's name, without the dot */
    Path recording(String ending) {
        return folder.resolve(name + ".redacted." + ending);
    }

    Path result() {
        return folder.resolve(name + ".redacted.json");
    }

    /** @param page where the page is to go, or empty for {@code NAME.report.html} */
    ReportDelivery report(@Nullable String page, ReportKey key) {
        Path html = page == null || page.isEmpty() ? folder.resolve(name + ".report.html") : Path.of(page);
        String fileName = String.valueOf(html.getFileName());
        String bare = fileName.endsWith(".html") ? fileName.substring(0, fileName.length() - 5) : fileName;
        return new ReportDelivery(html, html.resolveSibling(bare + ".jws"), key, Version.program());
    }

    Path picture() {
        return folder.resolve(name + ".redacted.svg");
    }
}
