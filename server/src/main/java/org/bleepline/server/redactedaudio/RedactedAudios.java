package org.bleepline.server.redactedaudio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.SealedFiles;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.server.transcript.RedactedAudioFile;
import org.bleepline.server.transcript.TranscriptRow;
import org.bleepline.server.transcript.TranscriptStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows how long redacted audio lives, and ends it. */
public final class RedactedAudios {
    private static final Logger LOG = LoggerFactory.getLogger(RedactedAudios.class);

    private final TranscriptStore store;
    private final SealedFiles files;
    private final SignedLinks links;
    private final Duration life;
    private final Clock clock;

    public RedactedAudios(
            TranscriptStore store,
            SealedFiles files,
            SignedLinks links,
            ServerSettings.Retention retention,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.links = links;
        this.life = retention.redactedAudio();
        this.clock = clock;
    }

    /** Path and query of a new link to the audio of a transcript; empty if there is none now. */
    public Optional<String> link(TranscriptRow row) {
        return row.audioState() == AudioState.READY
                ? row.audio().filter(this::alive).map(audio -> links.link(row.id(), ending(row, audio), ends(audio)))
                : Optional.empty();
    }

    private String ending(TranscriptRow row, RedactedAudioFile audio) {
        String documented = row.request().path("redact_pii_audio_quality").asString("mp3");
        String own = row.request().path("bleepline").path("recording_format").asString(documented);
        if (!own.equals("same")) {
            return own;
        }
        try (InputStream content = files.read(audio.file())) {
            return FileEnding.of(content.readNBytes(FileEnding.BYTES));
        } catch (IOException e) {
            return FileEnding.UNKNOWN;
        }
    }

    boolean alive(RedactedAudioFile audio) {
        return clock.instant().isBefore(ends(audio));
    }

    /** Deletes what is past its time, and files that belong to nothing. @return how many went */
    public int clean() throws IOException {
        int cleaned = 0;
        for (TranscriptRow row : store.audioMadeBefore(clock.instant().minus(life))) {
            store.audioGone(row.id());
            if (row.audio().isPresent()) {
                files.delete(row.audio().get().file());
                cleaned++;
            }
        }
        deleteUnknown(clock.instant().minus(Duration.ofHours(6)));
        if (cleaned > 0) {
            LOG.info("{} redacted audio files are past their time and were deleted", cleaned);
        }
        return cleaned;
    }

    /** Encrypts with the present key what an older one encrypted. @return how many */
    public int sealAgain() throws IOException {
        int changed = 0;
        for (String file : store.audioFiles()) {
            if (!files.isCurrent(file) && sealAgain(file)) {
                changed++;
            }
        }
        return changed;
    }

    private boolean sealAgain(String file) throws IOException {
        SealedFiles.Written written;
        try {
            written = files.sealAgain(file);
        } catch (NoSuchFileException e) {
            // It was deleted in the meantime.
            return false;
        }
        boolean changed = store.audioMoved(file, written.name());
        files.delete(changed ? file : written.name());
        return changed;
    }

    /** Deletes files that belong to nothing. Only while no job runs. */
    public int cleanAtStart() throws IOException {
        return deleteUnknown(Instant.MAX);
    }

    private int deleteUnknown(Instant olderThan) throws IOException {
        return files.deleteUnknown(new HashSet<>(store.audioFiles()), olderThan);
    }

    private Instant ends(RedactedAudioFile audio) {
        return audio.made().plus(life);
    }
}
