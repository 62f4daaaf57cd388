package org.bleepline.server;

import org.bleepline.server.vault.VaultException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why a server does not start, in one sentence that says what to do, instead of the many layers of a framework. */
final class StartFailure {
    private StartFailure() {}

    /** The failure itself where nothing better is known. */
    static RuntimeException of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String sentence = sentence(cause);
            if (sentence != null) {
                return new IllegalArgumentException(sentence, failure);
            }
        }
        return failure;
    }

    private static @org.jspecify.annotations.Nullable String sentence(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof PortInUseException port) {
            return "port " + port.getPort() + " is in use; choose another with --port";
        }
        if (cause instanceof BindException binding) {
            return "the setting " + binding.getName() + " cannot be understood; see docs/operations.md";
        }
        if (cause instanceof VaultException || cause.getClass().equals(IllegalArgumentException.class)) {
            return message;
        }
        if (message.contains("Database may be already in use")) {
            return "another server works in this data folder; choose another with --data";
        }
        if (cause instanceof java.sql.SQLException) {
            return "the database cannot be used: " + message;
        }
        return null;
    }
}
