package org.bleepline.server.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.engine.Choice;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.upload.Uploads;
import org.bleepline.server.web.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with transcripts, for the caller's project. Safe for use by several threads. */
public final class Transcripts {
    /** What of a result is kept and not part of the transcript object: the report's page. */
    public static final String REPORT_PAGE = "_report_page";

    /** The same for the signed report. */
    public static final String SIGNED_REPORT = "_signed_report";

    /** The upload that {@code transcript_url} stands for, in the request as it is kept. */
    public static final String TRANSCRIPT_UPLOAD = "_transcript_upload";

    private static final Logger LOG = LoggerFactory.getLogger(Transcripts.class);

    /** About ten minutes of a telephone call as it is recorded mostly, and a few as WAV. */
    private static final long SHORT_BYTES = 5_000_000;

    private final TranscriptStore store;
    private final TranscriptJobs jobs;
    private final Uploads uploads;
    private final SpeechModels models;
    private final SealedFiles audioFiles;

    public Transcripts(
            TranscriptStore store, TranscriptJobs jobs, Uploads uploads, SpeechModels models, SealedFiles audioFiles) {
        this.store = store;
        this.jobs = jobs;
        this.uploads = uploads;
        this.models = models;
        this.audioFiles = audioFiles;
    }

    /** @throws ApiException 400 if the request is wrong, 403 if the upload is somebody else's */
    ObjectNode create(ObjectNode request, String project, String baseUrl) {
        TranscriptParameters parameters = TranscriptParameters.of(request);
        Choice choice = models.choose(parameters);
        Optional<String> upload = uploads.resolve(parameters.audioUrl(), project, baseUrl);
        List<String> warnings = new ArrayList<>(parameters.warnings());
        warnings.addAll(choice.warnings());
        ObjectNode echo = parameters.echo();
        if (!warnings.isEmpty()) {
            ArrayNode list = echo.putArray(TranscriptBody.REQUEST_WARNINGS);
            warnings.forEach(list::add);
        }
        echo.put(TranscriptBody.BASE_URL, baseUrl);
        parameters
                .transcriptUrl()
                .flatMap(url -> uploads.resolve(url, project, baseUrl))
                .ifPresent(id -> echo.put(TRANSCRIPT_UPLOAD, id));
        AudioState audio = parameters.redaction().audio() ? AudioState.PENDING : AudioState.NONE;
        boolean brief = upload.flatMap(uploads::find)
                .filter(stored -> stored.byteCount() <= SHORT_BYTES)
                .isPresent();
        TranscriptRow row = store.insert(project, echo, upload, audio, id -> jobs.enqueue(id, brief));
        jobs.wake();
        LOG.info("Transcript {} accepted", row.id());
        return TranscriptBody.of(row, none(), throttled(row));
    }

    /** @throws ApiException 400 if this project has no such transcript */
    public TranscriptRow require(String id, String project) {
        return store.find(id, project)
                .orElseThrow(() -> ApiException.badRequest("Transcript lookup error, transcript id not found"));
    }

    /**
     * What was said in a completed transcript.
     *
     * @param purpose ends the sentence that refuses
     * @throws ApiException 400 if it is not completed, or deleted
     */
    public ObjectNode requireResult(TranscriptRow row, String purpose) {
        if (row.deleted()) {
            throw ApiException.badRequest("This transcript was deleted.");
        }
        if (row.status() != TranscriptStatus.COMPLETED) {
            throw ApiException.badRequest("This transcript has a status of '"
                    + row.status().wireName()
                    + "'. Transcripts must have a status of 'completed' before requesting " + purpose + ".");
        }
        return store.result(row.id()).orElseThrow(() -> ApiException.badRequest("This transcript was deleted."));
    }

    ObjectNode body(TranscriptRow row) {
        if (row.deleted()) {
            return TranscriptBody.of(row, TranscriptBody.resultOfDeleted(row), false);
        }
        ObjectNode result = row.status() == TranscriptStatus.COMPLETED
                ? store.result(row.id()).orElseGet(Transcripts::none)
                : none();
        return TranscriptBody.of(row, result, throttled(row));
    }

    /** Whether a transcript waits only because this server works on as many as it may. */
    boolean throttled(TranscriptRow row) {
        return row.status() == TranscriptStatus.QUEUED && jobs.full();
    }

    /** Wipes a transcript, what it was made from and what was made of it; one that is under way is cancelled. */
    public void delete(TranscriptRow row) {
        if (row.deleted()) {
            return;
        }
        ObjectNode result = store.result(row.id()).orElseGet(Transcripts::none);
        store.wipe(row, TranscriptBody.remains(row, result), () -> jobs.cancel(row.id()));
        row.upload().ifPresent(uploads::delete);
        Optional.ofNullable(row.request().get(TRANSCRIPT_UPLOAD))
                .map(JsonNode::stringValue)
                .ifPresent(uploads::delete);
        row.audio().ifPresent(audio -> {
            try {
                audioFiles.delete(audio.file());
            } catch (IOException e) {
                LOG.warn("The redacted audio of {} could not be deleted; it will be tried again", row.id());
            }
        });
        LOG.info("Transcript {} deleted", row.id());
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }
}
