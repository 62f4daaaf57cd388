package org.bleepline.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final byte[] VALUE = "Ada".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void readsWhatAnOlderKeyWroteAndWritesWithTheNewOne() {
        byte[] before = KeyRing.of(List.of(OLD)).seal(VALUE, "row 1");
        Vault rotated = KeyRing.of(List.of(NEW, OLD));

        assertThat(rotated.open(before, "row 1")).isEqualTo(VALUE);
        assertThat(rotated.isCurrent(before)).isFalse();
        assertThat(rotated.isCurrent(rotated.seal(VALUE, "row 1"))).isTrue();
        assertThat(rotated.signed("link", KeyRing.of(List.of(OLD)).sign("link")))
                .isTrue();
    }

    @Test
    void readsNothingWithoutItsKey() {
        byte[] sealed = KeyRing.of(List.of(OLD)).seal(VALUE, "row 1");

        assertThatThrownBy(() -> KeyRing.of(List.of(NEW)).open(sealed, "row 1"))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void noticesValuesThatWereMovedOrChanged() {
        Vault vault = KeyRing.of(List.of(OLD));
        byte[] sealed = vault.seal(VALUE, "row 1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> vault.open(sealed, "row 2")).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.open(changed, "row 1")).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> vault.open(new byte[2], "row 1")).isInstanceOf(VaultException.class);
    }

    @Test
    void makesAKeyFileThatOnlyItsOwnerReads() throws IOException {
        Path file = folder.resolve("keys");

        byte[] sealed = KeyRing.of(file).seal(VALUE, "row 1");

        assertThat(KeyRing.of(file).open(sealed, "row 1")).isEqualTo(VALUE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesKeysThatAreNone() {
        assertThatThrownBy(() -> KeyRing.of(List.of("c2hvcnQ="))).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> KeyRing.of(List.of("?"))).isInstanceOf(VaultException.class);
        assertThatThrownBy(() -> KeyRing.of(List.of())).isInstanceOf(VaultException.class);
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
