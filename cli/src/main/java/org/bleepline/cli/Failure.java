package org.bleepline.cli;

import java.util.concurrent.CancellationException;
import org.bleepline.audio.AudioException;
import org.bleepline.core.policy.UnknownPolicyException;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.models.ModelException;
import org.bleepline.pipeline.UnsupportedLanguageException;
import org.bleepline.pipeline.delivery.DeliveryException;
import org.bleepline.pipeline.json.TranscriptFormatException;
import org.bleepline.pipeline.leak.LeakException;
import org.bleepline.pipeline.report.ReportException;

/**
 * What the user is told when something went wrong: one sentence and an exit code.
 *
 * @param message one sentence for the user
 * @param exitCode one of {@link ExitCode}
 */
record Failure(String message, int exitCode) {
    static Failure of(Throwable error) {
        if (error instanceof InputException || error instanceof TranscriptFormatException) {
            return new Failure(message(error), ExitCode.INPUT);
        }
        if (error instanceof AudioException audio) {
            int code = switch (audio.category()) {
                case INPUT -> ExitCode.INPUT;
                case OUTPUT -> ExitCode.OUTPUT;
                case TOOL -> ExitCode.ENGINE;
            };
            return new Failure(message(error), code);
        }
        if (error instanceof SpeechException && error.getCause() instanceof AudioException audio) {
            return of(audio); // the engine heard as far as the recording could be read
        }
        if (error instanceof SpeechException || error instanceof ModelException) {
            return new Failure(message(error), ExitCode.ENGINE);
        }
        if (error instanceof LeakException) {
            return new Failure(message(error), ExitCode.LEAK);
        }
        if (error instanceof ReportException) {
            return new Failure(message(error), ExitCode.OUTPUT);
        }
        if (error instanceof DeliveryException) {
            return new Failure(message(error), ExitCode.OUTPUT);
        }
        if (error instanceof CancellationException) {
            return new Failure("stopped; nothing was written", ExitCode.CANCELLED);
        }
        if (error instanceof UnknownPolicyException) {
            return new Failure(
                    message(error) + " ('bleepline policies' lists them all; nothing was done)", ExitCode.USAGE);
        }
        if (error instanceof UnsupportedLanguageException || error instanceof IllegalArgumentException) {
            return new Failure(message(error), ExitCode.USAGE);
        }
        if (error instanceof OutOfMemoryError) {
            return new Failure(
                    "out of memory; give the program more with BLEEPLINE_JAVA_OPTS=-Xmx6g, or use --fast",
                    ExitCode.ENGINE);
        }
        return new Failure(
                "a fault of the program (" + error.getClass().getSimpleName()
                        + "); nothing was written. Please report it, with the output of BLEEPLINE_DEBUG=1.",
                ExitCode.INTERNAL);
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }
}
