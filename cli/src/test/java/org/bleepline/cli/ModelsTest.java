package org.bleepline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bleepline.testkit.ChildProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bleepline models}, against a publisher on this machine. */
class ModelsTest {
    private static final String NAME = "vosk-model-small-en-us-0.15";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private final CountDownLatch halfSent = new CountDownLatch(1);
    private volatile boolean hanging;
    private volatile boolean cutting;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        byte[] zip = zip();
        files.put("/" + NAME + ".zip", zip);
        files.put(
                "/model-list.json",
                ("[{\"name\":\"" + NAME + "\",\"md5\":\"" + md5(zip) + "\"}]").getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void listsSizeLanguagesLicenceAndWhatIsThere() {
        assertThat(run("list", "--checksums")).isEqualTo(ExitCode.OK);

        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches(
                        "whisper-base.en +142 MiB +en +MIT +sha1 137c40403d78fd54d454da0f9bd998f78703390c"))
                .anyMatch(line -> line.matches("whisper-base +142 MiB +about 100 +MIT .*"))
                .anyMatch(line -> line.matches("vosk-model-small-de-0.15 +45 MiB +de +Apache-2.0 .*"));
    }

    @Test
    void listsTheModelsOfALanguage() {
        assertThat(run("list", "-l", "de-AT", "--names")).isEqualTo(ExitCode.OK);

        assertThat(out.toString().lines())
                .startsWith("vosk-model-small-de-0.15", "whisper-tiny")
                .doesNotContain("whisper-tiny.en");
    }

    @Test
    void pullsShowsPrintsAndRemovesAModel() {
        assertThat(run("pull", "small-en-us-0.15", "--mirror", mirror()))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);

        Path model = folder.resolve(NAME);
        assertThat(err.toString())
                .contains(
                        "fetching " + NAME + " (40 MiB, Apache-2.0) from localhost", "100 %", "--engine vosk --model");
        assertThat(model.resolve("am/final.mdl")).isNotEmptyFile();
        assertThat(run("list", "--installed", "--names")).isEqualTo(ExitCode.OK);
        assertThat(run("path", NAME)).isEqualTo(ExitCode.OK);
        assertThat(run("path")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).containsExactly(NAME, model.toString(), folder.toString());
        assertThat(run("remove", NAME)).isEqualTo(ExitCode.OK);
        assertThat(model).doesNotExist();
        assertThat(run("path", NAME)).isEqualTo(ExitCode.ENGINE);
        assertThat(err.toString()).contains("fetch it with: bleepline models pull " + NAME);
    }

    @Test
    void fetchesNothingTwice() {
        run("pull", NAME, "--mirror", mirror());
        files.clear();

        assertThat(run("pull", NAME, "--mirror", mirror())).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains("is there already");
        assertThat(run("pull", NAME, "--again", "--mirror", mirror())).isEqualTo(ExitCode.ENGINE);
        assertThat(folder.resolve(NAME)).isDirectory();
    }

    @Test
    void throwsAwayWhatIsNotWhatItsPublisherSays() throws IOException {
        files.put("/ggml-tiny.bin", "lmgg but nothing else".getBytes(StandardCharsets.UTF_8));

        assertThat(run("pull", "tiny", "--mirror", mirror())).isEqualTo(ExitCode.ENGINE);

        assertThat(err.toString()).contains("bleepline: the download of 'whisper-tiny' is not what its publisher says");
        assertThat(visible()).isEmpty();
    }

    @Test
    void goesOnWhereADownloadBrokeOff() {
        cutting = true;
        assertThat(run("pull", NAME, "--mirror", mirror())).as(err.toString()).isEqualTo(ExitCode.OK);

        assertThat(ranges).isNotEmpty();
        assertThat(folder.resolve(NAME).resolve("am/final.mdl")).isNotEmptyFile();
    }

    @Test
    void aKilledPullLeavesNoModelAndGoesOnLater() throws Exception {
        Process pull = halfPulled();
        pull.destroyForcibly().waitFor();
        hanging = false;

        assertThat(visible()).isEmpty();
        assertThat(run("pull", NAME, "--mirror", mirror())).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(ranges).hasSize(1);
        assertThat(folder.resolve(NAME).resolve("am/final.mdl")).isNotEmptyFile();
    }

    @Test
    void aStoppedPullSaysHowItGoesOnAndCanBeRemoved() throws Exception {
        Process pull = halfPulled();
        pull.destroy();
        assertThat(pull.waitFor()).isGreaterThan(128);
        hanging = false;

        assertThat(folder.resolveSibling("err"))
                .content()
                .endsWith("bleepline: stopped; the same command goes on where it ended, and 'models remove " + NAME
                        + "' takes away what is there\n");
        assertThat(run("remove", "small-en-us-0.15")).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("." + NAME + ".part")).doesNotExist();
        assertThat(run("remove", "small-en-us-0.15")).isEqualTo(ExitCode.ENGINE);
    }

    /** A process that hangs in the middle of a download. */
    private Process halfPulled() throws Exception {
        hanging = true;
        Process pull = ChildProgram.java(
                        List.of(),
                        "org.bleepline.cli.Main",
                        "models",
                        "pull",
                        NAME,
                        "--mirror",
                        mirror(),
                        "--models",
                        folder.toString())
                .start(folder.resolveSibling("out"), folder.resolveSibling("err"));
        assertThat(halfSent.await(60, TimeUnit.SECONDS)).isTrue();
        Path part = folder.resolve("." + NAME + ".part");
        while (!Files.exists(part) || Files.size(part) < 10_000) {
            Thread.sleep(10);
        }
        return pull;
    }

    @Test
    void installsAFileThatWasBroughtAlong() throws IOException {
        Path brought = Files.write(folder.resolveSibling("brought.zip"), zip());

        assertThat(run("pull", "mine", "--from", brought.toString())).isEqualTo(ExitCode.OK);
        assertThat(run("pull", "tiny", "--from", brought.toString())).isEqualTo(ExitCode.ENGINE);
        assertThat(run("list", "--installed")).isEqualTo(ExitCode.OK);

        assertThat(err.toString()).contains("no checksum of mine", "is not the model 'whisper-tiny' of its publisher");
        assertThat(out.toString()).containsPattern("mine +vosk +your own +yes");
    }

    @Test
    void namesModelsThatAreAlike() {
        assertThat(run("pull", "large")).isEqualTo(ExitCode.ENGINE);
        assertThat(err.toString()).contains("there is no model 'large'; is it one of these? whisper-large-v3");
        assertThat(run("path", "whisper-bse.en")).isEqualTo(ExitCode.ENGINE);
        assertThat(err.toString()).endsWith("; is it one of these? whisper-base.en\n");
    }

    @Test
    void refusesOptionsThatDoNotGoTogether() {
        assertThat(run("pull", "base.en", "--from", "x.bin", "--mirror", mirror()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--from fetches nothing, so it goes with neither --mirror nor --again");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        List<String> all = new java.util.ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--models", folder.toString()));
        return commandLine.execute(all.toArray(String[]::new));
    }

    private String mirror() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private List<String> visible() throws IOException {
        try (java.util.stream.Stream<Path> list = Files.list(folder)) {
            return list.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    private static byte[] zip() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(5).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(NAME + "/am/final.mdl");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(noise);
        }
        return bytes.toByteArray();
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Knows ranges; hanging it sends half and waits, cutting it ends the first answer in the middle. */
    private void serve(HttpExchange exchange) throws IOException {
        byte[] content = files.get(exchange.getRequestURI().getPath());
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
        boolean archive = content.length > 1000;
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
        try (OutputStream body = exchange.getResponseBody()) {
            int count = content.length - from;
            body.write(content, from, archive && (hanging || cutting) ? count / 2 : count);
            body.flush();
            if (archive && hanging) {
                halfSent.countDown();
                while (hanging) {
                    Thread.sleep(20);
                }
            }
            cutting = cutting && !archive;
        } catch (IOException | InterruptedException e) {
            exchange.close();
        }
    }
}
