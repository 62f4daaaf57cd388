package org.bleepline.cli;

import java.nio.file.Path;
import org.bleepline.server.KeyCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Makes, lists and revokes the server's API keys. A running server sees the change within a second.")
final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The server's data folder. Default: ~/.bleepline.")
    private @Nullable Path data;

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Makes a key and prints it, once.")
    int create(
            @Option(
                            names = "--project",
                            paramLabel = "NAME",
                            description = "The project whose recordings it may see. Default: default.")
                    @Nullable
                    String project) {
        spec.commandLine().getOut().println(keys().create(project));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists keys by id; never the key itself.")
    int list() {
        keys().list(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a key.")
    int revoke(@Parameters(paramLabel = "ID", description = "As 'keys list' shows it.") String id) {
        if (!keys().revoke(id)) {
            throw new InputException("there is no key with the id '" + id + "'");
        }
        return ExitCode.OK;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: create, list or revoke");
    }

    private KeyCommand keys() {
        return new KeyCommand(data);
    }
}
