package org.bleepline.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "bleepline",
        description = "Takes personal data back out of recordings, on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RedactCommand.class,
            DetectCommand.class,
            EvaluateCommand.class,
            ServeCommand.class,
            KeysCommand.class,
            ModelsCommand.class,
            ReportCommand.class,
            PoliciesCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  a fault of the program",
            "  2  a wrong option, policy or language",
            "  3  the recording or transcript cannot be read",
            "  4  the result cannot be written",
            "  5  the speech engine, its model or FFmpeg failed",
            "  6  the leak check failed",
            "  7  a report does not verify",
            "  130  stopped by Ctrl-C",
            "",
            "Start with:  bleepline redact call.mp3"
        })
final class BleeplineCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "no command was given");
    }
}
