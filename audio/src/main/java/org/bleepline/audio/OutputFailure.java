package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.bleepline.audio.AudioException.Category;

/** Says why the output cannot be written. */
final class OutputFailure {
    private OutputFailure() {}

    static AudioException of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return denied(e);
        }
        if (e instanceof NoSuchFileException) {
            return new AudioException(Category.OUTPUT, "The folder for the redacted recording does not exist.", e);
        }
        String reason = String.valueOf(e.getMessage());
        if (Complaint.DISK_FULL.standsIn(reason)) {
            return diskFull();
        }
        if (Complaint.OUTPUT_DENIED.standsIn(reason)) {
            return denied(e);
        }
        return new AudioException(Category.OUTPUT, "The redacted recording could not be written.", e);
    }

    static AudioException diskFull() {
        return new AudioException(
                Category.OUTPUT,
                "The redacted recording could not be written: the disk is full or a size limit is reached.");
    }

    private static AudioException denied(IOException e) {
        return new AudioException(
                Category.OUTPUT, "The redacted recording could not be written: permission denied.", e);
    }

    /** Fails early where a file cannot be created, or would overwrite the recording itself. */
    static void requireWritable(Path recording, Path output) {
        try {
            if (Files.isDirectory(output)) {
                throw new AudioException(Category.OUTPUT, "The redacted recording would replace a folder.");
            }
            if (Files.exists(output) && Files.isSameFile(recording, output)) {
                throw new AudioException(Category.OUTPUT, "The redacted recording would overwrite the original.");
            }
        } catch (IOException e) {
            throw of(e);
        }
    }
}
