package org.bleepline.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server with a certificate that it signed itself. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;
    private SSLContext trusting;

    @BeforeEach
    void start() throws Exception {
        KeyStore store = selfSigned();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(trusting));
        server.createContext("/v1/audio/transcriptions", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "{\"text\":\"Hello\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anUntrustedCertificateIsOneSentenceAndNoSoundIsSent() {
        assertThatThrownBy(() -> transcribe("https://localhost:" + port()))
                .isInstanceOf(SpeechException.class)
                .hasMessage("the speech server at localhost:" + port()
                        + " has a TLS certificate that is not trusted, or not for that name; add it to a trust store and"
                        + " name that with -Djavax.net.ssl.trustStore in BLEEPLINE_JAVA_OPTS");
        assertThat(requests).hasValue(0);
    }

    @Test
    void aCertificateThatIsTrustedLetsTheSoundThrough() throws GeneralSecurityException {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(trusting);
        try {
            assertThat(transcribe("https://localhost:" + port()))
                    .extracting(Word::text)
                    .containsExactly("Hello");
        } finally {
            SSLContext.setDefault(before);
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws GeneralSecurityException {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(trusting);
        try {
            assertThatThrownBy(() -> transcribe("https://127.0.0.1:" + port()))
                    .hasMessageContaining("not for that name");
            assertThat(requests).hasValue(0);
        } finally {
            SSLContext.setDefault(before);
        }
    }

    /** As most servers without TLS do, it answers with words to what it cannot read. */
    @Test
    void aServerWithoutTlsIsNotTakenForAnUntrustedOne() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answer(plain));
            answers.start();

            assertThatThrownBy(() -> transcribe("https://localhost:" + plain.getLocalPort()))
                    .isInstanceOf(SpeechException.class)
                    .hasMessage("the speech server at localhost:" + plain.getLocalPort()
                            + " does not speak TLS as this program does; must its address begin with http://?");
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[1 << 12]);
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Iterable<Word> transcribe(String base) {
        try (HttpEngine engine = HttpEngine.of(HttpEngineSettings.of(URI.create(base + "/v1"), "m"))) {
            return engine.transcribe(
                    PcmSource.of(new short[8000], 1, SpeechEngine.SAMPLE_RATE_HZ),
                    new SpeechRequest("en"),
                    SpeechMonitor.none());
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    /** By the JDK's own tool: no library here makes certificates. */
    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        // As trust store the certificate has to stand by itself.
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        store.setCertificateEntry("trusted", store.getCertificate("server"));
        return store;
    }
}
