package org.bleepline.server.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.bleepline.server.engine.SpeechModels;
import org.bleepline.server.fetch.Downloads;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.upload.Uploads;
import org.bleepline.server.webhook.Webhooks;

/** Makes runners. */
public final class JobRunners {
    private JobRunners() {}

    /** @param audioFiles where redacted audio goes */
    public static JobRunner of(
            TranscriptStore store,
            SpeechModels models,
            Uploads uploads,
            Downloads downloads,
            Webhooks webhooks,
            SealedFiles audioFiles,
            DataFolder folder,
            ServerSettings settings,
            MeterRegistry meters,
            Clock clock) {
        TranscriptWork work =
                new TranscriptWork(models, uploads, downloads, audioFiles, settings, folder.root(), clock);
        return new JobRunner(store, work, webhooks, audioFiles, folder, settings, meters);
    }
}
