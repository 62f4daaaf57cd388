package org.bleepline.server.jobs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.bleepline.server.redactedaudio.RedactedAudios;
import org.bleepline.server.transcript.TranscriptStore;
import org.bleepline.server.upload.Uploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a new key was put in front of the others: encrypts again, in the background, what older keys encrypted. When it has
 * come to its end the older keys can go; the log says so, and so does the metric {@code bleepline.encryption.outdated}.
 */
public final class Rotation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rotation.class);
    private static final int STEP = 100;

    private final TranscriptStore transcripts;
    private final Uploads uploads;
    private final RedactedAudios audios;
    private final AtomicLong left = new AtomicLong();
    private volatile boolean stopping;

    public Rotation(TranscriptStore transcripts, Uploads uploads, RedactedAudios audios) {
        this.transcripts = transcripts;
        this.uploads = uploads;
        this.audios = audios;
    }

    /** Returns at once. */
    public void start() {
        left.set(1);
        Thread thread = new Thread(this::rotate, "key-rotation");
        thread.setDaemon(true);
        thread.start();
    }

    /** 1 while something may still be encrypted with an older key, else 0. */
    public long outdated() {
        return left.get();
    }

    @Override
    public void close() {
        stopping = true;
    }

    private void rotate() {
        try {
            long changed = 0;
            long last = 0;
            for (long next = transcripts.seqBehind(last, STEP); next > last && !stopping; ) {
                changed += transcripts.sealAgain(last, next);
                last = next;
                next = transcripts.seqBehind(last, STEP);
            }
            changed += uploads.sealAgain();
            changed += audios.sealAgain();
            if (!stopping) {
                left.set(0);
                LOG.info(
                        "{} values and files were encrypted with an older key, and are with the first one now",
                        changed);
            }
        } catch (IOException | RuntimeException e) {
            Failures.log("Key rotation failed: keep the older keys; it goes on with the next start", e);
        }
    }
}
