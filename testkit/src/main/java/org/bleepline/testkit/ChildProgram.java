package org.bleepline.testkit;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A program run as a process of its own, with the classes of the running test or with any command. Immutable: each
 * {@code with} gives a new one.
 */
public final class ChildProgram {
    /**
     * How it ended.
     *
     * @param exitCode as the shell sees it
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    public record Outcome(int exitCode, String out, String err) {}

    private static final long TIME_LIMIT_SECONDS = 600;

    private final List<String> command;
    private final String input;
    private final @Nullable Path folder;

    private ChildProgram(List<String> command, String input, @Nullable Path folder) {
        this.command = List.copyOf(command);
        this.input = input;
        this.folder = folder;
    }

    /** Any command of the system. */
    public static ChildProgram command(String... command) {
        return new ChildProgram(List.of(command), "", null);
    }

    /** A main class of the classes under test, in a JVM of its own. */
    public static ChildProgram java(List<String> jvmOptions, String mainClass, String... arguments) {
        return new ChildProgram(javaCommand(jvmOptions, mainClass, arguments), "", null);
    }

    /** The command line behind {@link #java}, to wrap it into another command. */
    public static List<String> javaCommand(List<String> jvmOptions, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    public ChildProgram withInput(String text) {
        return new ChildProgram(command, text, folder);
    }

    public ChildProgram in(Path workingFolder) {
        return new ChildProgram(command, input, workingFolder);
    }

    /** Starts it and returns at once; its output goes to the given files. */
    public Process start(Path out, Path err) {
        try {
            Process process = builder(out, err).start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end. */
    public Outcome run() {
        try {
            Path out = Files.createTempFile("child", ".out");
            Path err = Files.createTempFile("child", ".err");
            try {
                Process process = start(out, err);
                if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("the program did not end: " + command.get(command.size() - 1));
                }
                return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder builder(Path out, Path err) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        File workingFolder = folder == null ? null : folder.toFile();
        return builder.directory(workingFolder);
    }
}
