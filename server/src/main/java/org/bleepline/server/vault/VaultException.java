package org.bleepline.server.vault;

/** Something could not be encrypted or decrypted. The message never holds a key or what was encrypted. */
public final class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VaultException(String message) {
        super(message);
    }

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
