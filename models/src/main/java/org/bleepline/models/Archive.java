package org.bleepline.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks the archive of a model. An entry that points out of it, or more than a model can be, ends it. */
final class Archive {
    /** The largest published Vosk model is 5 GB unpacked. */
    private static final long MAX_BYTES = 10L << 30;

    private static final int MAX_ENTRIES = 10_000;

    private Archive() {}

    /** The one folder at the top of such archives is left out. */
    static void unpack(Path zip, Path target) throws IOException {
        long room = MAX_BYTES;
        int entries = 0;
        Files.createDirectory(target);
        try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw wrong(zip, "has too many files");
                }
                Path file = place(zip, target, entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    room -= copy(zip, stream, file, room);
                }
            }
        } catch (ZipException e) {
            ModelFolder.deleteTree(target);
            throw wrong(zip, "is damaged");
        } catch (IOException | ModelException e) {
            ModelFolder.deleteTree(target);
            throw e;
        }
    }

    private static Path place(Path zip, Path target, String name) {
        int slash = name.indexOf('/');
        Path file = target.resolve(slash < 0 ? name : name.substring(slash + 1)).normalize();
        if (!file.startsWith(target) || name.indexOf('\0') >= 0) {
            throw wrong(zip, "has a file outside its folder");
        }
        return file;
    }

    private static long copy(Path zip, InputStream stream, Path file, long room) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                copied += count;
                if (copied > room) {
                    throw wrong(zip, "is larger than a model can be");
                }
                out.write(buffer, 0, count);
            }
        }
        return copied;
    }

    private static ModelException wrong(Path zip, String what) {
        return new ModelException("the archive " + zip.getFileName() + " " + what);
    }
}
