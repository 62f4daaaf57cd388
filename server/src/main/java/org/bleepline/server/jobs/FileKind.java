package org.bleepline.server.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a file seems to be that is no recording.
 *
 * @param mediaType such as {@code text/html}
 * @param description for people
 */
record FileKind(String mediaType, String description) {
    private static final int LOOKED_AT = 1024;

    static FileKind of(Path file) {
        byte[] start;
        try (InputStream content = Files.newInputStream(file)) {
            start = content.readNBytes(LOOKED_AT);
        } catch (IOException e) {
            return new FileKind("application/octet-stream", "data");
        }
        return of(start);
    }

    static FileKind of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        String begin = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.length == 0) {
            return new FileKind("inode/x-empty", "empty");
        }
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
            return new FileKind("text/html", "HTML document");
        }
        if (begin.startsWith("<?xml") || begin.startsWith("<error")) {
            return new FileKind("text/xml", "XML document");
        }
        if (begin.startsWith("{") || begin.startsWith("[")) {
            return new FileKind("application/json", "JSON data");
        }
        if (text.startsWith("%PDF-")) {
            return new FileKind("application/pdf", "PDF document");
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return new FileKind("application/zip", "Zip archive data");
        }
        if (text.startsWith("\u0089PNG")) {
            return new FileKind("image/png", "PNG image data");
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return new FileKind("image/jpeg", "JPEG image data");
        }
        boolean printable = text.chars()
                .allMatch(character -> character >= ' ' || character == '\n' || character == '\r' || character == '\t');
        return printable ? new FileKind("text/plain", "text") : new FileKind("application/octet-stream", "data");
    }
}
