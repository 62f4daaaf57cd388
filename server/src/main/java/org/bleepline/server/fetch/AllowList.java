package org.bleepline.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inner addresses that may be reached all the same: hosts, addresses and networks, each with or without a port. Immutable. */
final class AllowList {
    private static final Pattern ENTRY =
            Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[^:/\\[\\]]+)(?:/(?<bits>\\d{1,3}))?(?::(?<port>\\d{1,5}))?");

    private static final int ANY_PORT = -1;

    private record Rule(String host, byte[] network, int bits, int port) {
        boolean allows(String name, InetAddress address, int toPort) {
            if (port != ANY_PORT && port != toPort) {
                return false;
            }
            if (bits < 0) {
                return host.equals(name);
            }
            byte[] bytes = address.getAddress();
            if (bytes.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((bytes[bit >> 3] & mask) != (network[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return host.hashCode();
        }
    }

    private final List<Rule> rules;

    private AllowList(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** @throws IllegalArgumentException if an entry is none */
    static AllowList of(List<String> entries) {
        List<Rule> rules = new ArrayList<>();
        entries.stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AllowList::rule)
                .forEach(rules::add);
        return new AllowList(rules);
    }

    boolean allows(String host, InetAddress address, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return rules.stream().anyMatch(rule -> rule.allows(name, address, port));
    }

    private static Rule rule(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            throw wrong(entry);
        }
        String host =
                matcher.group("host").toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
        int port = matcher.group("port") == null ? ANY_PORT : Integer.parseInt(matcher.group("port"));
        boolean literal = host.matches("\\d+(\\.\\d+){3}") || host.contains(":");
        if (!literal) {
            if (matcher.group("bits") != null) {
                throw wrong(entry);
            }
            return new Rule(host, new byte[0], -1, port);
        }
        try {
            byte[] network = InetAddress.getByName(host).getAddress();
            int bits = matcher.group("bits") == null ? network.length * 8 : Integer.parseInt(matcher.group("bits"));
            if (bits > network.length * 8) {
                throw wrong(entry);
            }
            return new Rule(host, network, bits, port);
        } catch (UnknownHostException e) {
            throw wrong(entry);
        }
    }

    private static IllegalArgumentException wrong(String entry) {
        return new IllegalArgumentException("bleepline.fetch.allow holds '" + entry
                + "'; it must be a host, an address or a network, with or without a port");
    }
}
