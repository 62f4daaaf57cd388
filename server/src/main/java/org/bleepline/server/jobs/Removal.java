package org.bleepline.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.Deliveries;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.server.api.RedactionParameters;
import org.bleepline.server.transcript.AudioState;

/** The third step: takes personal data out of the words and, where that was asked for, out of the sound. */
final class Removal {
    private final long maxOriginalBytes;

    /** @param maxOriginalBytes of originals of this size and more no redacted audio is made */
    Removal(long maxOriginalBytes) {
        this.maxOriginalBytes = maxOriginalBytes;
    }

    Published remove(Job job, Said said) throws IOException {
        AudioState audio = audioState(job, said.transcript());
        if (!job.redaction().wanted()) {
            return new Published(said.transcript(), audio);
        }
        RedactionParameters redaction = job.redaction();
        RedactionOptions.Builder options = RedactionOptions.builder()
                .transcript(said.transcript())
                .policies(redaction.policies())
                .staticEntities(redaction.staticEntities())
                .substitution(redaction.substitution())
                .method(redaction.method())
                .format(redaction.audioFormat())
                .scope(redaction.cutScope())
                .align(redaction.align() && redaction.audio());
        said.window().ifPresent(options::window);
        if (audio == AudioState.READY) {
            options.deliveries(Deliveries.none().withRecording(job.redacted()));
        }
        Transcript redacted = job.bleepline()
                .redact(job.original(), options.build(), job.monitor())
                .redacted()
                .transcript();
        return new Published(redacted, audio);
    }

    private AudioState audioState(Job job, Transcript said) throws IOException {
        if (!job.redaction().wanted() || !job.redaction().audio()) {
            return AudioState.NONE;
        }
        if (Files.size(job.original()) >= maxOriginalBytes) {
            job.warn("There is no redacted audio: the original file is too large. It must be smaller than 1 GB.");
            return AudioState.TOO_LARGE;
        }
        return said.words().isEmpty() && !job.redaction().noSpeechAudio() ? AudioState.NO_SPEECH : AudioState.READY;
    }
}
