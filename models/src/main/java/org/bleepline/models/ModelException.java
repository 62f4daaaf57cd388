package org.bleepline.models;

/** A model is not there, cannot be fetched or is not what it should be. The message says what to do next. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
