package org.bleepline.pipeline.report;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs reports: elliptic curve P-256, algorithm ES256 (RFC 7518), as a JSON Web Key (RFC 7517). Its id is its
 * thumbprint (RFC 7638). Immutable and safe for use by several threads.
 */
public final class ReportKey {
    private static final String PRIVATE = "report-key.json";
    private static final String PUBLIC = "report-key.public.json";
    private static final JOSEObjectType TYPE = new JOSEObjectType("bleepline-report+jws");
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final ECKey key;

    private ReportKey(ECKey key) {
        this.key = key;
    }

    /**
     * The key of a folder; made where there is none, readable by its owner only, with the public half in a file beside it.
     *
     * @throws ReportException if it cannot be read or made, or if others may read it
     */
    public static ReportKey in(Path folder) {
        Path file = folder.resolve(PRIVATE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            requirePrivate(file);
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new ReportException("the report key " + file + " is none: move it away, and a new one is made");
            }
            return new ReportKey(key);
        } catch (ParseException e) {
            throw new ReportException("the report key " + file + " is damaged: move it away, and a new one is made", e);
        } catch (IOException | JOSEException e) {
            throw new ReportException("the report key " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    /**
     * The key of a folder, if there is one; none is made.
     *
     * @throws ReportException if it cannot be read, or if others may read it
     */
    public static Optional<ReportKey> existing(Path folder) {
        return Files.exists(folder.resolve(PRIVATE)) ? Optional.of(in(folder)) : Optional.empty();
    }

    /** {@code bleepline} below XDG_CONFIG_HOME or ~/.config, ~/Library/Application Support (macOS), APPDATA (Windows). */
    public static Path userFolder() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (os.startsWith("windows")) {
            return named(System.getenv("APPDATA"), home.resolve("AppData/Roaming"));
        }
        if (os.startsWith("mac")) {
            return named(null, home.resolve("Library/Application Support"));
        }
        return named(System.getenv("XDG_CONFIG_HOME"), home.resolve(".config"));
    }

    /** The public half as a JSON Web Key in one line, to be given to auditors. */
    public String publicKey() {
        return key.toPublicJWK().toJSONString();
    }

    /** The report as a signed object in compact form (RFC 7515, section 7.1): three parts of Base64url with dots between. */
    public String sign(Report report) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .contentType("application/json")
                .keyID(key.getKeyID())
                .build();
        JWSObject signed = new JWSObject(header, new Payload(ReportJson.of(report)));
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new ReportException("the report cannot be signed", e);
        }
        return signed.serialize();
    }

    private static Path named(@Nullable String configured, Path otherwise) {
        boolean usable = configured != null && Path.of(configured).isAbsolute();
        return (usable ? Path.of(configured) : otherwise).resolve("bleepline");
    }

    private static void make(Path folder, Path file) throws IOException, JOSEException {
        Files.createDirectories(folder);
        ECKey made = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyIDFromThumbprint(true)
                .generate();
        // Private to its owner from the start; appears complete, and only if no other process was faster.
        Path fresh = Files.createTempFile(folder, ".report-key-", ".new");
        try {
            Files.writeString(fresh, made.toJSONString() + "\n");
            Files.createLink(file, fresh);
            Files.writeString(folder.resolve(PUBLIC), made.toPublicJWK().toJSONString() + "\n");
        } catch (UnsupportedOperationException e) {
            Files.move(fresh, file);
            Files.writeString(folder.resolve(PUBLIC), made.toPublicJWK().toJSONString() + "\n");
        } catch (FileAlreadyExistsException e) {
            // That key is taken.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new ReportException("the report key " + file + " can be read by others; make it private (chmod 600),"
                    + " or move it away to have a new one made");
        }
    }
}
