package org.bleepline.engine.worker;

/** A worker is gone. The message goes on behind "its process", and never says what was said. */
final class WorkerLostException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkerLostException(String message) {
        super(message);
    }

    WorkerLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
