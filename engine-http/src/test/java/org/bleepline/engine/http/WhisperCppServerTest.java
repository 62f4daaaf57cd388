package org.bleepline.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.bleepline.testkit.ScriptedWhisper;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against whisper.cpp's own server, where there is a {@code whisper-server} on the path or one that
 * {@code BLEEPLINE_TEST_WHISPER_SERVER} names; with a model that writes a script.
 */
@Timeout(60)
class WhisperCppServerTest {
    @TempDir
    Path folder;

    @Test
    void hearsWordsWithTimesInEnglish() throws Exception {
        Path model = ScriptedWhisper.english()
                .say(0, 2, " My", " name", " is", " John", " Smith", ".")
                .say(2, 5, " Call", " me", " at", " 415", "-", "555", "-", "01", "32", ".")
                .writeTo(folder.resolve("ggml-script.en.bin"));

        List<Word> words = heard(model, new SpeechRequest("en"), new ArrayList<>());

        assertThat(words)
                .extracting(Word::text)
                .startsWith("My", "name", "is", "John", "Smith.", "Call", "me", "at", "415-555-0132.");
        assertThat(words.get(0).confidence()).isBetween(0.5, 0.99);
        TimeRange number = words.get(8).time().orElseThrow();
        assertThat(number.startMillis()).isCloseTo(2_700, within(400L));
        assertThat(number.endMillis()).isBetween(4_000L, 5_000L);
        assertThat(words)
                .isSortedAccordingTo((one, other) -> Long.compare(
                        one.time().orElseThrow().startMillis(),
                        other.time().orElseThrow().startMillis()));
    }

    @Test
    void tellsTheLanguageThatItFinds() throws Exception {
        Path model = ScriptedWhisper.multilingual(2)
                .say(0, 3, " Ich", " hei", "ße", " Müller", ".")
                .sayByteByByte(3, 5, " Grüße")
                .writeTo(folder.resolve("ggml-script.bin"));
        List<String> languages = new ArrayList<>();

        List<Word> words = heard(model, new SpeechRequest(SpeechRequest.AUTO), languages);

        assertThat(languages).containsExactly("de");
        assertThat(words).extracting(Word::text).startsWith("Ich", "heiße", "Müller.", "Grüße");
    }

    private List<Word> heard(Path model, SpeechRequest request, List<String> languages) throws Exception {
        Optional<Path> program = program();
        assumeTrue(program.isPresent(), "whisper.cpp's server is not here");
        int port = freePort();
        Process server = new ProcessBuilder(
                        program.get().toString(),
                        "-m",
                        model.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--inference-path",
                        "/v1/audio/transcriptions",
                        "-t",
                        "1",
                        "-l",
                        "auto")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        try (SpeechEngine engine =
                HttpEngine.of(HttpEngineSettings.of(URI.create("http://127.0.0.1:" + port + "/v1"), "any"))) {
            await(port);
            return engine.transcribe(sound(), request, new SpeechMonitor() {
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
        } finally {
            server.destroy();
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private static PcmSource sound() {
        double[] speech = Sound.speech(4, 16_000, 5).channel(0);
        short[] samples = new short[speech.length];
        for (int frame = 0; frame < samples.length; frame++) {
            samples[frame] = (short) (speech[frame] * 20_000);
        }
        return PcmSource.of(samples, 1, SpeechEngine.SAMPLE_RATE_HZ);
    }

    private static Optional<Path> program() {
        String named = System.getenv("BLEEPLINE_TEST_WHISPER_SERVER");
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "whisper-server"));
        return Stream.concat(Optional.ofNullable(named).map(Path::of).stream(), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** It answers at its front page when the model is loaded. */
    private static void await(int port) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!answers(port)) {
            assertThat(System.nanoTime())
                    .as("whisper.cpp's server is up in time")
                    .isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection page = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            return page.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
