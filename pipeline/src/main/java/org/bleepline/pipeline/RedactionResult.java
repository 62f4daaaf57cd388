package org.bleepline.pipeline;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.RedactedTranscript;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.bleepline.wording.Written;

/**
 * What came of one recording.
 *
 * @param redacted the redacted words, utterances and the list of what was removed
 * @param cuts the stretches of sound that were replaced, ordered
 * @param durationMillis length of the recording in milliseconds
 * @param engine name and version of the speech engine, or {@code transcript} where the words were given
 * @param written the transcript before redaction, and the raw words behind it; only there if it was asked for
 * @param otherTracks what was found in the sound tracks beside the first, where they are written too
 * @param leakCheck how the check of the redacted recording went; only there if it was asked for
 */
public record RedactionResult(
        RedactedTranscript redacted,
        List<Cut> cuts,
        long durationMillis,
        String engine,
        Optional<Written> written,
        List<OtherTrack> otherTracks,
        Optional<LeakCheckResult> leakCheck) {
    public RedactionResult {
        cuts = List.copyOf(cuts);
        otherTracks = List.copyOf(otherTracks);
    }

    /** The transcript before redaction; only there if it was asked for. */
    public Optional<Transcript> original() {
        return written.map(Written::transcript);
    }

    /** The redacted transcript as plain text. */
    public String text() {
        return redacted.text();
    }

    public List<RedactedSpan> spans() {
        return redacted.spans();
    }
}
