package org.bleepline.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;

/** A file that FFmpeg encodes and writes. It carries no tags, no name of the encoder, no cover and no chapters. */
final class EncodedFile implements SoundSink {
    /** The shell's way of telling that a program broke the limit of a file's size (128 + SIGXFSZ). */
    private static final int FILE_SIZE_EXCEEDED = 153;

    private final Child child;

    EncodedFile(
            Path file,
            SampleFormat format,
            int channels,
            int rateHz,
            List<String> encoding,
            Executables executables,
            FfmpegSettings settings) {
        List<String> arguments = new ArrayList<>(List.of("-hide_banner", "-v", "warning", "-y"));
        arguments.addAll(List.of("-f", format.ffmpegName(), "-ar", Integer.toString(rateHz)));
        arguments.addAll(List.of("-ac", Integer.toString(channels), "-i", "pipe:0"));
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(List.of("-flags:a", "+bitexact"));
        arguments.addAll(encoding);
        arguments.add("file:" + file.toAbsolutePath());
        this.child = Child.start(executables.ffmpeg(), arguments, settings);
    }

    @Override
    public void write(byte[] bytes, int length) {
        try {
            child.write(bytes, 0, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void finish() {
        try {
            child.endInput();
        } catch (IOException e) {
            throw failure(e);
        }
        if (child.exitStatus() != 0 || child.complaints().include(Complaint.DISK_FULL)) {
            throw failure(null);
        }
    }

    private AudioException failure(@Nullable IOException e) {
        int status = child.exitStatus();
        child.requirePatience();
        Complaints complaints = child.complaints();
        if (status == FILE_SIZE_EXCEEDED || complaints.include(Complaint.DISK_FULL)) {
            return OutputFailure.diskFull();
        }
        if (complaints.include(Complaint.OUTPUT_DENIED)) {
            return new AudioException(
                    Category.OUTPUT, "The redacted recording could not be written: permission denied.");
        }
        String message = "FFmpeg could not encode the redacted recording.";
        return e == null ? new AudioException(Category.TOOL, message) : new AudioException(Category.TOOL, message, e);
    }

    @Override
    public void close() {
        child.close();
    }
}
