package org.bleepline.server.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bleepline.server.redactedaudio.RedactedAudios;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.upload.Uploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is past its time, once a minute. */
public final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long ROUND_SECONDS = 60;

    private final Uploads uploads;
    private final RedactedAudios audios;
    private final TranscriptStore store;
    private final Transcripts transcripts;
    private final Duration transcriptLife;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "housekeeping");
        thread.setDaemon(true);
        return thread;
    });

    public Housekeeping(
            Uploads uploads,
            RedactedAudios audios,
            TranscriptStore store,
            Transcripts transcripts,
            ServerSettings.Retention retention,
            Clock clock) {
        this.uploads = uploads;
        this.audios = audios;
        this.store = store;
        this.transcripts = transcripts;
        this.transcriptLife = retention.transcripts();
        this.clock = clock;
    }

    /** @param alone whether no other server works in the same data folder: then orphans can go at once */
    public void start(boolean alone) throws IOException {
        if (alone) {
            int orphans = uploads.cleanAtStart() + audios.cleanAtStart();
            if (orphans > 0) {
                LOG.info("{} files belonged to nothing and were deleted", orphans);
            }
        }
        rounds.scheduleWithFixedDelay(this::round, 1, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    /** One round, whatever happens in it. */
    public void round() {
        try {
            clean();
        } catch (IOException | RuntimeException e) {
            Failures.log("Housekeeping failed; it goes on with the next round", e);
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }

    private void clean() throws IOException {
        uploads.clean();
        audios.clean();
        if (!transcriptLife.isZero()) {
            store.endedBefore(clock.instant().minus(transcriptLife)).forEach(transcripts::delete);
        }
    }
}
