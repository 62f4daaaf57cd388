package org.bleepline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bleepline.pipeline.report.ReportException;
import org.bleepline.pipeline.report.ReportKey;
import org.bleepline.pipeline.report.SignedReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Verifies signed reports, and prints the key with which others can. Reports are made by 'redact --report'.")
final class ReportCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Checks the signature of a report, and whether files are the ones that it was made for.")
    int verify(
            @Parameters(paramLabel = "FILE", description = "The signed report, NAME.report.jws.") Path file,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description =
                                    "The signer's public key, as 'report key' printed it. Default: this user's own.")
                    @Nullable
                    Path key,
            @Option(names = "--recording", paramLabel = "FILE", description = "The redacted recording.") @Nullable
                    Path recording,
            @Option(
                            names = "--transcript",
                            paramLabel = "FILE",
                            description = "The redacted transcript, NAME.redacted.json.")
                    @Nullable
                    Path transcript,
            @Option(names = "--page", paramLabel = "FILE", description = "The report's page, NAME.report.html.")
                    @Nullable
                    Path page) {
        String publicKey = publicKey(key);
        try {
            SignedReport report = SignedReport.verified(file, publicKey);
            List<String> wrong = new ArrayList<>();
            compare(report, "recording", recording, wrong);
            compare(report, "transcript", transcript, wrong);
            compare(report, "report", page, wrong);
            if (!wrong.isEmpty()) {
                wrong.forEach(sentence -> spec.commandLine().getErr().println("bleepline: " + sentence));
                return ExitCode.NOT_VERIFIED;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println("The report is genuine: signed with the key " + report.keyId() + ", made " + report.made()
                    + ", "
                    + report.spanCount() + (report.spanCount() == 1 ? " value" : " values") + " removed, leak check "
                    + (report.leakChecked() ? "passed." : "not made."));
            matching(out, "recording", recording);
            matching(out, "transcript", transcript);
            matching(out, "page", page);
            out.flush();
            return ExitCode.OK;
        } catch (ReportException e) {
            spec.commandLine().getErr().println("bleepline: " + e.getMessage());
            return ExitCode.NOT_VERIFIED;
        }
    }

    @Command(
            name = "key",
            mixinStandardHelpOptions = true,
            description =
                    "Prints the public key with which this user's reports can be verified; makes the key if there is none.")
    int key(
            @Option(
                            names = "--data",
                            paramLabel = "DIR",
                            description = "The key of a server with this data folder instead.")
                    @Nullable
                    Path data) {
        spec.commandLine()
                .getOut()
                .println(ReportKey.in(data == null ? ReportKey.userFolder() : data)
                        .publicKey());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: verify or key");
    }

    private static String publicKey(@Nullable Path file) {
        if (file == null) {
            return ReportKey.in(ReportKey.userFolder()).publicKey();
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException("the key " + file + " cannot be read");
        }
    }

    private static void compare(SignedReport report, String role, @Nullable Path file, List<String> wrong) {
        if (file != null) {
            report.mismatch(role, file).ifPresent(wrong::add);
        }
    }

    private static void matching(PrintWriter out, String what, @Nullable Path file) {
        if (file != null) {
            out.println("The " + what + " " + file + " is the one that it was made for.");
        }
    }
}
