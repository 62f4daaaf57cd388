package org.bleepline.core.model;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of models on disk. A model has gigabytes, so a file is read again only where its size or the time of its last change
 * is another than before. Safe for use by several threads.
 */
public final class ModelFiles {
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(long bytes, FileTime changed, String sha256) {}

    /**
     * @param model a file, or a folder; of a folder all files are named with it in front, such as {@code model-de/conf/mfcc.conf}
     * @return ordered by path
     * @throws UncheckedIOException if one cannot be read
     */
    public List<ModelFile> of(Path model) {
        if (!Files.isDirectory(model)) {
            return List.of(file(model, String.valueOf(model.getFileName())));
        }
        try (Stream<Path> files = Files.walk(model, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file(
                            file,
                            model.getFileName() + "/"
                                    + model.relativize(file).toString().replace(File.separatorChar, '/')))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelFile file(Path file, String name) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Known before = known.get(file);
            if (before == null
                    || before.bytes() != now.size()
                    || !before.changed().equals(now.lastModifiedTime())) {
                before = new Known(
                        now.size(), now.lastModifiedTime(), ModelFile.of(file).sha256());
                known.put(file, before);
            }
            return new ModelFile(name, before.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
