package org.bleepline.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bleepline.audio.AudioException.Category;

/**
 * One run of an FFmpeg program. Bounded in memory by {@code ulimit -v}; killed when it keeps the caller waiting without
 * moving a byte, when it is closed, and when the JVM ends. For use by one thread.
 */
final class Child implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");

    private final Process process;
    private final Complaints complaints;
    private final Patience patience;

    private Child(Process process, FfmpegSettings settings) {
        this.process = process;
        this.complaints = new Complaints(process.getErrorStream());
        this.patience = new Patience(process, settings.stall(), settings.longest());
    }

    static Child start(Path program, List<String> arguments, FfmpegSettings settings) {
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments, settings));
        Map<String, String> environment = builder.environment();
        // Would make FFmpeg write a log file with the names of the files.
        environment.remove("FFREPORT");
        // Each thread of the C library otherwise reserves 64 MB of address space.
        environment.put("MALLOC_ARENA_MAX", "2");
        // Would demand the libraries that FFmpeg is made to do without, see SharedLibrary.
        environment.remove("LD_BIND_NOW");
        try {
            Process process = builder.start();
            Leftovers.killAtExit(process);
            return new Child(process, settings);
        } catch (IOException e) {
            throw new AudioException(Category.TOOL, "FFmpeg could not be started.", e);
        }
    }

    private static List<String> command(Path program, List<String> arguments, FfmpegSettings settings) {
        List<String> command = new ArrayList<>();
        if (SHELL.toFile().canExecute()) {
            long kibibytes = Math.max(1, settings.childMemoryBytes() / 1024);
            command.addAll(
                    List.of(SHELL.toString(), "-c", "ulimit -v " + kibibytes + " 2>/dev/null; exec \"$0\" \"$@\""));
        }
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Reads up to {@code length} bytes of its standard output; -1 at the end. */
    int read(byte[] buffer, int offset, int length) throws IOException {
        InputStream in = process.getInputStream();
        patience.begin();
        try {
            return in.read(buffer, offset, length);
        } finally {
            patience.end();
        }
    }

    /** Writes to its standard input. */
    void write(byte[] buffer, int offset, int length) throws IOException {
        OutputStream out = process.getOutputStream();
        patience.begin();
        try {
            out.write(buffer, offset, length);
            out.flush();
        } finally {
            patience.end();
        }
    }

    /** Tells it that nothing more will be written. */
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits for its end. */
    int exitStatus() {
        patience.begin();
        try {
            int status = process.waitFor();
            complaints.awaitEnd();
            return status;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new AudioException(Category.TOOL, "FFmpeg was interrupted.", e);
        } finally {
            patience.end();
        }
    }

    Complaints complaints() {
        return complaints;
    }

    /** Fails if it was killed because it did not move. */
    void requirePatience() {
        if (patience.lost()) {
            throw new AudioException(Category.TOOL, "FFmpeg did not get on with this recording and was stopped.");
        }
    }

    /** Kills it if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        boolean gone = false;
        while (!gone) {
            try {
                gone = process.waitFor(10, TimeUnit.SECONDS);
                if (!gone) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        patience.close();
        closeQuietly(process.getInputStream());
        closeQuietly(process.getOutputStream());
        Leftovers.ended(process);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable stream) {
        try {
            stream.close();
        } catch (Exception e) {
            // A pipe of a process that is gone.
        }
    }
}
