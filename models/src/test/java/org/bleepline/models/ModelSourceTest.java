package org.bleepline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTP server on loopback that can break off. */
class ModelSourceTest {
    private static final int BREAKS_EVERY = 100_000;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final byte[] model = ggml(350_000);

    @TempDir
    Path temporary;

    private HttpServer server;
    private boolean breaking;
    private ModelFolder folder;
    private ModelSource source;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        folder = ModelFolder.of(temporary.resolve("models"));
        source = ModelSource.mirror(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/files"),
                new Download(Duration.ofMillis(5), Duration.ofMillis(400), Proxies.of(Map.of())));
        files.put("/files/ggml-test.bin", model);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void installsACheckedModelAndTellsProgress() throws IOException {
        List<Long> progress = new ArrayList<>();

        ModelFolder.Installed installed = source.pull(whisper(sha1(model)), folder, (bytes, all) -> {
            progress.add(bytes);
            assertThat(all).isEqualTo(model.length);
        });

        assertThat(installed.path())
                .isEqualTo(folder.path().resolve("whisper-test.bin"))
                .hasBinaryContent(model);
        assertThat(progress).isSorted().last().isEqualTo((long) model.length);
        assertThat(folder.list()).extracting(ModelFolder.Installed::name).containsExactly("whisper-test");
        assertThat(visible()).containsExactlyInAnyOrder("whisper-test.bin", ".lock");
    }

    @Test
    void goesOnWhereABrokenDownloadEnded() {
        breaking = true;

        source.pull(whisper(sha1(model)), folder, PullMonitor.none());

        assertThat(folder.require("whisper-test").path()).hasBinaryContent(model);
        assertThat(ranges).contains("bytes=100000-", "bytes=200000-", "bytes=300000-");
    }

    @Test
    void goesOnWhereAnEarlierRunEnded() throws IOException {
        Files.createDirectories(folder.path());
        Files.write(folder.unfinished("whisper-test"), Arrays.copyOf(model, 123_456));

        source.pull(whisper(sha1(model)), folder, PullMonitor.none());

        assertThat(ranges).containsExactly("bytes=123456-");
        assertThat(folder.require("whisper-test").path()).hasBinaryContent(model);
    }

    @Test
    void throwsAwayWhatItsPublisherDidNotPublish() {
        assertThatThrownBy(() -> source.pull(whisper("0".repeat(40)), folder, PullMonitor.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("SHA-1 differs");

        assertThat(folder.list()).isEmpty();
        assertThat(folder.unfinished("whisper-test")).doesNotExist();
    }

    @Test
    void saysThatAFileIsNotThere() {
        files.clear();

        assertThatThrownBy(() -> source.pull(whisper(sha1(model)), folder, PullMonitor.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("answered 404");
    }

    @Test
    void givesUpWhenNothingComesAndKeepsWhatCame() throws IOException {
        server.stop(0);
        Files.createDirectories(folder.path());
        Files.write(folder.unfinished("whisper-test"), Arrays.copyOf(model, 1000));

        assertThatThrownBy(() -> source.pull(whisper(sha1(model)), folder, PullMonitor.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("goes on where it ended");
        assertThat(folder.unfinished("whisper-test")).hasSize(1000);
    }

    @Test
    void tellsAHostThatCannotBeReachedFromADownloadThatBrokeOff() {
        server.stop(0);

        assertThatThrownBy(() -> source.pull(whisper(sha1(model)), folder, PullMonitor.none()))
                .isInstanceOf(ModelException.class)
                .hasMessage("localhost cannot be reached");
        assertThatThrownBy(() -> ModelSource.mirror(
                                URI.create("http://models.invalid/"),
                                new Download(
                                        Duration.ofMillis(5),
                                        Duration.ofMillis(400),
                                        Proxies.of(Map.of("http_proxy", "localhost:1"))))
                        .pull(whisper(sha1(model)), folder, PullMonitor.none()))
                .hasMessage("models.invalid cannot be reached through the proxy localhost:1");
    }

    @Test
    void takesOnlyAddressesOfTheWebForAMirror() {
        for (String address : List.of("ftp://models.example/", "models.example", "not an address", "http:///x")) {
            assertThatThrownBy(() -> ModelSource.mirror(address))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("the address of the mirror must begin with http:// or https:// and a host, unlike '"
                            + address + "'");
        }
    }

    @Test
    void checksAVoskModelAgainstThePublishersList() throws IOException {
        byte[] zip = zip(Map.of("vosk-model-test/am/final.mdl", "acoustic", "vosk-model-test/conf/mfcc.conf", "x"));
        files.put("/files/vosk-model-test.zip", zip);
        files.put(
                "/files/model-list.json",
                ("[{\"name\":\"other\"},{\"name\":\"vosk-model-test\",\"md5\":\"" + hash("MD5", zip) + "\"}]")
                        .getBytes(StandardCharsets.UTF_8));

        ModelFolder.Installed installed = source.pull(vosk(), folder, PullMonitor.none());

        assertThat(installed.kind()).isEqualTo(ModelKind.VOSK);
        assertThat(installed.path().resolve("am/final.mdl")).hasContent("acoustic");
        assertThat(visible()).containsExactlyInAnyOrder("vosk-model-test", ".lock");
    }

    @Test
    void fetchesNothingThatCannotBeChecked() {
        files.put("/files/model-list.json", "[]".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> source.pull(vosk(), folder, PullMonitor.none()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no checksum");
    }

    @Test
    void refusesAnArchiveThatPointsOutside() throws IOException {
        Path zip = temporary.resolve("evil.zip");
        Files.write(zip, zip(Map.of("model/../../../outside.txt", "x")));

        assertThatThrownBy(() -> ModelSource.install("evil", null, zip, folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("outside its folder");
        assertThat(temporary.resolve("outside.txt")).doesNotExist();
        assertThat(visible()).containsExactly(".lock");
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        Path text = Files.writeString(temporary.resolve("notes.txt"), "hello");
        Path zip = Files.write(temporary.resolve("other.zip"), zip(Map.of("a/b.txt", "x")));
        Path cut = Files.write(
                temporary.resolve("cut.zip"), Arrays.copyOf(zip(Map.of("a/am/final.mdl", "x".repeat(5000))), 60));

        assertThatThrownBy(() -> ModelSource.install("mine", null, text, folder))
                .hasMessageContaining("neither a ggml file");
        assertThatThrownBy(() -> ModelSource.install("mine", null, zip, folder))
                .hasMessageContaining("not of a Vosk model");
        assertThatThrownBy(() -> ModelSource.install("mine", null, cut, folder)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> ModelSource.install("../mine", null, text, folder))
                .hasMessageContaining("letters, digits");
        assertThatThrownBy(() -> ModelSource.install("mine", null, temporary.resolve("none"), folder))
                .hasMessageContaining("there is no file");
        assertThat(folder.list()).isEmpty();
    }

    @Test
    void installsAFileThatWasBroughtAlong() throws IOException {
        Path file = Files.write(temporary.resolve("brought.bin"), model);

        ModelSource.install("whisper-test", whisper(sha1(model)), file, folder);

        assertThat(folder.find("whisper-test")).isPresent();
        assertThat(file).exists();
        assertThatThrownBy(() -> ModelSource.install("whisper-test", whisper("0".repeat(40)), file, folder))
                .hasMessageContaining("is not the model");
    }

    @Test
    void removesAModel() {
        source.pull(whisper(sha1(model)), folder, PullMonitor.none());

        folder.remove("whisper-test");

        assertThat(visible()).containsExactly(".lock");
        assertThatThrownBy(() -> folder.require("whisper-test"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'whisper-test' is not in")
                .hasMessageContaining("bleepline models list");
        assertThatThrownBy(() -> folder.remove("whisper-test")).hasMessageEndingWith("to remove");

        source.pull(whisper(sha1(model)), folder, PullMonitor.none());
        assertThatThrownBy(() -> folder.remove("whisper-tst"))
                .hasMessageEndingWith("to remove; is it one of these? whisper-test");
        assertThatThrownBy(() -> folder.remove("nothing")).hasMessageEndingWith("to remove; there are: whisper-test");
    }

    @Test
    void removesNothingThatIsBeingFetched() throws IOException {
        Files.createDirectories(folder.path());
        Files.write(folder.unfinished("whisper-test"), new byte[1000]);

        try (ModelFolder.Held held = folder.lockDownload("whisper-test")) {
            assertThatThrownBy(() -> folder.remove("whisper-test"))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("another process is fetching");
        }
        assertThat(folder.unfinished("whisper-test")).exists();
    }

    @Test
    void takesNoFileForTheModelFolder() throws IOException {
        Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> ModelFolder.of(temporary.resolve("file")).list())
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("file is not a folder");
    }

    @Test
    void namesTheCommandThatFetchesAMissingModelOfTheCatalogue() {
        assertThatThrownBy(() -> folder.require("whisper-base"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("bleepline models pull whisper-base");
    }

    @Test
    void waitsForNobody() throws IOException {
        try (ModelFolder.Held held = folder.lock()) {
            assertThatThrownBy(() -> folder.lock())
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("another process");
            assertThat(held.folder()).isEqualTo(folder.path());
        }
    }

    @Test
    void letsOneProcessFetchAModelAtATime() throws IOException {
        try (ModelFolder.Held held = folder.lockDownload("whisper-test")) {
            assertThatThrownBy(() -> source.pull(whisper(sha1(model)), folder, PullMonitor.none()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("another process is fetching the model 'whisper-test'");
            assertThat(held.folder()).isEqualTo(folder.path());
        }

        source.pull(whisper(sha1(model)), folder, PullMonitor.none());
        assertThat(folder.find("whisper-test")).isPresent();
    }

    @Test
    void tellsADamagedModelFromASoundOne() throws IOException {
        ModelFolder.Installed installed = source.pull(whisper(sha1(model)), folder, PullMonitor.none());

        assertThat(ModelSource.sound(whisper(sha1(model)), installed)).contains(true);
        Files.write(installed.path(), Arrays.copyOf(model, 1000));
        assertThat(ModelSource.sound(whisper(sha1(model)), installed)).contains(false);
        assertThat(ModelSource.sound(vosk(), installed)).isEmpty();
    }

    /** The test's server stands in for a proxy: it is asked for another host's file. */
    @Test
    void goesThroughTheProxyOfTheEnvironment() {
        String proxy = "http://localhost:" + server.getAddress().getPort();
        Download through =
                new Download(Duration.ofMillis(5), Duration.ofMillis(400), Proxies.of(Map.of("HTTP_PROXY", proxy)));

        ModelSource.mirror(URI.create("http://models.invalid/files"), through)
                .pull(whisper(sha1(model)), folder, PullMonitor.none());

        assertThat(folder.require("whisper-test").path()).hasBinaryContent(model);
    }

    private List<String> visible() {
        try (Stream<Path> list = Files.list(folder.path())) {
            return list.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogueEntry whisper(String sha1) {
        return new CatalogueEntry("whisper-test", "ggml-test.bin", 1, Set.of("en"), "MIT", Optional.of(sha1));
    }

    private static CatalogueEntry vosk() {
        return new CatalogueEntry(
                "vosk-model-test", "vosk-model-test.zip", 1, Set.of("en"), "Apache-2.0", Optional.empty());
    }

    private static byte[] ggml(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        System.arraycopy("lmgg".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
        return bytes;
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String sha1(byte[] bytes) {
        return hash("SHA-1", bytes);
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Redirects once, knows ranges, and in breaking mood ends each answer after 100,000 bytes. */
    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] content = files.get(path);
        if (content != null && path.endsWith("test.bin")) {
            exchange.getResponseHeaders().set("Location", "/moved" + path);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        content = content == null ? files.get(path.replaceFirst("^/moved", "")) : content;
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        if (range != null) {
            ranges.add(range);
            from = Integer.parseInt(range.replaceAll("\\D", ""));
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
        try (OutputStream out = exchange.getResponseBody()) {
            int count = breaking ? Math.min(BREAKS_EVERY, content.length - from) : content.length - from;
            out.write(content, from, count);
            out.flush();
        } catch (IOException e) {
            exchange.close();
        }
    }
}
