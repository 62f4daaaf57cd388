package org.bleepline.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.engine.ServerEngine;

/** The one server that most tests share, and the parts to start others. */
final class TestServer {
    static final String KEY = "test-key-1";
    static final String OTHER_KEY = "test-key-of-another-project";

    private TestServer() {}

    /** Started by the first test that needs it. */
    private static final class Shared {
        private static final Shared ONE = new Shared();

        private final Path data = newFolder();
        private final BleeplineServer server = start(data);

        Shared() {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        }
    }

    /** A client of the shared server. */
    static Client client() {
        return new Client(Shared.ONE.server.url(), KEY);
    }

    static Client otherProject() {
        return new Client(Shared.ONE.server.url(), OTHER_KEY);
    }

    static BleeplineServer server() {
        return Shared.ONE.server;
    }

    static Path data() {
        return Shared.ONE.data;
    }

    /** FFmpeg and the detector are the real ones; only the ears are not. */
    static List<ServerEngine> engines() {
        Bleepline bleepline = Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, ScriptedEngine::new);
        Bleepline second =
                Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> new ScriptedEngine("second"));
        return List.of(
                new ServerEngine("scripted", Set.of("en"), bleepline),
                new ServerEngine("polyglot", ScriptedEngine.LANGUAGES, true, true, true, bleepline),
                new ServerEngine("second", Set.of("en"), second));
    }

    /** Starts a server on a free port with keys for two projects; private addresses may be fetched from. */
    static BleeplineServer start(Path data, String... settings) {
        return start(engines(), data, settings);
    }

    static BleeplineServer start(List<ServerEngine> engines, Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=0",
                "--data=" + data,
                "--bleepline.api-keys=" + KEY,
                "--bleepline.project-keys.other=" + OTHER_KEY,
                "--bleepline.fetch.allow=127.0.0.1,localhost",
                "--bleepline.jobs.threads=2",
                "--bleepline.webhooks.pause=100ms"));
        arguments.addAll(List.of(settings));
        return BleeplineServer.start(engines, arguments.toArray(String[]::new));
    }

    static Path newFolder() {
        try {
            return Files.createTempDirectory("bleepline-server-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
