package org.bleepline.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bleepline.audio.AudioException;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.pipeline.TranscriptMismatchException;
import org.bleepline.pipeline.UnsupportedLanguageException;
import org.bleepline.pipeline.leak.LeakException;
import org.bleepline.pipeline.report.ReportException;
import org.bleepline.server.api.TranscriptParameters;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.fetch.DownloadException;
import org.bleepline.server.fetch.Downloads;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.server.transcript.RedactedAudioFile;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.upload.Uploads;
import org.bleepline.server.web.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns one accepted request into its result, step by step: {@link Originals}, {@link Listening}, {@link Removal},
 * {@link ResultBody}. Changes nothing but its own work folder and the redacted audio it returns.
 */
final class TranscriptWork {
    private static final Logger LOG = LoggerFactory.getLogger(TranscriptWork.class);

    private final SpeechModels models;
    private final Originals originals;
    private final Removal removal;
    private final SealedFiles audioFiles;
    private final Clock clock;

    TranscriptWork(
            SpeechModels models,
            Uploads uploads,
            Downloads downloads,
            SealedFiles audioFiles,
            ServerSettings settings,
            Path keyFolder,
            Clock clock) {
        this.models = models;
        this.originals = new Originals(uploads, downloads);
        this.removal = new Removal(settings.redactedAudio().maxOriginal().toBytes(), keyFolder);
        this.audioFiles = audioFiles;
        this.clock = clock;
    }

    /**
     * @param folder empty, for this job alone
     * @param cancelled asked often
     * @throws CancellationException if it was cancelled
     * @throws IOException if a file cannot be written
     */
    Outcome run(TranscriptRow row, Path folder, BooleanSupplier cancelled) throws IOException {
        try {
            TranscriptParameters parameters = TranscriptParameters.of(row.request());
            return run(new Job(row, parameters, models.choose(parameters), folder, cancelled));
        } catch (JobException e) {
            return new Outcome.Failed(e.sentence());
        } catch (DownloadException e) {
            Job.requireNotCancelled(cancelled);
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (ApiException e) {
            return new Outcome.Failed(String.valueOf(e.getMessage()));
        } catch (AudioException e) {
            Job.requireNotCancelled(cancelled);
            return new Outcome.Failed(FailureSentence.of(e, folder));
        } catch (LeakException e) {
            return new Outcome.Failed(FailureSentence.of(e));
        } catch (ReportException e) {
            LOG.error("Transcript {}: {}", row.id(), e.getMessage());
            return new Outcome.Failed(FailureSentence.of(e));
        } catch (SpeechException e) {
            Job.requireNotCancelled(cancelled);
            LOG.error("Transcript {}: {}", row.id(), e.getMessage());
            return new Outcome.Failed(FailureSentence.of(e, folder));
        } catch (UnsupportedLanguageException | TranscriptMismatchException e) {
            return new Outcome.Failed(FailureSentence.of(e));
        }
    }

    private Outcome run(Job accepted) throws IOException, JobException, DownloadException {
        originals.fetch(accepted);
        Job job = LanguageContest.decided(accepted);
        Said said = Listening.listen(job);
        Published published = removal.remove(job, said);
        ObjectNode result = ResultBody.of(job, said, published);
        job.requireNotCancelled();
        return new Outcome.Done(
                result,
                published.audio(),
                published.audio() == AudioState.READY ? Optional.of(keepAudio(job)) : Optional.empty());
    }

    private RedactedAudioFile keepAudio(Job job) throws IOException {
        SealedFiles.Written written = audioFiles.write(file -> Files.copy(job.redacted(), file));
        return new RedactedAudioFile(written.name(), written.byteCount(), clock.instant());
    }
}
