package org.bleepline.pipeline.report;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bleepline.core.model.ModelFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signed report whose signature was found to be good. Immutable. */
public final class SignedReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MOST_BYTES = 256L << 20;

    private final JsonNode payload;
    private final String keyId;

    private SignedReport(JsonNode payload, String keyId) {
        this.payload = payload;
        this.keyId = keyId;
    }

    /**
     * Reads a signed report and checks its signature.
     *
     * @param publicKey a JSON Web Key, as {@link ReportKey#publicKey()} gives it
     * @throws IllegalArgumentException if that is no such key
     * @throws ReportException if the report cannot be read or was not signed with that key; the message says which
     */
    public static SignedReport verified(Path file, String publicKey) {
        ECKey key;
        try {
            key = ECKey.parse(publicKey).toPublicJWK();
        } catch (ParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the public key cannot be read: it must be a JSON Web Key, as 'report key' prints it", e);
        }
        JWSObject signed = parsed(file);
        String signer = signed.getHeader().getKeyID();
        if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
            throw new ReportException("the report is not signed the way reports are (ES256)");
        }
        if (signer != null && key.getKeyID() != null && !signer.equals(key.getKeyID())) {
            throw new ReportException("the report was signed with another key: " + signer + ", not " + key.getKeyID());
        }
        try {
            if (!signed.verify(new ECDSAVerifier(key))) {
                throw new ReportException("the signature is wrong: the report was changed after it was signed,"
                        + " or signed with another key");
            }
            return new SignedReport(JSON.readTree(signed.getPayload().toBytes()), String.valueOf(signer));
        } catch (JOSEException | JacksonException | IllegalStateException e) {
            throw new ReportException("the report cannot be verified: it is damaged", e);
        }
    }

    private static JWSObject parsed(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ReportException(file + " is no signed report: it is too large");
            }
            return JWSObject.parse(Files.readString(file).strip());
        } catch (ParseException | IllegalArgumentException e) {
            throw new ReportException(file + " is no signed report, or is cut off", e);
        } catch (java.nio.charset.MalformedInputException e) {
            throw new ReportException(file + " is no signed report", e);
        } catch (IOException e) {
            throw new ReportException(file + " cannot be read", e);
        }
    }

    /** The id of the key that signed it. */
    public String keyId() {
        return keyId;
    }

    /** When the redaction was made, as text of ISO 8601. */
    public String made() {
        return payload.path("made").asString("");
    }

    /** How many values were removed. */
    public int spanCount() {
        return payload.path("spans").size();
    }

    /** Whether a leak check was made, and passed: a report is only written then. */
    public boolean leakChecked() {
        return payload.path("leak_check").isObject();
    }

    /** What the report speaks of: each of {@code recording}, {@code transcript} and {@code report} that was made. */
    public Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>();
        payload.path("files").forEach(entry -> roles.add(entry.path("role").asString("")));
        return roles;
    }

    /**
     * Compares a file with what the report says of it.
     *
     * @param role one of {@link #roles()}; {@code report} is the page
     * @return what is wrong, one sentence; empty if it is the file
     */
    public Optional<String> mismatch(String role, Path file) {
        List<JsonNode> named = new ArrayList<>();
        payload.path("files").forEach(entry -> {
            if (entry.path("role").asString("").equals(role)) {
                named.add(entry);
            }
        });
        if (named.isEmpty()) {
            return Optional.of("the report does not speak of a " + name(role));
        }
        String sha256;
        try {
            sha256 = ModelFile.of(file).sha256();
        } catch (java.io.UncheckedIOException e) {
            throw new ReportException(file + " cannot be read", e);
        }
        return named.get(0).path("sha256").asString("").equals(sha256)
                ? Optional.empty()
                : Optional.of("the " + name(role) + " " + file
                        + " is not the one that the report was made for: another file, or changed since");
    }

    private static String name(String role) {
        return role.equals("report") ? "page" : role;
    }
}
