package org.bleepline.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file and goes on where an earlier attempt ended. Follows redirects, but never from https to http. Uses the proxies
 * that it is given.
 */
final class Download {
    private static final int ATTEMPTS = 5;
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_LIST_BYTES = 16 << 20;
    private static final String ANSWERED = "answered ";
    private static final String GOES_ON = "; the same command goes on where it ended";

    private final HttpClient http;
    private final ProxySelector proxies;
    private final Duration pause;
    private final Duration patience;

    /**
     * @param pause between the first two attempts; doubles
     * @param patience how long nothing may come
     */
    Download(Duration pause, Duration patience, ProxySelector proxies) {
        this.pause = pause;
        this.patience = patience;
        this.proxies = proxies;
        this.http = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(patience)
                .proxy(proxies)
                .build();
    }

    /**
     * @param part what is there already is kept, the rest is added
     * @throws ModelException if it cannot be fetched; what came is kept for the next time
     */
    void fetch(URI address, Path part, PullMonitor monitor) {
        Duration wait = pause;
        boolean came = false;
        for (int attempt = 1; ; attempt++) {
            try {
                long before = Files.exists(part) ? Files.size(part) : 0;
                if (complete(address, part, before, monitor)) {
                    return;
                }
                // Something came before it broke: that attempt does not count.
                boolean more = Files.size(part) > before;
                came |= more;
                attempt = more ? 0 : attempt;
            } catch (IOException e) {
                if (attempt >= ATTEMPTS && !came) {
                    throw new ModelException(unreached(address, e) + (Files.exists(part) ? GOES_ON : ""), e);
                }
            }
            if (attempt >= ATTEMPTS) {
                throw new ModelException("the download from " + address.getHost() + " broke off" + GOES_ON);
            }
            sleep(wait);
            wait = attempt == 0 ? pause : wait.multipliedBy(2);
        }
    }

    /** A short file as text. */
    byte[] fetchSmall(URI address) {
        try {
            HttpResponse<InputStream> response = get(address, 0);
            try (InputStream body = response.body();
                    Stall stall = new Stall(body, patience)) {
                requireOk(response);
                stall.moved();
                return body.readNBytes(MAX_LIST_BYTES);
            }
        } catch (IOException e) {
            throw new ModelException(unreached(address, e), e);
        }
    }

    private String unreached(URI address, IOException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.startsWith(ANSWERED)) {
            return address.getHost() + " " + said;
        }
        String through = proxies.select(address).stream()
                .filter(proxy -> proxy.address() instanceof InetSocketAddress)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(proxy -> " through the proxy " + proxy.getHostString() + ":" + proxy.getPort())
                .collect(Collectors.joining());
        return address.getHost() + " cannot be reached" + through;
    }

    /** Whether all of it is there now. */
    private boolean complete(URI address, Path part, long have, PullMonitor monitor) throws IOException {
        HttpResponse<InputStream> response = get(address, have);
        try (InputStream body = response.body()) {
            if (response.statusCode() == 416) {
                // What is there is as long as the file, or longer; the checksum tells.
                return true;
            }
            requireOk(response);
            boolean goesOn = response.statusCode() == 206;
            long start = goesOn ? have : 0;
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            long all = length < 0 ? -1 : start + length;
            requireRoom(part, length);
            long written = start + copy(body, part, goesOn, start, all, monitor);
            return all < 0 || written >= all;
        }
    }

    private long copy(InputStream body, Path part, boolean append, long start, long all, PullMonitor monitor)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(
                        part,
                        StandardOpenOption.CREATE,
                        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                Stall stall = new Stall(body, patience)) {
            monitor.fetched(start, all);
            for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
                stall.moved();
                write(out, buffer, count, part);
                copied += count;
                monitor.fetched(start + copied, all);
            }
        }
        return copied;
    }

    private static void write(OutputStream out, byte[] buffer, int count, Path part) {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw new ModelException(
                    "the download cannot be written to " + part.getParent() + "; is the disk full?", e);
        }
    }

    /** A connection that breaks is the end of what came. */
    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private HttpResponse<InputStream> get(URI address, long from) throws IOException {
        URI next = address;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(next).timeout(patience).GET();
            if (from > 0) {
                request.header("Range", "bytes=" + from + "-");
            }
            HttpResponse<InputStream> response = send(request.build());
            if (response.statusCode() / 100 != 3) {
                return response;
            }
            response.body().close();
            next = redirected(next, response.headers().firstValue("Location").orElse(null));
        }
        throw new ModelException(address.getHost() + " sends in circles");
    }

    private static URI redirected(URI from, @Nullable String location) {
        if (location == null) {
            throw new ModelException(from.getHost() + " points nowhere");
        }
        URI to = from.resolve(location.replace(" ", "%20"));
        if (from.getScheme().equals("https") && !"https".equals(to.getScheme())) {
            throw new ModelException(from.getHost() + " points to an address without https, which is not followed");
        }
        return to;
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("stopped", e);
        }
    }

    private static void requireOk(HttpResponse<InputStream> response) throws IOException {
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            throw new IOException(ANSWERED + status);
        }
        if (status != 200 && status != 206) {
            throw new ModelException(response.uri().getHost() + " answered " + status + " to the request for "
                    + response.uri().getPath());
        }
    }

    private static void requireRoom(Path part, long bytes) throws IOException {
        long room = Files.getFileStore(part.getParent()).getUsableSpace();
        if (bytes > room) {
            throw new ModelException("the disk of " + part.getParent() + " has room for " + (room >> 20) + " MiB, and "
                    + (bytes >> 20) + " MiB are missing");
        }
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("stopped", e);
        }
    }
}
