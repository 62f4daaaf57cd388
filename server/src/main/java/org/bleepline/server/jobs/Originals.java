package org.bleepline.server.jobs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.bleepline.server.fetch.DownloadException;
import org.bleepline.server.fetch.Downloads;
import org.bleepline.server.transcript.Transcripts;
import org.bleepline.server.upload.StoredUpload;
import org.bleepline.server.upload.Uploads;
import tools.jackson.databind.JsonNode;

/** The first step: gets the recording, from an upload or from elsewhere. */
final class Originals {
    private final Uploads uploads;
    private final Downloads downloads;

    Originals(Uploads uploads, Downloads downloads) {
        this.uploads = uploads;
        this.downloads = downloads;
    }

    /** Afterwards the recording lies at {@link Job#original()}, and a transcript that came with it at {@link Job#transcript()}. */
    void fetch(Job job) throws IOException, DownloadException {
        fetch(job, job.parameters().audioUrl(), job.row().upload(), job.original());
        if (job.parameters().transcriptUrl().isPresent()) {
            Optional<String> upload = Optional.ofNullable(job.row().request().get(Transcripts.TRANSCRIPT_UPLOAD))
                    .map(JsonNode::stringValue);
            fetch(job, job.parameters().transcriptUrl().get(), upload, job.transcript());
        }
    }

    private void fetch(Job job, String url, Optional<String> uploaded, Path target)
            throws IOException, DownloadException {
        if (uploaded.isEmpty()) {
            downloads.fetch(url, target, job.cancelled());
            return;
        }
        StoredUpload upload = uploads.find(uploaded.get()).orElseThrow(() -> DownloadException.of(url));
        try {
            uploads.copyTo(upload, target);
        } catch (NoSuchFileException e) {
            throw DownloadException.of(url);
        }
    }
}
