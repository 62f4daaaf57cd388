package org.bleepline.audio;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bleepline.audio.AudioException.Category;

/** The two programs of FFmpeg. */
record Executables(Path ffmpeg, Path ffprobe) {

    static Executables of(FfmpegSettings settings) {
        Path ffmpeg = settings.ffmpeg();
        if (ffmpeg == null) {
            return BundledFfmpeg.unpacked(settings.cache());
        }
        Path ffprobe = settings.ffprobe();
        return new Executables(
                runnable(ffmpeg), runnable(ffprobe == null ? ffmpeg.resolveSibling(probeNameFor(ffmpeg)) : ffprobe));
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
