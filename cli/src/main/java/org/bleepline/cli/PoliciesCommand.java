package org.bleepline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.bleepline.core.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the kinds of personal data that can be removed, with an example of each.")
final class PoliciesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--names", description = "Only the names, one a line.")
    private boolean names;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Policy policy : Policy.documented()) {
            if (names) {
                out.println(policy.wireName());
            } else {
                out.println(policy.wireName());
                out.println("    " + policy.description());
                out.println("    e.g. " + policy.example());
            }
        }
        if (!names) {
            out.println();
            out.println("Narrower names are accepted too:");
            for (Policy policy : Policy.values()) {
                policy.parent()
                        .ifPresent(parent -> out.println("    " + policy.wireName() + "  (part of " + parent.wireName()
                                + "): " + policy.description()));
            }
        }
        out.flush();
        return ExitCode.OK;
    }
}
