package org.bleepline.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.bleepline.server.BleeplineServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Starts the server, a drop-in for AssemblyAI's API for recordings: point an official SDK at its address.",
            "The first start makes an API key and prints it once. Every setting is also an environment variable; see"
                    + " docs/operations.md."
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Default: 8080; 0 takes a free one.")
    private @Nullable String port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where data is kept. Default: ~/.bleepline.")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings.")
    private @Nullable Path config;

    @Option(
            names = "--check",
            description =
                    "Only try: start with these settings, answer one request, and end. Says what is wrong, if anything.")
    private boolean check;

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--host", host);
        add(arguments, "--port", port);
        add(arguments, "--data", data);
        add(arguments, "--config", config);
        String[] settings = arguments.toArray(String[]::new);
        if (check) {
            try (BleeplineServer server = BleeplineServer.startForTrial(settings)) {
                return answers(server.url()) ? ExitCode.OK : ExitCode.INTERNAL;
            }
        }
        BleeplineServer.start(settings);
        // Ends with the process; the server closes itself then.
        new CountDownLatch(1).await();
        return ExitCode.OK;
    }

    private static boolean answers(URI server) throws IOException {
        HttpURLConnection health =
                (HttpURLConnection) server.resolve("/health").toURL().openConnection();
        try {
            return health.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            health.disconnect();
        }
    }

    private static void add(List<String> arguments, String name, @Nullable Object value) {
        if (value != null) {
            arguments.add(name);
            arguments.add(value.toString());
        }
    }
}
