package org.bleepline.server.jobs;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.bleepline.audio.AudioException;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.pipeline.leak.LeakException;
import org.bleepline.pipeline.report.ReportException;

/** What a client is told of a failure: documented sentences, and nothing of where our files lie. */
final class FailureSentence {
    /** In front of the name of a model; no part of an address that a speech server is to have. */
    private static final Pattern PARENT_FOLDERS =
            Pattern.compile("(?<=\\s)/(?!audio/transcriptions)(?:\\S*/)?(?=[^/\\s])");

    private FailureSentence() {}

    /** @param folder of the job */
    static String of(AudioException failure, Path folder) {
        return switch (failure.category()) {
            case INPUT -> {
                FileKind kind = FileKind.of(Job.original(folder));
                yield "File does not appear to contain audio. File type is " + kind.mediaType() + " ("
                        + kind.description() + "; " + withoutPaths(failure, folder) + ").";
            }
            case OUTPUT -> "The redacted audio could not be written.";
            case TOOL -> "The audio could not be processed: " + withoutPaths(failure, folder);
        };
    }

    static String of(LeakException failure) {
        return "The " + String.valueOf(failure.getMessage()).replaceFirst("^the ", "") + ".";
    }

    static String of(ReportException failure) {
        return "The report could not be made.";
    }

    /** Of a language that an engine does not know, or of a transcript of another recording: names neither words nor files. */
    static String of(IllegalArgumentException failure) {
        String message = String.valueOf(failure.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1).replaceFirst("([^.])$", "$1.");
    }

    static String of(SpeechException failure, Path folder) {
        return "Transcription failed: "
                + PARENT_FOLDERS.matcher(withoutPaths(failure, folder)).replaceAll("");
    }

    private static String withoutPaths(RuntimeException failure, Path folder) {
        return String.valueOf(failure.getMessage())
                .replace(Job.original(folder).toString(), "the file")
                .replace(folder.toString(), "")
                .replaceAll("\\.$", "");
    }
}
