package org.bleepline.pipeline.json;

/** A transcript file that cannot be read. The message says where and why, and never what stands in it. */
public final class TranscriptFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TranscriptFormatException(String message) {
        super(message);
    }

    public TranscriptFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
