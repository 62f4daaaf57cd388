package org.bleepline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {
    @Test
    void takesTheProxyOfTheScheme() {
        ProxySelector proxies = Proxies.of(Map.of(
                "HTTPS_PROXY",
                "http://proxy.example:3128",
                "http_proxy",
                "plain.example",
                "NO_PROXY",
                ".corp.example,localhost"));

        assertThat(chosen(proxies, "https://huggingface.co/x")).isEqualTo("HTTP @ proxy.example/<unresolved>:3128");
        assertThat(chosen(proxies, "http://alphacephei.com/x")).isEqualTo("HTTP @ plain.example/<unresolved>:80");
        assertThat(chosen(proxies, "https://models.corp.example/x")).isEqualTo("DIRECT");
        assertThat(chosen(proxies, "https://corp.example/x")).isEqualTo("DIRECT");
        assertThat(chosen(proxies, "https://notcorp.example/x")).startsWith("HTTP");
    }

    @Test
    void saysThatAProxyCannotBeRead() {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", "http://")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("HTTPS_PROXY is not an address");
    }

    private static String chosen(ProxySelector proxies, String address) {
        Proxy proxy = proxies.select(URI.create(address)).get(0);
        return proxy.toString().replaceFirst("/\\d+\\.\\d+\\.\\d+\\.\\d+", "/<unresolved>");
    }
}
