package org.bleepline.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real HTTP server that speaks the API, on loopback. */
class HttpEngineTest {
    private static final String MARY =
            "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":2.0,\"text\":\"Hello Mary.\","
                    + "\"words\":[{\"word\":\"Hello\",\"start\":0.5,\"end\":0.9},{\"word\":\"Mary.\",\"start\":1.0,\"end\":1.4}]}";
    private static final SpeechRequest ENGLISH = new SpeechRequest("en_us");

    private final ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final List<String> upgrades = new CopyOnWriteArrayList<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/audio/transcriptions", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        testOver.countDown();
        server.stop(0);
    }

    @Test
    void asksForWordsWithTimesInTheLanguageOfTheRequest() {
        replies.add(Reply.of(200, MARY));

        List<Word> words = transcribe(
                settings().withApiKey("secret-key"),
                sound(2, 1),
                new SpeechRequest("en_us", List.of(), List.of("Lipitor", "Ozempic")));

        assertThat(told(words)).isEqualTo("Hello 500-900, Mary. 1000-1400");
        assertThat(headers).containsExactly("Bearer secret-key");
        assertThat(requests.get(0))
                .contains("name=\"model\"\r\n\r\nlarge-v3", "name=\"language\"\r\n\r\nen\r\n", "verbose_json")
                .contains("timestamp_granularities[]\"\r\n\r\nword", "name=\"prompt\"\r\n\r\nLipitor, Ozempic")
                .contains("filename=\"sound.wav\"", "RIFF");
    }

    @Test
    void hearsEachChannelByItself() {
        replies.add(Reply.of(200, MARY));
        replies.add(Reply.of(200, MARY.replace("Mary", "Ada")));

        List<Word> words = transcribe(settings(), sound(2, 2), ENGLISH);

        assertThat(words).extracting(Word::channel).containsExactly(0, 1, 0, 1);
        assertThat(words).extracting(Word::text).containsOnlyOnce("Mary.", "Ada.");
    }

    @Test
    void cutsLongSoundAtPausesAndShiftsTheTimes() {
        for (int piece = 0; piece < 4; piece++) {
            replies.add(Reply.of(200, MARY));
        }
        List<Long> heard = new ArrayList<>();

        List<Word> words = engine(settings().withPatience(Duration.ofSeconds(20), Duration.ofSeconds(10)))
                .transcribe(sound(30, 1), ENGLISH, new SpeechMonitor() {
                    @Override
                    public void heard(long heardMillis) {
                        heard.add(heardMillis);
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                });

        // The sound is silent in the second half of every second, where the pieces are cut.
        assertThat(requests).hasSize(4);
        List<Long> starts = words.stream()
                .map(word -> word.time().orElseThrow().startMillis())
                .toList();
        assertThat(starts).isSorted().hasSize(8);
        for (int piece = 1; piece < 4; piece++) {
            long cut = starts.get(piece * 2) - 500;
            assertThat(cut % 1000).as("place of cut %d", piece).isBetween(500L, 1000L);
        }
        assertThat(heard).isSorted().last().isEqualTo(30_000L);
    }

    @Test
    void takesTheSegmentsWhereThereAreNoWords() {
        replies.add(Reply.of(
                200, "{\"text\":\"Hello Mary\",\"segments\":[{\"start\":0.5,\"end\":1.4,\"text\":\" Hello Mary\"}]}"));
        replies.add(
                Reply.of(
                        200,
                        "{\"text\":\"Hello Mary\",\"segments\":[{\"text\":\"\",\"words\":[{\"word\":\" Hello\",\"start\":0.1,\"end\":0.2,\"probability\":0.5},{\"word\":\" Mary\",\"start\":null}]}]}"));
        replies.add(Reply.of(200, "{\"text\":\"Hello Mary\"}"));

        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("Hello 500-1400, Mary 500-1400");
        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("Hello 100-200, Mary untimed");
        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("Hello untimed, Mary untimed");
    }

    /** What is not among the words could not be removed. */
    @Test
    void takesTheTextWhereTheWordsLackMuchOfIt() {
        String segments = "\"segments\":[{\"start\":0.5,\"end\":0.9,\"text\":\" Hello\"},"
                + "{\"start\":1.0,\"end\":1.6,\"text\":\" Mary Smith\",\"words\":[{\"word\":\"Mary\",\"start\":1.0,\"end\":1.2}]}]";
        String words = "\"words\":[{\"word\":\"Hello\",\"start\":0.5,\"end\":0.9}]";
        replies.add(Reply.of(200, "{\"text\":\"Hello Mary Smith\"," + words + "}"));
        replies.add(Reply.of(200, "{\"text\":\"Hello Mary Smith\"," + words + "," + segments + "}"));
        replies.add(Reply.of(200, "{\"text\":\"Hello Mary Smith, Paris\"," + segments + "}"));
        replies.add(Reply.of(
                200,
                "{\"text\":\"Hello, Mary!\",\"words\":[{\"word\":\"hello\",\"start\":0.5,\"end\":0.9},"
                        + "{\"word\":\"mary\",\"start\":1.0,\"end\":1.2}]}"));

        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH)))
                .isEqualTo("Hello untimed, Mary untimed, Smith untimed");
        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH)))
                .isEqualTo("Hello 500-900, Mary 1000-1600, Smith 1000-1600");
        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH)))
                .isEqualTo("Hello untimed, Mary untimed, Smith, untimed, Paris untimed");
        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("hello 500-900, mary 1000-1200");
    }

    @Test
    void putsWordsInOrderAndTakesNoTimeThatCannotBe() {
        replies.add(Reply.of(
                200,
                "{\"text\":\"one two three four five six\",\"words\":["
                        + "{\"word\":\"two\",\"start\":1.0,\"end\":1.2},"
                        + "{\"word\":\"one\",\"start\":0.5,\"end\":0.9},"
                        + "{\"word\":\"three\",\"start\":-3,\"end\":-2},"
                        + "{\"word\":\"four\",\"start\":1.5,\"end\":1.4},"
                        + "{\"word\":\"five\",\"start\":1.5,\"end\":1e300},"
                        + "{\"word\":\"six\",\"start\":1e300,\"end\":1e301}]}"));

        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH)))
                .isEqualTo("one 500-900, three untimed, four untimed, two 1000-1200, five 1500-2000, six untimed");
    }

    /** As whisper.cpp's server answers: its words are tokens. */
    @Test
    void putsTokensTogetherToWords() {
        replies.add(
                Reply.of(
                        200,
                        "{\"text\":\" Call 415-555.\\n Mary\\n\",\"segments\":[{\"text\":\" Call 415-555.\",\"words\":["
                                + "{\"word\":\" Call\",\"start\":0.1,\"end\":0.3,\"probability\":0.9},"
                                + "{\"word\":\" 415\",\"start\":0.4,\"end\":0.6,\"probability\":0.9},"
                                + "{\"word\":\"-\",\"start\":0.6,\"end\":0.6,\"probability\":0.5},"
                                + "{\"word\":\"555\",\"start\":0.7,\"end\":0.9,\"probability\":0.8},"
                                + "{\"word\":\".\",\"start\":1.0,\"end\":1.0,\"probability\":0.9}]},"
                                + "{\"text\":\" Mary\",\"words\":[{\"word\":\" \",\"start\":1.0,\"end\":1.0},"
                                + "{\"word\":\"Ma\",\"start\":1.1,\"end\":1.2},{\"word\":\"ry\",\"start\":1.2,\"end\":1.4}]}]}"));

        List<Word> words = transcribe(settings(), sound(2, 1), ENGLISH);

        assertThat(told(words)).isEqualTo("Call 100-300, 415-555. 400-1000, Mary 1100-1400");
        assertThat(words.get(1).confidence()).isEqualTo(0.5);
    }

    /** A time that leaves a part out would let that part be heard. */
    @Test
    void aWordOfWhichAPartHasNoTimeHasNone() {
        replies.add(Reply.of(
                200,
                "{\"text\":\" Mary Hill.\",\"words\":[{\"word\":\" Ma\",\"start\":0.1,\"end\":0.3},{\"word\":\"ry\"},"
                        + "{\"word\":\" Hill\",\"start\":0.9,\"end\":1.3},{\"word\":\".\"}]}"));

        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("Mary untimed, Hill. 900-1300");
    }

    @Test
    void takesTheWordsOfSegmentsThatStandBesideNoText() {
        String segments = "\"segments\":[{\"words\":[{\"word\":\"Mary\",\"start\":0.1,\"end\":0.5}]}]";
        replies.add(Reply.of(200, "{\"text\":\"\"," + segments + "}"));
        replies.add(Reply.of(200, "{" + segments + "}"));

        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("Mary 100-500");
        assertThat(told(transcribe(settings(), sound(2, 1), ENGLISH))).isEqualTo("Mary 100-500");
    }

    @Test
    void tellsTheLanguageThatTheServerFound() {
        replies.add(Reply.of(200, MARY));
        List<String> languages = new ArrayList<>();

        engine(settings()).transcribe(sound(2, 1), new SpeechRequest(SpeechRequest.AUTO), new SpeechMonitor() {
            @Override
            public void heard(long heardMillis) {}

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void language(String languageCode) {
                languages.add(languageCode);
            }
        });

        assertThat(languages).containsExactly("en");
        assertThat(requests.get(0)).doesNotContain("name=\"language\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void asksABusyServerAgain(int status) {
        replies.add(Reply.of(status, "busy with Mary"));
        replies.add(Reply.of(200, MARY));

        assertThat(transcribe(settings(), sound(2, 1), ENGLISH)).hasSize(2);
        assertThat(requests).hasSize(2);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        for (int attempt = 0; attempt < 9; attempt++) {
            replies.add(Reply.of(503, "Mary is busy"));
        }

        assertFails(settings(), "answered 503");
        assertThat(requests).hasSize(3);
        assertFails(settings().withAttempts(1), "answered 503");
        assertThat(requests).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "401, the API key is missing or wrong",
        "403, the API key is missing or wrong",
        "404, the address must be the one in front of /audio/transcriptions",
        "400, it may not know the model",
        "413, too long",
        "302, which is not followed",
        "418, answered 418"
    })
    void saysWhatToDoAboutARefusal(int status, String advice) {
        replies.add(Reply.of(status, "{\"error\":{\"message\":\"Mary\"}}"));

        assertFails(settings().withApiKey("secret-key"), advice);
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Mary</html>",
                "{\"text\":\"Hello Mary",
                "[]",
                "{}",
                "{\"text\":\"Mary\",\"words\":[{\"start\":1}]}",
                "\"Mary\"",
                "{\"text\":\"Mary\",\"words\":[{\"word\":\"Mary\",\"start\":NaN,\"end\":1}]}",
                "{\"words\":[{\"word\":\"Mary\"}]}"
            })
    void refusesAWrongAnswer(String answer) {
        replies.add(Reply.of(200, answer));

        assertFails(settings(), "the speech server's answer");
    }

    @Test
    void refusesAnEmptyAnswer() {
        for (int attempt = 0; attempt < 3; attempt++) {
            replies.add(Reply.of(200, ""));
        }

        assertFails(settings(), "answer is empty");
    }

    @Test
    void survivesAConnectionThatBreaksInTheMiddle() {
        replies.add(Reply.of(200, MARY).broken());
        replies.add(Reply.of(200, MARY).chunked());

        assertThat(transcribe(settings(), sound(2, 1), ENGLISH)).hasSize(2);
    }

    @Test
    void endsWaitingForASlowServer() {
        HttpEngineSettings hurried = settings().withPatience(Duration.ofMillis(300), Duration.ofMinutes(5));
        for (int attempt = 0; attempt < 3; attempt++) {
            replies.add(Reply.of(200, MARY).afterTheTest());
        }

        assertFails(hurried, "gave no answer within");
    }

    /** A server may begin its answer and never end it. */
    @Test
    void endsWaitingForAnAnswerThatDoesNotEnd() {
        HttpEngineSettings hurried = settings().withPatience(Duration.ofMillis(300), Duration.ofMinutes(5));
        for (int attempt = 0; attempt < 3; attempt++) {
            replies.add(Reply.of(200, MARY).endless());
        }
        Instant begin = Instant.now();

        assertFails(hurried, "gave no answer within");

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesAnAnswerWithoutBound() {
        replies.add(Reply.of(200, " ".repeat((64 << 20) + 1)).atOnce());

        assertFails(settings(), "answer is larger than 64 MiB");
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void sendsTheSoundNowhereElse(int status) throws IOException {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            elsewhere.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        replies.add(Reply.of(status, "")
                .with("Location", "http://localhost:" + other.getAddress().getPort() + "/v1"));
        try {
            assertFails(settings().withApiKey("secret-key"), "it points elsewhere, which is not followed");
        } finally {
            other.stop(0);
        }

        assertThat(elsewhere).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "DATE"})
    void waitsAsLongAsTheServerAsksFor(String retryAfter) {
        String value = retryAfter.equals("DATE")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(2).atOffset(ZoneOffset.UTC))
                : retryAfter;
        replies.add(Reply.of(429, "").with("Retry-After", value));
        replies.add(Reply.of(200, MARY));
        Instant begin = Instant.now();

        assertThat(transcribe(settings(), sound(2, 1), ENGLISH)).hasSize(2);

        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }

    /** uvicorn, under most of these servers, loses the body of a request that offers to go on with HTTP/2. */
    @Test
    void offersNoOtherProtocol() {
        replies.add(Reply.of(200, MARY));

        transcribe(settings(), sound(2, 1), ENGLISH);

        assertThat(upgrades).containsExactly("none");
    }

    @Test
    void failsWhatIsUnderWayWhenItIsClosed() throws Exception {
        for (int piece = 0; piece < 3; piece++) {
            replies.add(Reply.of(200, MARY).afterTheTest());
        }
        HttpEngine engine = engine(settings().withPatience(Duration.ofSeconds(20), Duration.ofSeconds(10)));
        CompletableFuture<List<Word>> job =
                CompletableFuture.supplyAsync(() -> engine.transcribe(sound(60, 1), ENGLISH, SpeechMonitor.none()));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (requests.size() < 2) {
            assertThat(System.nanoTime()).as("two requests are under way").isLessThan(deadline);
            Thread.sleep(20);
        }

        engine.close();

        assertThatThrownBy(() -> job.get(5, TimeUnit.SECONDS)).hasMessageContaining("the engine 'http' was closed");
        assertThatThrownBy(() -> engine.transcribe(sound(2, 1), ENGLISH, SpeechMonitor.none()))
                .isInstanceOf(SpeechException.class)
                .hasMessage("the engine 'http' was closed");
    }

    @Test
    void saysWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertFails(
                HttpEngineSettings.of(URI.create("http://localhost:" + port + "/v1"), "large-v3"),
                "cannot be reached; is it running?");
    }

    @Test
    void stopsWithinASecond() {
        replies.add(Reply.of(200, MARY).afterTheTest());
        Instant begin = Instant.now();

        assertThatThrownBy(() -> engine(settings()).transcribe(sound(2, 1), ENGLISH, new SpeechMonitor() {
                    @Override
                    public void heard(long heardMillis) {}

                    @Override
                    public boolean cancelled() {
                        return Instant.now().isAfter(begin.plusMillis(300));
                    }
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(1300));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> HttpEngineSettings.of(URI.create("ftp://example.org/v1"), "m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http:// or https://");
        assertThatThrownBy(() -> HttpEngineSettings.of(URI.create("https://me:secret@example.org/v1"), "m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> HttpEngineSettings.of(URI.create("https://example.org/v1?key=secret"), "m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(settings().withApiKey("secret-key").toString()).doesNotContain("secret-key");
    }

    /** Java's HTTP client would quote it. */
    @ParameterizedTest
    @ValueSource(strings = {"secret-key\n", "secret key", "secret-k\u00e9y", "\tsecret-key"})
    void refusesAKeyThatCannotBeSentWithoutQuotingIt(String key) {
        assertThatThrownBy(() -> settings().withApiKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a space, a line break or another character that cannot be sent")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void sendsNoKeyWhereItIsEmpty() {
        replies.add(Reply.of(200, MARY));

        transcribe(settings().withApiKey(""), sound(2, 1), ENGLISH);

        assertThat(headers).containsExactly("");
    }

    private void assertFails(HttpEngineSettings settings, String complaint) {
        assertThatThrownBy(() -> transcribe(settings, sound(2, 1), ENGLISH))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("Mary")
                .hasMessageNotContaining("secret-key")
                .hasNoCause();
    }

    private HttpEngineSettings settings() {
        return HttpEngineSettings.of(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/v1"), "large-v3")
                .withLanguages(Set.of("en"));
    }

    private static HttpEngine engine(HttpEngineSettings settings) {
        return new HttpEngine(settings, new TranscriptionClient(settings, Duration.ofMillis(20)));
    }

    private static List<Word> transcribe(HttpEngineSettings settings, PcmSource sound, SpeechRequest request) {
        try (HttpEngine engine = engine(settings)) {
            return engine.transcribe(sound, request, SpeechMonitor.none());
        }
    }

    private static String told(List<Word> words) {
        return words.stream()
                .map(word -> word.text()
                        + word.time()
                                .map((TimeRange time) -> " " + time.startMillis() + "-" + time.endMillis())
                                .orElse(" untimed"))
                .collect(Collectors.joining(", "));
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        headers.add(authorization == null ? "" : authorization);
        String upgrade = exchange.getRequestHeaders().getFirst("Upgrade");
        upgrades.add(upgrade == null ? "none" : upgrade);
        Reply reply = replies.poll();
        reply.send(exchange, testOver);
    }

    /** A tone in the first half of every second, silence in the second half. */
    private static PcmSource sound(int seconds, int channels) {
        return new PcmSource() {
            private int frame;

            @Override
            public int sampleRateHz() {
                return 16_000;
            }

            @Override
            public int channelCount() {
                return channels;
            }

            @Override
            public int read(short[] buffer) {
                int count = 0;
                while (count < buffer.length / channels && frame < seconds * 16_000) {
                    boolean tone = frame % 16_000 < 8_000;
                    for (int channel = 0; channel < channels; channel++) {
                        buffer[count * channels + channel] = (short) (tone ? 8000 * Math.sin(frame * 0.2) : 0);
                    }
                    frame++;
                    count++;
                }
                return count == 0 ? -1 : count;
            }

            @Override
            public void close() {}
        };
    }

    /** How the server sends an answer. */
    private enum Manner {
        BYTE_BY_BYTE,
        CHUNKED,
        AT_ONCE,
        BROKEN,
        ENDLESS,
        AFTER_THE_TEST
    }

    /** What the server says once. */
    private record Reply(int status, String body, Manner manner, Map<String, String> headers) {
        static Reply of(int status, String body) {
            return new Reply(status, body, Manner.BYTE_BY_BYTE, Map.of());
        }

        Reply broken() {
            return new Reply(status, body, Manner.BROKEN, headers);
        }

        Reply chunked() {
            return new Reply(status, body, Manner.CHUNKED, headers);
        }

        Reply atOnce() {
            return new Reply(status, body, Manner.AT_ONCE, headers);
        }

        /** Half of it, and then spaces for as long as anybody listens. */
        Reply endless() {
            return new Reply(status, body, Manner.ENDLESS, headers);
        }

        Reply afterTheTest() {
            return new Reply(status, body, Manner.AFTER_THE_TEST, headers);
        }

        Reply with(String name, String value) {
            return new Reply(status, body, manner, Map.of(name, value));
        }

        void send(HttpExchange exchange, CountDownLatch testOver) throws IOException {
            if (manner == Manner.AFTER_THE_TEST) {
                await(testOver);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            boolean unknown = manner == Manner.CHUNKED || manner == Manner.ENDLESS;
            exchange.sendResponseHeaders(status, unknown ? 0 : bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                switch (manner) {
                    case AT_ONCE -> out.write(bytes);
                    case BROKEN -> {
                        out.write(bytes, 0, bytes.length / 2);
                        throw new IOException("broken on purpose");
                    }
                    case ENDLESS -> {
                        out.write(bytes, 0, bytes.length / 2);
                        while (testOver.getCount() > 0) {
                            out.write(' ');
                            out.flush();
                            pause();
                        }
                    }
                    case BYTE_BY_BYTE, CHUNKED, AFTER_THE_TEST -> {
                        for (byte each : bytes) {
                            out.write(each);
                            if (manner == Manner.CHUNKED) {
                                out.flush();
                            }
                        }
                    }
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void await(CountDownLatch testOver) {
            try {
                if (!testOver.await(30, TimeUnit.SECONDS)) {
                    throw new UncheckedIOException(new IOException("the test did not end"));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
