package org.bleepline.server.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept. Values are AES-256-GCM; files are Tink's streaming AES-256-GCM, so that none is ever held whole.
 *
 * <p>Everything is bound to its place: {@code purpose}, such as {@code transcript:17:result}, must be the same on the way
 * back, so that a value copied to another row does not decrypt. Safe for use by several threads.
 */
public final class Vault {
    private static final String SIGNATURE = "HmacSHA256";

    private final List<VaultKey> keys;

    Vault(List<VaultKey> keys) {
        this.keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new VaultException("there is no encryption key");
        }
    }

    /** The id of the key that encrypts now. */
    public String keyId() {
        return primary().id();
    }

    /** Whether there are older keys, with which something may still be encrypted. */
    public boolean hasOlderKeys() {
        return keys.size() > 1;
    }

    /** Whether a value was encrypted with the key that encrypts now. */
    public boolean isCurrent(byte[] sealed) {
        return sealed.length >= VaultKey.ID_BYTES && idOf(sealed).equals(keyId());
    }

    /** Encrypts a value; its key's id stands in front. */
    public byte[] seal(byte[] value, String purpose) {
        try {
            byte[] id = HexFormat.of().parseHex(primary().id());
            byte[] sealed = primary().values().encrypt(value, bytes(purpose));
            byte[] both = Arrays.copyOf(id, id.length + sealed.length);
            System.arraycopy(sealed, 0, both, id.length, sealed.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new VaultException("a value could not be encrypted", e);
        }
    }

    /** Decrypts what {@link #seal} made. */
    public byte[] open(byte[] sealed, String purpose) {
        if (sealed.length < VaultKey.ID_BYTES) {
            throw new VaultException("a stored value is damaged");
        }
        try {
            byte[] content = Arrays.copyOfRange(sealed, VaultKey.ID_BYTES, sealed.length);
            return key(idOf(sealed)).values().decrypt(content, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a stored value cannot be decrypted", e);
        }
    }

    public OutputStream encrypting(OutputStream file, String purpose) throws IOException {
        try {
            return primary().files().newEncryptingStream(file, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a file cannot be encrypted", e);
        }
    }

    /** @param keyId the {@link #keyId()} at the time of writing */
    public InputStream decrypting(InputStream file, String keyId, String purpose) throws IOException {
        try {
            return key(keyId).files().newDecryptingStream(file, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a file cannot be decrypted", e);
        }
    }

    /** The same, for reading from anywhere in the file. */
    public SeekableByteChannel decrypting(SeekableByteChannel file, String keyId, String purpose) throws IOException {
        try {
            return key(keyId).files().newSeekableDecryptingChannel(file, bytes(purpose));
        } catch (GeneralSecurityException e) {
            throw new VaultException("a file cannot be decrypted", e);
        }
    }

    /** A signature by the present key: HMAC-SHA-256 in hexadecimal digits. */
    public String sign(String message) {
        return sign(primary(), message);
    }

    /** Whether one of the keys made this signature; takes the same time for every wrong one. */
    public boolean signed(String message, String signature) {
        boolean found = false;
        for (VaultKey key : keys) {
            found |= MessageDigest.isEqual(bytes(sign(key, message)), bytes(signature));
        }
        return found;
    }

    private VaultKey primary() {
        return keys.get(0);
    }

    private VaultKey key(String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new VaultException("the encryption key " + id + " is missing"));
    }

    private static String idOf(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 0, VaultKey.ID_BYTES);
    }

    private static String sign(VaultKey key, String message) {
        try {
            Mac mac = Mac.getInstance(SIGNATURE);
            mac.init(new SecretKeySpec(key.signatureKey(), SIGNATURE));
            return HexFormat.of().formatHex(mac.doFinal(bytes(message)));
        } catch (GeneralSecurityException e) {
            throw new VaultException("cannot sign", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
