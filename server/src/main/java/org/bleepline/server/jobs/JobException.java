package org.bleepline.server.jobs;

/** A job cannot succeed. The message is the sentence that the client is told. */
final class JobException extends Exception {
    private static final long serialVersionUID = 1L;

    JobException(String message) {
        super(message, null, false, false);
    }

    String sentence() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
