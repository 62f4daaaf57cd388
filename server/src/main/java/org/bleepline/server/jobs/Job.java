package org.bleepline.server.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.PipelineMonitor;
import org.bleepline.pipeline.Stage;
import org.bleepline.server.api.RedactionParameters;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.engine.Choice;
import org.bleepline.server.transcript.TranscriptRow;

/**
 * One request on its way: what was asked, who does it, where its files lie, and what is to be remarked. Each step of the work
 * gets it and gives back what it made; nothing but the remarks changes. For one thread.
 */
final class Job {
    private final TranscriptRow row;
    private final TranscriptParameters parameters;
    private final Choice choice;
    private final Path folder;
    private final BooleanSupplier cancelled;
    private final List<String> warnings = new ArrayList<>();

    /** @param folder empty, for this job alone */
    Job(TranscriptRow row, TranscriptParameters parameters, Choice choice, Path folder, BooleanSupplier cancelled) {
        this.row = row;
        this.parameters = parameters;
        this.choice = choice;
        this.folder = folder;
        this.cancelled = cancelled;
    }

    TranscriptRow row() {
        return row;
    }

    TranscriptParameters parameters() {
        return parameters;
    }

    RedactionParameters redaction() {
        return parameters.redaction();
    }

    Choice choice() {
        return choice;
    }

    Bleepline bleepline() {
        return choice.engine().bleepline();
    }

    /** The same job with another choice; its remarks are kept. */
    Job with(Choice other) {
        Job same = new Job(row, parameters, other, folder, cancelled);
        same.warnings.addAll(warnings);
        return same;
    }

    /** The recording as it was sent or fetched. */
    Path original() {
        return original(folder);
    }

    /** The transcript that was sent or fetched with the recording, if there is one. */
    Path transcript() {
        return folder.resolve("transcript");
    }

    /** The redacted recording, while it is written. */
    Path redacted() {
        return folder.resolve("redacted." + redaction().audioFormat().wireName());
    }

    /** The report's page, while it is written. */
    Path reportPage() {
        return folder.resolve("report.html");
    }

    /** The signed report, while it is written. */
    Path signedReport() {
        return folder.resolve("report.jws");
    }

    BooleanSupplier cancelled() {
        return cancelled;
    }

    /** Notes what the client should know: it gets it in {@code metadata.warnings}. Never holds what was said. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void requireNotCancelled() {
        requireNotCancelled(cancelled);
    }

    PipelineMonitor monitor() {
        return new PipelineMonitor() {
            @Override
            public void progress(Stage stage, long doneMillis, long totalMillis) {}

            @Override
            public void note(String message) {
                warn(message);
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    static Path original(Path folder) {
        return folder.resolve("original");
    }

    static void requireNotCancelled(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("stopped on request");
        }
    }
}
