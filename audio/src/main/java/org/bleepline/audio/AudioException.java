package org.bleepline.audio;

/** A recording could not be read or written. The message is one sentence for the user and never holds what was said. */
public final class AudioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, so that an edge can choose an exit code or an HTTP status. */
    public enum Category {
        /** The input is not a recording, is damaged, or goes beyond a limit. */
        INPUT,
        /** The output could not be written. */
        OUTPUT,
        /** FFmpeg is missing, crashed or hung. */
        TOOL
    }

    private final Category category;

    public AudioException(Category category, String message) {
        super(message);
        this.category = category;
    }

    public AudioException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public Category category() {
        return category;
    }
}
