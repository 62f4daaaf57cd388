package org.bleepline.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.testkit.Sound;

/** Runs FFmpeg beside the code under test: to make inputs in all formats, and to look at outputs independently. */
final class Media {
    private static final Executables TOOLS = Executables.of(FfmpegSettings.defaults());

    private Media() {}

    static Path executable() {
        return TOOLS.ffmpeg();
    }

    /** Converts a file; the options stand between input and output. */
    static Path convert(Path input, Path output, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-y", "-i", input.toString()));
        arguments.addAll(List.of(options));
        arguments.add(output.toString());
        run(arguments);
        return output;
    }

    /** All samples of the first sound track as FFmpeg decodes them without any further option. */
    static Sound decode(Path file, int sampleRateHz, int channels) {
        return Sound.pcm16(sampleRateHz, channels, raw(file, "s16le"));
    }

    /**
     * All samples of the first sound track in their place on the time line of the file. The channels must be as many as it
     * has: asked for their number, FFmpeg would move the sound to the usual loudspeakers for so many.
     */
    static Sound onTimeLine(Path file, int sampleRateHz, int channels) {
        byte[] pcm = run(List.of(
                "-i",
                file.toString(),
                "-map",
                "0:a:0",
                "-af",
                "aresample=async=1:first_pts=0",
                "-ar",
                Integer.toString(sampleRateHz),
                "-f",
                "s16le",
                "pipe:1"));
        return Sound.pcm16(sampleRateHz, channels, pcm);
    }

    /** What ffprobe says, one value a line. */
    static String probe(Path file, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-of", "default=nk=1:nw=1", file.toString()));
        List<String> command = new ArrayList<>(List.of(TOOLS.ffprobe().toString(), "-v", "error"));
        command.addAll(arguments);
        return new String(output(command), StandardCharsets.UTF_8).strip();
    }

    static byte[] raw(Path file, String format) {
        return run(List.of("-i", file.toString(), "-map", "0:a:0", "-f", format, "-c:a", "pcm_" + format, "pipe:1"));
    }

    static byte[] run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(TOOLS.ffmpeg().toString(), "-nostdin", "-v", "error"));
        command.addAll(arguments);
        return output(command);
    }

    private static byte[] output(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new AssertionError("failed: " + command);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
