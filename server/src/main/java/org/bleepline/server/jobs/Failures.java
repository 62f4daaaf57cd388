package org.bleepline.server.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where something happened without what it says: messages of libraries may quote what was said. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static void log(String what, Throwable failure) {
        StringBuilder frames = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            frames.append('\n').append(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                frames.append("\n    at ").append(frame);
            }
        }
        LOG.error("{}{}", what, frames);
    }
}
