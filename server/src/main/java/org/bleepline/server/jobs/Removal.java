package org.bleepline.server.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.Deliveries;
import org.bleepline.pipeline.Hearing;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.RedactionResult;
import org.bleepline.pipeline.ReportDelivery;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.report.ReportKey;
import org.bleepline.server.api.OwnParameters;
import org.bleepline.server.api.RedactionParameters;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.wording.Style;

/** The third step: takes personal data out of the words and, where that was asked for, out of the sound. */
final class Removal {
    private static final String PROGRAM = "bleepline server";

    private final long maxOriginalBytes;
    private final Path keyFolder;

    /**
     * @param maxOriginalBytes of originals of this size and more no redacted audio is made
     * @param keyFolder where the key lies that signs reports; it is made with the first report
     */
    Removal(long maxOriginalBytes, Path keyFolder) {
        this.maxOriginalBytes = maxOriginalBytes;
        this.keyFolder = keyFolder;
    }

    Published remove(Job job, Said said) throws IOException {
        AudioState audio = audioState(job, said.transcript());
        if (!job.redaction().wanted()) {
            Transcript written = written(job, said);
            return new Published(written, written, audio, Optional.empty(), Optional.empty());
        }
        RedactionParameters redaction = job.redaction();
        RedactionOptions.Builder options = RedactionOptions.builder()
                .transcript(said.transcript())
                .times(said.times())
                .rawWords(said.raw())
                .style(style(job))
                .keepOriginal(true)
                .policies(redaction.policies())
                .staticEntities(redaction.staticEntities())
                .substitution(redaction.substitution())
                .method(redaction.method())
                .format(redaction.audioFormat())
                .scope(redaction.cutScope())
                .align(redaction.align() && redaction.audio())
                .hearing(job.parameters().multichannel() ? Hearing.SEPARATE : Hearing.AUTO);
        said.window().ifPresent(options::window);
        said.heardBy().ifPresent(options::heardBy);
        OwnParameters own = job.parameters().own();
        Deliveries deliveries = Deliveries.none();
        if (audio == AudioState.READY) {
            deliveries = deliveries.withRecording(job.redacted());
            if (own.verify()) {
                LeakCheckSettings check = new LeakCheckSettings(own.rounds());
                options.leakCheck(job.choice()
                        .checking()
                        .map(other -> check.heardBy(() -> other.bleepline().engine()))
                        .orElse(check));
            }
        }
        Optional<ReportDelivery> report = own.report()
                ? Optional.of(
                        new ReportDelivery(job.reportPage(), job.signedReport(), ReportKey.in(keyFolder), PROGRAM))
                : Optional.empty();
        if (report.isPresent()) {
            deliveries = deliveries.withReport(report.get());
        }
        RedactionResult result = job.bleepline()
                .redact(job.original(), options.deliveries(deliveries).build(), job.monitor());
        return new Published(
                result.redacted().transcript(), result.original().orElseThrow(), audio, result.leakCheck(), report);
    }

    private static Transcript written(Job job, Said said) {
        return said.raw()
                ? job.bleepline()
                        .write(said.transcript(), List.of(), style(job))
                        .transcript()
                : said.transcript();
    }

    static Style style(Job job) {
        return new Style(job.parameters().punctuate(), job.parameters().formatText());
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
