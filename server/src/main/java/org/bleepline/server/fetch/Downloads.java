package org.bleepline.server.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.bleepline.server.settings.ServerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches recordings. Safe for use by several threads. */
public final class Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
    private static final int MAX_REDIRECTS = 5;
    private static final int BUFFER_BYTES = 1 << 16;

    private final OutsideHttp http;
    private final ServerSettings.Fetch settings;
    private final Clock clock;

    public Downloads(OutsideHttp http, ServerSettings.Fetch settings, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.clock = clock;
    }

    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Fetches a file.
     *
     * @param target does not exist yet; may hold a part of the file if this fails
     * @param cancelled asked for every buffer
     * @throws DownloadException if it cannot be had, is too large, takes too long, or its address may not be reached
     */
    public void fetch(String url, Path target, BooleanSupplier cancelled) throws DownloadException {
        Instant end = clock.instant().plus(settings.timeLimit());
        try {
            URI next = uri(url);
            for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
                URI here = next;
                Duration left = Duration.between(clock.instant(), end);
                if (left.isNegative() || left.isZero()) {
                    break;
                }
                Optional<URI> redirect = http.get(here, left, answer -> receive(here, answer, target, cancelled));
                if (redirect.isEmpty()) {
                    return;
                }
                next = redirect.get();
            }
            LOG.info("A download was redirected too often or took too long");
        } catch (TooLargeException e) {
            throw DownloadException.tooLarge(url, settings.maxSize().toBytes());
        } catch (IOException | URISyntaxException e) {
            LOG.info("A download failed: {}", e.getClass().getSimpleName());
        }
        throw DownloadException.of(url);
    }

    /** @return where to go on, or empty if the file is there */
    private Optional<URI> receive(URI uri, ClassicHttpResponse answer, Path target, BooleanSupplier cancelled)
            throws IOException {
        int code = answer.getCode();
        Header location = answer.getFirstHeader("Location");
        if (code >= 300 && code < 400 && location != null) {
            try {
                return Optional.of(
                        uri(uri.resolve(uri(uri, location.getValue())).toString()));
            } catch (URISyntaxException | IllegalArgumentException e) {
                throw new IOException("a redirect leads nowhere", e);
            }
        }
        if (code != 200 || answer.getEntity() == null) {
            LOG.info("A download was answered with {}", code);
            throw new IOException("not the file");
        }
        long maxBytes = settings.maxSize().toBytes();
        if (answer.getEntity().getContentLength() > maxBytes) {
            throw new TooLargeException();
        }
        try (InputStream content = answer.getEntity().getContent();
                OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            long total = 0;
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                total += count;
                if (total > maxBytes) {
                    throw new TooLargeException();
                }
                if (cancelled.getAsBoolean()) {
                    throw new IOException("cancelled");
                }
                file.write(buffer, 0, count);
            }
        }
        return Optional.empty();
    }

    private static URI uri(URI base, String reference) throws URISyntaxException {
        return base.resolve(new URI(reference.strip().replace(" ", "%20")));
    }

    private static URI uri(String url) throws URISyntaxException {
        URI uri = new URI(url.strip().replace(" ", "%20"));
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new URISyntaxException("(address)", "not a web address");
        }
        return uri;
    }
}
