package org.bleepline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Map<String, Path> files = new LinkedHashMap<>();
        put(files, "recording", recording);
        put(files, "transcript", transcript);
        put(files, "page", page);
        requireReadable(file);
        files.values().forEach(ReportCommand::requireReadable);
        String publicKey = publicKey(key);
        SignedReport report;
        try {
            report = SignedReport.verified(file, publicKey);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        } catch (ReportException e) {
            String why = String.valueOf(e.getMessage());
            return refused(List.of(why + hint(file, key == null && why.contains("another key"))));
        }
        List<String> wrong = files.entrySet().stream()
                .flatMap(named -> report.mismatch(role(named.getKey()), named.getValue()).stream())
                .toList();
        if (!wrong.isEmpty()) {
            return refused(wrong);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("The report is genuine: signed with the key " + report.keyId() + ", made " + report.made() + ", "
                + report.spanCount() + (report.spanCount() == 1 ? " value" : " values") + " removed, leak check "
                + (report.leakChecked() ? "passed." : "not made."));
        files.forEach((what, given) -> out.println("The " + what + " " + given + " is the one that it was made for."));
        String others = Stream.of("recording", "transcript", "page")
                .filter(what -> report.roles().contains(role(what)) && !files.containsKey(what))
                .map(what -> "the " + what + " (--" + what + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            out.println("Not compared with it: " + others + ".");
        }
        out.flush();
        return ExitCode.OK;
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
            return ReportKey.existing(ReportKey.userFolder())
                    .orElseThrow(() ->
                            new InputException("this user has no key of their own: name the public key of whoever made"
                                    + " the report with --key (they print it with 'bleepline report key')"))
                    .publicKey();
        }
        requireReadable(file);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputException(file + " cannot be read");
        }
    }

    /** What the user probably meant, where that shows. */
    private static String hint(Path file, boolean ownKey) {
        Path signed = file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.html$", "") + ".jws");
        if (file.toString().endsWith(".html") && Files.exists(signed)) {
            return "; the signed one is " + signed;
        }
        return ownKey ? " (checked with this user's own key; --key names another)" : "";
    }

    private int refused(List<String> sentences) {
        sentences.forEach(sentence -> spec.commandLine().getErr().println("bleepline: " + sentence));
        return ExitCode.NOT_VERIFIED;
    }

    private static void put(Map<String, Path> files, String what, @Nullable Path file) {
        if (file != null) {
            files.put(what, file);
        }
    }

    private static void requireReadable(Path file) {
        if (!Files.exists(file)) {
            throw new InputException("there is no file " + file);
        }
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new InputException(file + " cannot be read");
        }
    }

    /** What the report calls it. */
    private static String role(String what) {
        return what.equals("page") ? "report" : what;
    }
}
