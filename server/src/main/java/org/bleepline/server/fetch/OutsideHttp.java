package org.bleepline.server.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.bleepline.server.settings.ServerSettings;

/**
 * Sends requests to addresses that clients named. The address that was checked is the one that is connected to, so that a
 * name that changes its address in between gains nothing. Follows no redirect, keeps no cookie, unpacks nothing.
 */
public final class OutsideHttp implements AutoCloseable {
    private static final int CONNECTIONS = 64;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "outside-http-clock");
        thread.setDaemon(true);
        return thread;
    });

    public OutsideHttp(ServerSettings.Fetch settings) {
        Timeout patience = Timeout.ofMilliseconds(settings.connectPatience().toMillis());
        AllowList allowed = AllowList.of(settings.allow());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(allowed))
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(patience)
                        .setRedirectsEnabled(false)
                        .build())
                .setUserAgent("Bleepline")
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    /** @param limit for the whole, to the last byte of the answer */
    <T> T get(URI uri, Duration limit, HttpClientResponseHandler<T> handler) throws IOException {
        return send(new HttpGet(uri), limit, handler);
    }

    /**
     * Posts JSON.
     *
     * @param limit for the whole, to the head of the answer
     * @return the status of the answer
     * @throws IOException if there is none in time, or the address may not be reached
     */
    public int post(URI uri, byte[] json, Map<String, String> headers, Duration limit) throws IOException {
        HttpPost request = new HttpPost(uri);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        headers.forEach(request::setHeader);
        return send(request, limit, answer -> {
            int code = answer.getCode();
            // What the receiver has to say is of no interest, and may be endless.
            request.abort();
            return code;
        });
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        client.close();
    }

    private <T> T send(HttpUriRequestBase request, Duration limit, HttpClientResponseHandler<T> handler)
            throws IOException {
        Future<?> end = clock.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, handler);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("the request could not be sent", e);
        } finally {
            end.cancel(false);
        }
    }

    private record CheckedResolver(AllowList allowed) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InnerAddresses.resolve(host, 0, allowed);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return Arrays.stream(InnerAddresses.resolve(host, port, allowed))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
