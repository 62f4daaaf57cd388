package org.bleepline.models;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies of the environment, as curl has them: {@code HTTPS_PROXY} for https, {@code HTTP_PROXY} for http, in capitals or
 * not, and {@code NO_PROXY} for names that are reached without one, with all below them. Where none is set, Java's own settings
 * count.
 */
final class Proxies extends ProxySelector {
    private final Map<String, InetSocketAddress> proxyOfScheme;
    private final List<String> direct;

    private Proxies(Map<String, InetSocketAddress> proxyOfScheme, List<String> direct) {
        this.proxyOfScheme = Map.copyOf(proxyOfScheme);
        this.direct = List.copyOf(direct);
    }

    static ProxySelector of(Map<String, String> environment) {
        Map<String, InetSocketAddress> proxies = new java.util.HashMap<>();
        for (String scheme : List.of("http", "https")) {
            value(environment, scheme + "_proxy").ifPresent(set -> proxies.put(scheme, address(scheme, set)));
        }
        if (proxies.isEmpty()) {
            ProxySelector own = ProxySelector.getDefault();
            return own == null ? new Proxies(Map.of(), List.of()) : own;
        }
        List<String> direct = value(environment, "no_proxy").stream()
                .flatMap(set -> Arrays.stream(set.split("[,\\s]+")))
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(name -> !name.isEmpty())
                .toList();
        return new Proxies(proxies, direct);
    }

    @Override
    public List<Proxy> select(URI uri) {
        InetSocketAddress proxy = proxyOfScheme.get(uri.getScheme());
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean isDirect =
                direct.stream().anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
        return List.of(proxy == null || isDirect ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The download says it.
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        String set = environment.getOrDefault(name, environment.get(name.toUpperCase(Locale.ROOT)));
        return Optional.ofNullable(set).filter(value -> !value.isBlank());
    }

    private static InetSocketAddress address(String scheme, String set) {
        try {
            URI proxy = URI.create(set.contains("://") ? set : "http://" + set);
            if (proxy.getHost() != null) {
                return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ModelException("the proxy in " + scheme.toUpperCase(Locale.ROOT)
                + "_PROXY is not an address such as http://proxy.example:3128");
    }
}
