package org.bleepline.pipeline.delivery;

/** A file could not be written where it was wanted. The message names the place and the reason. */
public final class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }

    public DeliveryException(String message) {
        super(message);
    }
}
