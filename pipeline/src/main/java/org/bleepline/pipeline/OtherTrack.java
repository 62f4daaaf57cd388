package org.bleepline.pipeline;

import java.util.List;
import org.bleepline.core.redaction.RedactedSpan;

/**
 * What was found in a sound track beside the first. Its words are not in the result; what was found is cut in every track.
 *
 * @param number of the track among the sound tracks of the recording, from 1
 * @param engine name and version of the speech engine that heard it
 * @param spans what was found; the words they speak of are those of this track
 */
public record OtherTrack(int number, String engine, List<RedactedSpan> spans) {
    public OtherTrack {
        spans = List.copyOf(spans);
    }
}
