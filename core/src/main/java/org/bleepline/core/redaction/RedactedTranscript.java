package org.bleepline.core.redaction;

import java.util.List;
import org.bleepline.core.transcript.Transcript;

/**
 * A transcript without the values that were to go, and the list of what went.
 *
 * @param transcript the redacted words and utterances; shorter than the original where a static term of several words
 *     became one label
 * @param spans what was removed, in order of its place in the original document
 */
public record RedactedTranscript(Transcript transcript, List<RedactedSpan> spans) {
    public RedactedTranscript {
        spans = List.copyOf(spans);
    }

    public String text() {
        return transcript.text();
    }
}
