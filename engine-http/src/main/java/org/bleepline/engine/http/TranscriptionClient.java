package org.bleepline.engine.http;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.speech.segment.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Sends pieces of sound and reads the answers. Redirects are not followed: they would take the sound elsewhere. A busy or
 * broken server (408, 429, 5xx, no connection) is tried again after 1, 2, 4 ... seconds, or after its {@code Retry-After}.
 * Safe for use by several threads.
 */
final class TranscriptionClient {
    /** Far more than the words of a quarter of an hour take. */
    private static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final HttpEngineSettings settings;
    private final HttpClient http;
    private final URI address;
    private final Duration firstPause;

    TranscriptionClient(HttpEngineSettings settings, Duration firstPause) {
        this.settings = settings;
        this.firstPause = firstPause;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectPatience())
                .followRedirects(Redirect.NEVER)
                // The offer to go on with HTTP/2 makes uvicorn, under most of these servers, lose the body.
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        String base = settings.base().toString();
        this.address = URI.create((base.endsWith("/") ? base : base + "/") + "audio/transcriptions");
    }

    TranscriptionClient(HttpEngineSettings settings) {
        this(settings, FIRST_PAUSE);
    }

    /**
     * @param stopped asked before each attempt; an attempt under way ends when the thread is interrupted
     * @throws SpeechException if there is no answer, or none that can be used
     * @throws CancellationException if stopped or interrupted
     */
    Answer transcribe(Segment piece, SpeechRequest request, BooleanSupplier stopped) {
        Upload upload = new Upload()
                .field("model", settings.model())
                .field("response_format", "verbose_json")
                .field("timestamp_granularities[]", "word")
                .field("timestamp_granularities[]", "segment")
                .field("temperature", "0");
        if (!request.detectsLanguage()) {
            upload.field("language", request.language());
        }
        if (!request.keyterms().isEmpty()) {
            upload.field("prompt", String.join(", ", request.keyterms()));
        }
        upload.sound(piece.samples(), SpeechEngine.SAMPLE_RATE_HZ);
        byte[] body = upload.bytes();
        long millis = piece.samples().length * 1000L / SpeechEngine.SAMPLE_RATE_HZ;
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            if (stopped.getAsBoolean()) {
                throw new CancellationException("stopped on request");
            }
            Outcome outcome = send(upload.contentType(), body);
            if (outcome.failure().isEmpty()) {
                return Answer.parse(outcome.answer(), millis);
            }
            if (!outcome.again() || attempt == settings.attempts()) {
                throw new SpeechException(outcome.failure());
            }
            sleep(outcome.pause().isZero() ? pause : outcome.pause());
            pause = pause.multipliedBy(2);
        }
    }

    /**
     * @param answer the body of a 200, else empty
     * @param failure what went wrong, for people; empty where nothing did
     * @param again whether another attempt may help
     * @param pause what the server asked to wait; zero where it did not say
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Outcome(byte[] answer, String failure, boolean again, Duration pause) {
        static Outcome failed(String failure, boolean again) {
            return new Outcome(new byte[0], failure, again, Duration.ZERO);
        }
    }

    private Outcome send(String contentType, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        settings.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), BoundedBody.of(MAX_ANSWER_BYTES));
        try {
            // To the last byte: a server may begin its answer and never end it.
            return outcome(answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Outcome.failed(
                    "the speech server at " + place() + " gave no answer within "
                            + settings.patience().toSeconds() + " s",
                    true);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private Outcome failed(@Nullable Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
            return Outcome.failed("the speech server at " + place() + " cannot be reached; is it running?", true);
        }
        if (cause instanceof SSLException secrecy) {
            return Outcome.failed("the speech server at " + place() + secrecy(secrecy), false);
        }
        if (cause instanceof BoundedBody.TooLongException) {
            return Outcome.failed("the speech server's answer is larger than 64 MiB", false);
        }
        return Outcome.failed("the connection to the speech server at " + place() + " broke", true);
    }

    private Outcome outcome(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 200) {
            byte[] answer = response.body();
            return new Outcome(
                    answer, answer.length == 0 ? "the speech server's answer is empty" : "", true, Duration.ZERO);
        }
        String said = "the speech server at " + place() + " answered " + status;
        if (status == 408 || status == 429 || status >= 500) {
            return new Outcome(new byte[0], said, true, retryAfter(response));
        }
        return Outcome.failed(said + advice(status), false);
    }

    private static String secrecy(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return " has a TLS certificate that is not trusted, or not for that name; add it to a trust store and name"
                        + " that with -Djavax.net.ssl.trustStore in BLEEPLINE_JAVA_OPTS";
            }
        }
        return " does not speak TLS as this program does; must its address begin with http://?";
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> ": the API key is missing or wrong";
            case 404 ->
                ": the address must be the one in front of /audio/transcriptions, and the model must exist there";
            case 400, 422 -> ": it may not know the model, or not support response_format=verbose_json";
            case 413 -> ": the pieces of sound are too long for it";
            default -> status >= 300 && status < 400 ? ": it points elsewhere, which is not followed" : "";
        };
    }

    /** Seconds or a point in time (RFC 9110, section 10.2.3); zero where it is neither. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("");
        Duration pause;
        if (value.matches("\\d{1,9}")) {
            pause = Duration.ofSeconds(Long.parseLong(value));
        } else {
            try {
                pause = Duration.between(
                        Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
            } catch (DateTimeException e) {
                return Duration.ZERO;
            }
        }
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private String place() {
        int port = settings.base().getPort();
        return settings.base().getHost() + (port < 0 ? "" : ":" + port);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
