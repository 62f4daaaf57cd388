package org.bleepline.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, that can be killed and started again on the same folder and port. */
final class KilledServer implements AutoCloseable {
    private final Path data;
    private final int port;
    private final List<String> launcher;
    private final List<String> settings;
    private Process process;

    KilledServer(Path data, String... settings) {
        this(data, List.of(), List.of(settings));
    }

    private KilledServer(Path data, List<String> launcher, List<String> settings) {
        this.data = data;
        this.port = freePort();
        this.launcher = launcher;
        this.settings = settings;
        this.process = start();
    }

    /** One that cannot write files beyond a size, as where the disk ends there; it counts for FFmpeg, too. */
    static KilledServer withFilesUpTo(int bytes, Path data, String... settings) {
        return new KilledServer(data, List.of("prlimit", "--fsize=" + bytes, "--"), List.of(settings));
    }

    /** The process's entry. */
    public static void main(String[] arguments) {
        BleeplineServer.start(TestServer.engines(), arguments);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path log() {
        return data.resolve("server.log");
    }

    /** SIGKILL: nothing is flushed, closed or said. */
    void kill() {
        try {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void startAgain() {
        process = start();
        awaitHealthy();
    }

    Duration awaitHealthy() {
        Instant begin = Instant.now();
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(url().resolve("/health")).build();
        while (Instant.now().isBefore(begin.plusSeconds(60))) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return Duration.between(begin, Instant.now());
                }
            } catch (IOException e) {
                Client.pause();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the server does not come up; see " + log());
    }

    @Override
    public void close() {
        kill();
    }

    private Process start() {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledServer.class.getName(),
                "--port=" + port,
                "--data=" + data,
                "--bleepline.api-keys=" + TestServer.KEY,
                "--bleepline.fetch.allow=127.0.0.1",
                "--bleepline.webhooks.pause=200ms",
                "--bleepline.jobs.threads=2",
                "--bleepline.jobs.max-attempts=100"));
        command.addAll(settings);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .directory(new File(System.getProperty("java.io.tmpdir")))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So that what is left there can be looked at. */
    private Path temporary() {
        try {
            return Files.createDirectories(data.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
