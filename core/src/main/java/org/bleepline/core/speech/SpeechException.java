package org.bleepline.core.speech;

/** A speech engine failed. The message says in one sentence what happened and what to do, and never what was said. */
public final class SpeechException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SpeechException(String message) {
        super(message);
    }

    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
