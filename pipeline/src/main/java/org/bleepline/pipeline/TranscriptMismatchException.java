package org.bleepline.pipeline;

/** A transcript without times that is not of this recording: too few of its words are found in the sound. */
public final class TranscriptMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TranscriptMismatchException(String message) {
        super(message);
    }
}
