package org.bleepline.server.jobs;

import org.bleepline.core.transcript.Transcript;
import org.bleepline.server.transcript.AudioState;

/**
 * What of a recording may be seen and heard.
 *
 * @param transcript redacted, if redaction was asked for
 * @param audio what became of the redacted recording; where it is ready, it lies at {@link Job#redacted()}
 */
record Published(Transcript transcript, AudioState audio) {}
