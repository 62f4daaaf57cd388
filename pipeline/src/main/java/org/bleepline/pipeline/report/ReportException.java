package org.bleepline.pipeline.report;

/** A report cannot be written, signed or read. The message is one sentence for the user. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReportException(String message) {
        super(message);
    }

    ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
