package org.bleepline.server.jobs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.bleepline.server.fetch.DownloadException;
import org.bleepline.server.fetch.Downloads;
import org.bleepline.server.upload.StoredUpload;
import org.bleepline.server.upload.Uploads;

/** The first step: gets the recording, from an upload or from elsewhere. */
final class Originals {
    private final Uploads uploads;
    private final Downloads downloads;

    Originals(Uploads uploads, Downloads downloads) {
        this.uploads = uploads;
        this.downloads = downloads;
    }

    /** Afterwards the recording lies at {@link Job#original()}. */
    void fetch(Job job) throws IOException, DownloadException {
        String url = job.parameters().audioUrl();
        if (job.row().upload().isEmpty()) {
            downloads.fetch(url, job.original(), job.cancelled());
            return;
        }
        StoredUpload upload = uploads.find(job.row().upload().get()).orElseThrow(() -> DownloadException.of(url));
        try {
            uploads.copyTo(upload, job.original());
        } catch (NoSuchFileException e) {
            throw DownloadException.of(url);
        }
    }
}
