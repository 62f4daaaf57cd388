package org.bleepline.server.transcript;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bleepline.server.storage.Times;
import org.bleepline.server.vault.Vault;
import org.bleepline.server.web.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of transcripts. What was asked and what was said is encrypted before it gets here, each value bound to its row
 * and column. Safe for use by several threads and servers.
 */
public final class TranscriptStore {
    private static final String COLUMNS =
            "seq, id, project, status, attempt, created, completed, deleted, upload, request,"
                    + " error, webhook_status_code, audio_state, audio_file, audio_bytes, audio_made";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final Clock clock;

    public TranscriptStore(JdbcClient database, TransactionTemplate transactions, Vault vault, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
    }

    /** Writes a new transcript and, in the same transaction, what comes with it. */
    TranscriptRow insert(
            String project, ObjectNode request, Optional<String> upload, AudioState audio, Consumer<String> alongWith) {
        String id = UUID.randomUUID().toString();
        transactions.executeWithoutResult(status -> {
            database.sql("insert into transcript (id, project, status, attempt, created, deleted, upload, request,"
                            + " audio_state) values (:id, :project, 'queued', 0, :created, false, :upload, :request,"
                            + " :audio)")
                    .param("id", id)
                    .param("project", project)
                    .param("created", Times.toColumn(clock.instant()))
                    .param("upload", upload.orElse(null))
                    .param("request", seal(request, id, "request"))
                    .param("audio", audio.column())
                    .update();
            alongWith.accept(id);
        });
        return find(id).orElseThrow();
    }

    /** A transcript of this project. */
    public Optional<TranscriptRow> find(String id, String project) {
        return find(id).filter(row -> row.project().equals(project));
    }

    public Optional<TranscriptRow> find(String id) {
        return database.sql("select " + COLUMNS + " from transcript where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /** What was said; empty until the transcript is completed, and after it was deleted. */
    public Optional<ObjectNode> result(String id) {
        return database.sql("select result from transcript where id = :id and result is not null")
                .param("id", id)
                .query((row, index) -> row.getBytes(1))
                .optional()
                .map(stored -> open(stored, id, "result"));
    }

    List<TranscriptRow> list(String project, ListQuery query, Instant notBefore) {
        StringBuilder sql = new StringBuilder(
                "select " + COLUMNS + " from transcript where project = :project" + " and created >= :after");
        query.status().ifPresent(status -> sql.append(" and status = :status"));
        query.createdOn().ifPresent(day -> sql.append(" and created >= :day and created < :next"));
        query.beforeSeq().ifPresent(seq -> sql.append(" and seq < :before"));
        query.afterSeq().ifPresent(seq -> sql.append(" and seq > :behind"));
        boolean ascending = query.afterSeq().isPresent() && query.beforeSeq().isEmpty();
        sql.append(ascending ? " order by seq" : " order by seq desc").append(" limit :limit");
        JdbcClient.StatementSpec statement = database.sql(sql.toString())
                .param("project", project)
                .param("after", Times.toColumn(notBefore))
                .param("limit", query.limit());
        if (query.status().isPresent()) {
            statement = statement.param("status", query.status().get().wireName());
        }
        if (query.createdOn().isPresent()) {
            statement = statement
                    .param("day", query.createdOn().get().atStartOfDay())
                    .param("next", query.createdOn().get().plusDays(1).atStartOfDay());
        }
        if (query.beforeSeq().isPresent()) {
            statement = statement.param("before", query.beforeSeq().get());
        }
        if (query.afterSeq().isPresent()) {
            statement = statement.param("behind", query.afterSeq().get());
        }
        List<TranscriptRow> rows = statement.query(this::row).list();
        return ascending
                ? rows.stream()
                        .sorted(java.util.Comparator.comparingLong(TranscriptRow::seq)
                                .reversed())
                        .toList()
                : rows;
    }

    /**
     * Begins, or begins again, the work on a transcript. Whoever worked on it before can no longer finish it.
     *
     * @return the row with its new attempt; empty if the transcript has ended or was deleted
     */
    public Optional<TranscriptRow> begin(String id) {
        Optional<TranscriptRow> begun = transactions.execute(status -> {
            int changed = database.sql("update transcript set status = 'processing', attempt = attempt + 1"
                            + " where id = :id and status in ('queued', 'processing') and not deleted")
                    .param("id", id)
                    .update();
            return changed == 0 ? Optional.<TranscriptRow>empty() : find(id);
        });
        return begun == null ? Optional.empty() : begun;
    }

    /**
     * Ends a transcript with its words and, in the same transaction, does what comes with that.
     *
     * @return false if somebody else has ended, deleted or begun it again: then nothing was written
     */
    public boolean complete(
            TranscriptRow begun,
            ObjectNode result,
            AudioState audioState,
            Optional<RedactedAudioFile> audio,
            Runnable alongWith) {
        return ended(transactions.execute(status -> {
            int changed = database.sql("update transcript set status = 'completed', completed = :now, result = :result,"
                            + " audio_state = :state, audio_file = :file, audio_bytes = :bytes, audio_made = :made"
                            + " where id = :id and attempt = :attempt and status = 'processing' and not deleted")
                    .param("now", Times.toColumn(clock.instant()))
                    .param("result", seal(result, begun.id(), "result"))
                    .param("state", audioState.column())
                    .param("file", audio.map(RedactedAudioFile::file).orElse(null))
                    .param("bytes", audio.map(RedactedAudioFile::byteCount).orElse(null), java.sql.Types.BIGINT)
                    .param(
                            "made",
                            audio.map(file -> Times.toColumn(file.made())).orElse(null),
                            java.sql.Types.TIMESTAMP)
                    .param("id", begun.id())
                    .param("attempt", begun.attempt())
                    .update();
            return along(changed, alongWith);
        }));
    }

    /** Ends a transcript with the sentence that says why it failed; else as {@link #complete}. */
    public boolean fail(TranscriptRow begun, String error, Runnable alongWith) {
        return ended(transactions.execute(status -> {
            int changed = database.sql("update transcript set status = 'error', completed = :now, error = :error,"
                            + " audio_state = :state"
                            + " where id = :id and attempt = :attempt and status = 'processing' and not deleted")
                    .param("now", Times.toColumn(clock.instant()))
                    .param("error", vault.seal(error.getBytes(StandardCharsets.UTF_8), purpose(begun.id(), "error")))
                    .param(
                            "state",
                            (begun.audioState() == AudioState.NONE ? AudioState.NONE : AudioState.FAILED).column())
                    .param("id", begun.id())
                    .param("attempt", begun.attempt())
                    .update();
            return along(changed, alongWith);
        }));
    }

    /** Wipes a transcript. What it leaves says only that there was one. */
    void wipe(TranscriptRow row, ObjectNode remains, Runnable alongWith) {
        transactions.executeWithoutResult(status -> {
            database.sql("update transcript set deleted = true, status = 'completed', completed = :now,"
                            + " request = :request, result = null, error = null, upload = null,"
                            + " audio_state = 'gone', audio_file = null, webhook_status_code = null where id = :id")
                    .param("now", Times.toColumn(row.completed().orElseGet(clock::instant)))
                    .param("request", seal(remains, row.id(), "request"))
                    .param("id", row.id())
                    .update();
            alongWith.run();
        });
    }

    public void noteWebhook(String id, int statusCode) {
        database.sql("update transcript set webhook_status_code = :code where id = :id and not deleted")
                .param("code", statusCode)
                .param("id", id)
                .update();
    }

    /** Transcripts whose redacted audio was made before a time, at most a thousand. */
    public List<TranscriptRow> audioMadeBefore(Instant time) {
        return database.sql("select " + COLUMNS + " from transcript where audio_state = 'ready' and audio_made < :time"
                        + " order by audio_made limit 1000")
                .param("time", Times.toColumn(time))
                .query(this::row)
                .list();
    }

    /** Notes that the redacted audio of a transcript is no longer there. */
    public void audioGone(String id) {
        database.sql("update transcript set audio_state = 'gone', audio_file = null where id = :id")
                .param("id", id)
                .update();
    }

    /** The files of all redacted audio that is there. */
    public List<String> audioFiles() {
        return database.sql("select audio_file from transcript where audio_file is not null")
                .query(String.class)
                .list();
    }

    /** Notes that a file of redacted audio has another name. @return false if it is gone */
    public boolean audioMoved(String from, String to) {
        return database.sql("update transcript set audio_file = :to where audio_file = :from")
                        .param("to", to)
                        .param("from", from)
                        .update()
                > 0;
    }

    /** The {@code seq} of the transcript that many behind another, or of the last one. */
    public long seqBehind(long seq, int count) {
        return database.sql("select coalesce(max(seq), 0) from"
                        + " (select seq from transcript where seq > :seq order by seq limit :count) behind")
                .param("seq", seq)
                .param("count", count)
                .query(Long.class)
                .single();
    }

    /**
     * Encrypts with the present key what an older one encrypted.
     *
     * @param after exclusive
     * @param until inclusive
     * @return how many values
     */
    public int sealAgain(long after, long until) {
        List<String> ids = database.sql("select id from transcript where seq > :after and seq <= :until order by seq")
                .param("after", after)
                .param("until", until)
                .query(String.class)
                .list();
        int changed = 0;
        for (String id : ids) {
            Integer values = transactions.execute(status -> sealAgain(id));
            changed += values == null ? 0 : values;
        }
        return changed;
    }

    /** Within a transaction, so that nobody ends or wipes the row in between. */
    private int sealAgain(String id) {
        int changed = 0;
        for (String column : List.of("request", "result", "error")) {
            byte[] stored = database.sql("select " + column + " from transcript where id = :id for update")
                    .param("id", id)
                    .query((row, index) -> Optional.ofNullable(row.getBytes(1)))
                    .optional()
                    .flatMap(value -> value)
                    .orElse(new byte[0]);
            if (stored.length > 0 && !vault.isCurrent(stored)) {
                String purpose = purpose(id, column);
                changed += database.sql("update transcript set " + column + " = :value where id = :id")
                        .param("value", vault.seal(vault.open(stored, purpose), purpose))
                        .param("id", id)
                        .update();
            }
        }
        return changed;
    }

    /** Transcripts that ended before a time, at most a thousand, without those that were deleted. */
    public List<TranscriptRow> endedBefore(Instant time) {
        return database.sql("select " + COLUMNS + " from transcript where completed < :time and not deleted"
                        + " order by seq limit 1000")
                .param("time", Times.toColumn(time))
                .query(this::row)
                .list();
    }

    /** How many transcripts stand at each status. */
    public long count(TranscriptStatus status) {
        return database.sql("select count(*) from transcript where status = :status")
                .param("status", status.wireName())
                .query(Long.class)
                .single();
    }

    /** Whether the database answers. */
    public boolean reachable() {
        return database.sql("select 1").query(Integer.class).single() == 1;
    }

    private TranscriptRow row(ResultSet row, int index) throws SQLException {
        String id = row.getString("id");
        byte[] error = row.getBytes("error");
        String audioFile = row.getString("audio_file");
        int code = row.getInt("webhook_status_code");
        boolean noCode = row.wasNull();
        return new TranscriptRow(
                row.getLong("seq"),
                id,
                row.getString("project"),
                TranscriptStatus.named(row.getString("status")),
                row.getInt("attempt"),
                Times.fromColumn(row.getObject("created", LocalDateTime.class)),
                Optional.ofNullable(row.getObject("completed", LocalDateTime.class))
                        .map(Times::fromColumn),
                row.getBoolean("deleted"),
                Optional.ofNullable(row.getString("upload")),
                open(row.getBytes("request"), id, "request"),
                Optional.ofNullable(error)
                        .map(stored -> new String(vault.open(stored, purpose(id, "error")), StandardCharsets.UTF_8)),
                noCode ? Optional.empty() : Optional.of(code),
                AudioState.of(row.getString("audio_state")),
                audioFile == null
                        ? Optional.empty()
                        : Optional.of(new RedactedAudioFile(
                                audioFile,
                                row.getLong("audio_bytes"),
                                Times.fromColumn(row.getObject("audio_made", LocalDateTime.class)))));
    }

    private byte[] seal(ObjectNode value, String id, String column) {
        return vault.seal(Json.mapper().writeValueAsBytes(value), purpose(id, column));
    }

    private ObjectNode open(byte[] stored, String id, String column) {
        return (ObjectNode) Json.mapper().readTree(vault.open(stored, purpose(id, column)));
    }

    private static String purpose(String id, String column) {
        return "transcript " + id + " " + column;
    }

    private static boolean along(int changed, Runnable alongWith) {
        if (changed == 0) {
            return false;
        }
        alongWith.run();
        return true;
    }

    private static boolean ended(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
