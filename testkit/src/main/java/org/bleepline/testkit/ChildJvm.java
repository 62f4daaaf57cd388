package org.bleepline.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class of the test's class path in a JVM of its own, for what cannot be tried in this one: a small heap, limits
 * of the system, the end of the JVM. Standard error joins standard output.
 */
public final class ChildJvm {
    private ChildJvm() {}

    /** How it ended and what it printed. */
    public record Ended(int status, String output) {}

    /**
     * Starts it; the caller ends it.
     *
     * @param limit a shell command in front of it such as {@code ulimit -f 100}, or {@code true}
     * @param jvmOptions such as {@code -Xmx64m}
     */
    public static Process start(String limit, List<String> jvmOptions, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", limit + "; exec \"$0\" \"$@\""));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        // Surefire hides the class path in a manifest, but says what it was.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath.replace("\n", File.pathSeparator), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end; fails after two minutes. */
    public static Ended run(String limit, List<String> jvmOptions, Class<?> main, String... arguments) {
        Process process = start(limit, jvmOptions, main, arguments);
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + main.getName());
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
