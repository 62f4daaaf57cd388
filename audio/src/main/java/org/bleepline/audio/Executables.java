package org.bleepline.audio;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;

/**
 * The two programs of FFmpeg.
 *
 * @param libraries folder of the shared libraries they need, or null if the system knows where they are
 */
record Executables(Path ffmpeg, Path ffprobe, @Nullable Path libraries) {

    static Executables of(FfmpegSettings settings) {
        Path ffmpeg = settings.ffmpeg();
        if (ffmpeg == null) {
            return BundledFfmpeg.unpacked(settings.cache());
        }
        Path ffprobe = settings.ffprobe();
        return new Executables(
                runnable(ffmpeg),
                runnable(ffprobe == null ? ffmpeg.resolveSibling(probeNameFor(ffmpeg)) : ffprobe),
                null);
    }

    private static String probeNameFor(Path ffmpeg) {
        return String.valueOf(ffmpeg.getFileName()).endsWith(".exe") ? "ffprobe.exe" : "ffprobe";
    }

    private static Path runnable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            throw new AudioException(
                    Category.TOOL, "The configured FFmpeg cannot be run: " + file + " is not an executable file.");
        }
        return file.toAbsolutePath();
    }
}
