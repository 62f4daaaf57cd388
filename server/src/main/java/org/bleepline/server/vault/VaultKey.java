package org.bleepline.server.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

/**
 * One master key and the three keys that HKDF (RFC 5869) draws from it: for values, for files and for signatures.
 *
 * @param id 8 hexadecimal digits that stand beside everything encrypted with it; they say nothing about the key itself
 */
record VaultKey(String id, Aead values, StreamingAead files, byte[] signatures) {
    static final int MASTER_BYTES = 32;
    static final int ID_BYTES = 4;
    /** Tink's AES256_GCM_HKDF_1MB: memory stays small and any part can be read without the rest. */
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final String MAC = "HMACSHA256";

    static VaultKey of(byte[] master) {
        if (master.length != MASTER_BYTES) {
            throw new VaultException("an encryption key must be " + MASTER_BYTES + " bytes, not " + master.length);
        }
        try {
            byte[] id = derive(master, "key id", ID_BYTES);
            return new VaultKey(
                    java.util.HexFormat.of().formatHex(id),
                    new AesGcmJce(derive(master, "values", MASTER_BYTES)),
                    new AesGcmHkdfStreaming(
                            derive(master, "files", MASTER_BYTES), "HmacSha256", MASTER_BYTES, SEGMENT_BYTES, 0),
                    derive(master, "signatures", MASTER_BYTES));
        } catch (GeneralSecurityException e) {
            throw new VaultException("the encryption key cannot be used", e);
        }
    }

    static VaultKey parse(String base64) {
        try {
            return of(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new VaultException("an encryption key must be 32 bytes in Base64");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VaultKey key && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "key " + id;
    }

    byte[] signatureKey() {
        return Arrays.copyOf(signatures, signatures.length);
    }

    private static byte[] derive(byte[] master, String purpose, int length) throws GeneralSecurityException {
        byte[] info = ("bleepline " + purpose).getBytes(StandardCharsets.UTF_8);
        return Hkdf.computeHkdf(MAC, master, new byte[0], info, length);
    }
}
