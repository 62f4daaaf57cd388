package org.bleepline.cli;

/** Something that the user handed in cannot be read. The message is one sentence and never holds the input. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
