package org.bleepline.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "ff02::1",
                "2001:db8::1"
            })
    void knowsAddressesOfInnerNetworks(String address) throws UnknownHostException {
        assertThat(InnerAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.1.0.1", "2606:4700::1111", "64:ff9b::808:808"})
    void leavesTheOpenInternetAlone(String address) throws UnknownHostException {
        assertThat(InnerAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f000001", "127.1", "localhost"})
    void seesThroughOddSpellings(String host) {
        assertThatThrownBy(() -> InnerAddresses.resolve(host, 80, AllowList.of(List.of())))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void makesExceptionsOnlyAsFarAsTheyGo() throws UnknownHostException {
        AllowList allowed = AllowList.of(List.of("127.0.0.1:9000", "10.1.0.0/16", "files.intranet", "[::1]:80"));

        assertThat(allows(allowed, "127.0.0.1", 9000)).isTrue();
        assertThat(allows(allowed, "127.0.0.1", 9001)).isFalse();
        assertThat(allows(allowed, "10.1.200.3", 80)).isTrue();
        assertThat(allows(allowed, "10.2.0.1", 80)).isFalse();
        assertThat(allows(allowed, "::1", 80)).isTrue();
        assertThat(allowed.allows("FILES.intranet", InetAddress.getByName("10.9.9.9"), 1))
                .isTrue();
        assertThat(allowed.allows("evil.files.intranet", InetAddress.getByName("10.9.9.9"), 1))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "a/b", "host/8", ":80"})
    void refusesEntriesThatAreNone(String entry) {
        assertThatThrownBy(() -> AllowList.of(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bleepline.fetch.allow");
    }

    private static boolean allows(AllowList list, String address, int port) throws UnknownHostException {
        return list.allows("some.host", InetAddress.getByName(address), port);
    }
}
