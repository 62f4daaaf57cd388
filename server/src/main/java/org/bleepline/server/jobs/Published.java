package org.bleepline.server.jobs;

import java.util.Optional;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.ReportDelivery;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.bleepline.server.transcript.AudioState;

/**
 * What of a recording may be seen and heard.
 *
 * @param transcript redacted, if redaction was asked for
 * @param unredacted the same words before redaction, one to one but for static terms of several words
 * @param audio what became of the redacted recording; where it is ready, it lies at {@link Job#redacted()}
 * @param leakCheck how the check of the redacted recording went, if one was asked for
 * @param report where the report lies, if one was asked for
 */
record Published(
        Transcript transcript,
        Transcript unredacted,
        AudioState audio,
        Optional<LeakCheckResult> leakCheck,
        Optional<ReportDelivery> report) {}
