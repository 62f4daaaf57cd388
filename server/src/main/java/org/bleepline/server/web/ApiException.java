package org.bleepline.server.web;

/** An answer other than success. The message is sent to the client as {@code error}. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ApiException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** A request that cannot be obeyed: 400. */
    public static ApiException badRequest(String message) {
        return new ApiException(400, message);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
