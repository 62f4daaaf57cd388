package org.bleepline.server.jobs;

import java.util.Optional;
import org.bleepline.server.transcript.AudioState;
import org.bleepline.server.transcript.RedactedAudioFile;
import tools.jackson.databind.node.ObjectNode;

/** What came of a job. */
sealed interface Outcome {
    /** The transcript, and its redacted audio where there is any. */
    record Done(ObjectNode result, AudioState audioState, Optional<RedactedAudioFile> audio) implements Outcome {}

    /** The sentence that the client is told. */
    record Failed(String error) implements Outcome {}
}
