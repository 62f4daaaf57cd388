package org.bleepline.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.engine.ServerEngine;
import org.bleepline.server.web.Json;

/**
 * Load, with an engine that takes no time: 1,000 transcripts submitted by 50 clients while 200 others poll. Not a test: it
 * prints what it measures. {@link LoadTest} runs it; the server gets a process of its own with 512 MB of heap.
 */
final class LoadBench {
    private static final int TRANSCRIPTS = 1000;
    private static final int CLIENTS = 50;
    private static final int POLLERS = 200;
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(500);

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Long> uploads = new ConcurrentLinkedQueue<>();
    private final Queue<Long> submits = new ConcurrentLinkedQueue<>();
    private final Queue<Long> polls = new ConcurrentLinkedQueue<>();
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    private final AtomicInteger errors = new AtomicInteger();

    private LoadBench(URI base) {
        this.base = base;
    }

    /** {@code serve PORT DATA} is the server; without arguments the bench starts it and measures. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3) {
            BleeplineServer.start(
                    List.of(new ServerEngine(
                            "instant",
                            Set.of("en"),
                            Bleepline.of(new NoRecordings(), Detector::standard, NoEngine::new))),
                    "--port=" + arguments[1],
                    "--data=" + arguments[2],
                    "--bleepline.api-keys=" + TestServer.KEY,
                    "--bleepline.rate.requests=0");
            return;
        }
        int port = 18_080;
        Path data = TestServer.newFolder();
        long begin = System.nanoTime();
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadBench.class.getName(),
                        "serve",
                        Integer.toString(port),
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        try {
            LoadBench bench = new LoadBench(URI.create("http://127.0.0.1:" + port));
            bench.awaitHealthy();
            System.out.printf(Locale.ROOT, "start to healthy: %.1f s%n", (System.nanoTime() - begin) / 1e9);
            bench.run();
            if (bench.errors.get() > 0 || bench.ids.size() != TRANSCRIPTS) {
                throw new AssertionError(bench.errors.get() + " errors, " + bench.ids.size() + " transcripts");
            }
            Path status = Path.of("/proc/" + server.pid() + "/status");
            if (Files.exists(status)) {
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> System.out.println("server's peak memory: " + line));
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private void run() throws Exception {
        byte[] call = SpokenWav.saying("Hello there.");
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newCachedThreadPool();
        long begin = System.nanoTime();
        List<Future<?>> pollers = new ArrayList<>();
        for (int poller = 0; poller < POLLERS; poller++) {
            int seed = poller;
            pollers.add(threads.submit(() -> poll(seed, done)));
        }
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(threads.submit(() -> {
                while (next.getAndIncrement() < TRANSCRIPTS) {
                    submit(call);
                }
            }));
        }
        for (Future<?> client : clients) {
            client.get();
        }
        double submitted = (System.nanoTime() - begin) / 1e9;
        for (String id : ids) {
            while (!get("/v2/transcript/" + id).contains("\"status\":\"completed\"")) {
                Client.pause();
            }
        }
        double finished = (System.nanoTime() - begin) / 1e9;
        done.set(true);
        for (Future<?> poller : pollers) {
            poller.get();
        }
        threads.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%d transcripts submitted in %.1f s (%.0f/s), all completed after %.1f s (%.0f/s); %d errors%n",
                ids.size(),
                submitted,
                ids.size() / submitted,
                finished,
                ids.size() / finished,
                errors.get());
        print("upload", uploads, submitted);
        print("submit", submits, submitted);
        print("poll", polls, finished);
    }

    private void submit(byte[] call) {
        String upload = timed(
                uploads, HttpRequest.newBuilder(base.resolve("/v2/upload")).POST(BodyPublishers.ofByteArray(call)));
        String url = Json.mapper().readTree(upload).path("upload_url").asString();
        String created = timed(
                submits,
                HttpRequest.newBuilder(base.resolve("/v2/transcript"))
                        .POST(BodyPublishers.ofString("{\"audio_url\":\"" + url
                                + "\",\"redact_pii\":true,\"redact_pii_policies\":[\"person_name\"]}")));
        ids.add(Json.mapper().readTree(created).path("id").asString());
    }

    private void poll(int seed, AtomicBoolean done) {
        while (!done.get()) {
            List<String> known = List.copyOf(ids);
            if (!known.isEmpty()) {
                timed(
                        polls,
                        HttpRequest.newBuilder(base.resolve(
                                "/v2/transcript/" + known.get((seed * 31 + polls.size()) % known.size()))));
            }
            try {
                Thread.sleep(BETWEEN_POLLS.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private String get(String path) {
        return timed(new ConcurrentLinkedQueue<>(), HttpRequest.newBuilder(base.resolve(path)));
    }

    private String timed(Queue<Long> times, HttpRequest.Builder request) {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response =
                    http.send(request.header("Authorization", TestServer.KEY).build(), BodyHandlers.ofString());
            times.add(System.nanoTime() - begin);
            if (response.statusCode() != 200) {
                errors.incrementAndGet();
            }
            return response.body();
        } catch (IOException e) {
            errors.incrementAndGet();
            return "{}";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitHealthy() throws InterruptedException {
        while (true) {
            try {
                http.send(HttpRequest.newBuilder(base.resolve("/health")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
    }

    private static void print(String name, Queue<Long> nanos, double seconds) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-7s %6d  p50 %6.1f ms  p99 %6.1f ms  %5.0f/s%n",
                name,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.size() / seconds);
    }

    /** Says the same about every file. */
    private static final class NoRecordings implements Recordings {
        @Override
        public RecordingInfo inspect(Path recording) {
            return new RecordingInfo(2_000, 16_000, 1, "mono", "pcm_s16le", "wav", false, 1, 0, "");
        }

        @Override
        public RecordingInfo inspect(Path recording, int soundTrack) {
            return inspect(recording);
        }

        @Override
        public List<RecordingInfo> written(Path recording, OutputFormat format) {
            return List.of(inspect(recording));
        }

        @Override
        public boolean hasSeparateVoices(Path recording, RecordingInfo info) {
            return false;
        }

        @Override
        public PcmSource listen(Path recording, RecordingInfo info, ChannelHearing hearing) {
            return new PcmSource() {
                @Override
                public int sampleRateHz() {
                    return SpeechEngine.SAMPLE_RATE_HZ;
                }

                @Override
                public int channelCount() {
                    return 1;
                }

                @Override
                public int read(short[] buffer) {
                    return -1;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public String fileEnding(Path recording, OutputFormat format) {
            return format.wireName();
        }

        @Override
        public long redact(
                Path recording,
                List<RecordingInfo> tracks,
                Path output,
                List<Cut> cuts,
                RedactionMethod method,
                OutputFormat format,
                AudioMonitor monitor) {
            return tracks.get(0).durationMillis();
        }
    }

    /** Hears the same in every sound, at once. */
    private static final class NoEngine implements SpeechEngine {
        @Override
        public String name() {
            return "instant";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public Set<String> languages() {
            return Set.of("en");
        }

        @Override
        public boolean confidenceMeaningful() {
            return false;
        }

        @Override
        public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
            return List.of(Word.timed("Hello", 200, 500), Word.timed("there.", 600, 900));
        }

        @Override
        public void close() {}
    }
}
