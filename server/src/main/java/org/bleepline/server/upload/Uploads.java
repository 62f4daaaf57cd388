package org.bleepline.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.storage.Times;
import org.bleepline.server.vault.Vault;
import org.bleepline.server.web.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clients have uploaded. An upload exists once its file is complete on the disk and its row is committed. */
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://([^/]+)/upload/[0-9a-f]{32}/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
            Pattern.CASE_INSENSITIVE);
    private static final int PROJECT_DIGITS = 32;

    private final SealedFiles files;
    private final JdbcClient database;
    private final Vault vault;
    private final ServerSettings settings;
    private final Clock clock;

    public Uploads(SealedFiles files, JdbcClient database, Vault vault, ServerSettings settings, Clock clock) {
        this.files = files;
        this.database = database;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores what a client sends.
     *
     * @return the path of its address
     * @throws ApiException 413 if it is too large, 422 if it is empty, 400 if it comes too slowly
     */
    String store(String project, InputStream content) throws IOException {
        ServerSettings.Upload limits = settings.upload();
        SealedFiles.Written written = files.write(file -> {
            long byteCount =
                    new MeteredCopy(limits.maxSize().toBytes(), limits.minBytesPerSecond(), clock).copy(content, file);
            if (byteCount == 0) {
                throw new ApiException(422, "Upload failed, please try again. The file is empty.");
            }
            return byteCount;
        });
        String id = UUID.randomUUID().toString();
        try {
            database.sql("insert into upload (id, project, file, byte_count, created)"
                            + " values (:id, :project, :file, :bytes, :created)")
                    .param("id", id)
                    .param("project", project)
                    .param("file", written.name())
                    .param("bytes", written.byteCount())
                    .param("created", Times.toColumn(clock.instant()))
                    .update();
        } catch (RuntimeException e) {
            files.delete(written.name());
            throw e;
        }
        LOG.info("Upload {} stored, {} bytes", id, written.byteCount());
        return "/upload/" + vault.sign("project " + project).substring(0, PROJECT_DIGITS) + "/" + id;
    }

    /**
     * The upload that an audio address stands for; empty if it is an address elsewhere.
     *
     * @param baseUrl how the client reaches this server
     * @throws ApiException 403 if it is one of ours, and not for this project, or no longer there
     */
    public Optional<String> resolve(String audioUrl, String project, String baseUrl) {
        Matcher matcher = ADDRESS.matcher(audioUrl.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String id = matcher.group(2).toLowerCase(java.util.Locale.ROOT);
        Optional<StoredUpload> upload = find(id);
        boolean ours = audioUrl.strip().startsWith(baseUrl + "/");
        if (upload.isEmpty() && !ours) {
            return Optional.empty();
        }
        return Optional.of(upload.filter(found -> found.project().equals(project))
                .map(StoredUpload::id)
                .orElseThrow(() -> new ApiException(403, "Cannot access uploaded file")));
    }

    public Optional<StoredUpload> find(String id) {
        return database.sql("select id, project, file, byte_count from upload where id = :id")
                .param("id", id)
                .query(StoredUpload.class)
                .optional();
    }

    /** Writes the readable content to another place. @throws NoSuchFileException if it is gone */
    public void copyTo(StoredUpload upload, Path target) throws IOException {
        try {
            files.copyTo(upload.file(), target);
        } catch (NoSuchFileException e) {
            // Encrypted anew since it was looked up?
            StoredUpload now = find(upload.id())
                    .filter(found -> !found.file().equals(upload.file()))
                    .orElseThrow(() -> e);
            files.copyTo(now.file(), target);
        }
    }

    /** Encrypts with the present key what an older one encrypted. @return how many */
    public int sealAgain() throws IOException {
        int changed = 0;
        for (StoredUpload upload : database.sql("select id, project, file, byte_count from upload")
                .query(StoredUpload.class)
                .list()) {
            if (!files.isCurrent(upload.file()) && sealAgain(upload)) {
                changed++;
            }
        }
        return changed;
    }

    private boolean sealAgain(StoredUpload upload) throws IOException {
        SealedFiles.Written written;
        try {
            written = files.sealAgain(upload.file());
        } catch (NoSuchFileException e) {
            // It was deleted in the meantime.
            return false;
        }
        boolean changed = database.sql("update upload set file = :new where id = :id and file = :old")
                        .param("new", written.name())
                        .param("id", upload.id())
                        .param("old", upload.file())
                        .update()
                > 0;
        files.delete(changed ? upload.file() : written.name());
        return changed;
    }

    /** Deletes an upload if it is there. */
    public void delete(String id) {
        find(id).ifPresent(this::delete);
    }

    /** Deletes what is past its time, and files that belong to nothing. @return how many uploads went */
    public int clean() throws IOException {
        Instant now = clock.instant();
        List<StoredUpload> old = database.sql(
                        "select id, project, file, byte_count from upload where created < :created")
                .param("created", Times.toColumn(now.minus(settings.retention().uploads())))
                .query(StoredUpload.class)
                .list();
        old.forEach(this::delete);
        Set<String> known = new HashSet<>(
                database.sql("select file from upload").query(String.class).list());
        files.deleteUnknown(known, now.minus(java.time.Duration.ofHours(6)));
        return old.size();
    }

    /** Deletes files that belong to nothing. Only while nobody uploads. */
    public int cleanAtStart() throws IOException {
        Set<String> known = new HashSet<>(
                database.sql("select file from upload").query(String.class).list());
        return files.deleteUnknown(known, Instant.MAX);
    }

    private void delete(StoredUpload upload) {
        database.sql("delete from upload where id = :id")
                .param("id", upload.id())
                .update();
        try {
            files.delete(upload.file());
        } catch (IOException e) {
            LOG.warn("The file of upload {} could not be deleted; it will be tried again", upload.id());
        }
    }
}
