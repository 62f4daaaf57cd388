package org.bleepline.engine.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bleepline.core.speech.SpeechException;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a model were when the engine was made. A worker that starts later would load what lies there then: two workers could
 * hear with different models, and a report could name one that did not hear.
 */
final class ModelStamp {
    private final @Nullable Path model;
    private final Map<Path, State> files;

    private record State(long bytes, FileTime changed) {}

    private ModelStamp(@Nullable Path model, Map<Path, State> files) {
        this.model = model;
        this.files = files;
    }

    /** @param model a file or a folder; null for none */
    static ModelStamp of(@Nullable Path model) {
        return new ModelStamp(model, model == null ? Map.of() : read(model));
    }

    /** @throws SpeechException if the model is not what it was */
    void requireUnchanged() {
        if (model != null && !read(model).equals(files)) {
            throw new SpeechException(
                    "the model " + model + " was changed since it was first looked at; start the program again");
        }
    }

    private static Map<Path, State> read(Path model) {
        Map<Path, State> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(model, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file, new State(now.size(), now.lastModifiedTime()));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new SpeechException("the model " + model + " cannot be read", e);
        }
        return files;
    }
}
