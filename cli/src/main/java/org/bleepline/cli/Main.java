package org.bleepline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's entry. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int exitCode = commandLine().execute(args);
        System.out.flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new BleeplineCommand())
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(failures())
                .setParameterExceptionHandler(wrongArguments());
        commandLine.getSubcommands().values().forEach(Main::likeItsParent);
        return commandLine;
    }

    private static void likeItsParent(CommandLine command) {
        command.setUsageHelpAutoWidth(true);
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Main::likeItsParent);
    }

    private static IExecutionExceptionHandler failures() {
        return (error, commandLine, parsed) -> {
            Failure failure = Failure.of(error);
            commandLine.getErr().println("bleepline: " + failure.message());
            if (System.getenv("BLEEPLINE_DEBUG") != null) {
                printFrames(error, commandLine.getErr());
            }
            return failure.exitCode();
        };
    }

    private static IParameterExceptionHandler wrongArguments() {
        return (error, args) -> {
            CommandLine command = error.getCommandLine();
            command.getErr().println("bleepline: " + error.getMessage());
            if (!UnmatchedArgumentException.printSuggestions(error, command.getErr())) {
                command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            }
            return ExitCode.USAGE;
        };
    }

    /** Where it happened, without messages: those of libraries may quote what was said. */
    private static void printFrames(Throwable error, PrintWriter out) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            out.println(cause.getClass().getName());
            for (StackTraceElement frame : cause.getStackTrace()) {
                out.println("    at " + frame);
            }
        }
    }
}
