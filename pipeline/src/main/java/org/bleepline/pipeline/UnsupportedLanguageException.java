package org.bleepline.pipeline;

/** A language that the engine cannot hear or the detector cannot read. The message says which, and what is there. */
public final class UnsupportedLanguageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsupportedLanguageException(String message) {
        super(message);
    }
}
