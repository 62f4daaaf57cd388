package org.bleepline.pipeline.leak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;

/**
 * What is known of one sound track of the original.
 *
 * @param info what it is made of
 * @param hearing how it was heard, and is heard again in the redacted recording
 * @param transcript before redaction
 * @param spans what was removed from it
 */
public record CheckedTrack(
        RecordingInfo info, ChannelHearing hearing, Transcript transcript, List<RedactedSpan> spans) {
    public CheckedTrack {
        spans = List.copyOf(spans);
    }

    /** When the words were said that were removed, as far as that is known. */
    List<TimeRange> removedTimes() {
        return spans.stream()
                .flatMap(span -> span.words().stream())
                .flatMap(index -> transcript.words().get(index).time().stream())
                .toList();
    }

    /** The words that were not removed. */
    List<Word> kept() {
        Set<Integer> removed = new HashSet<>();
        spans.forEach(span -> removed.addAll(span.words()));
        List<Word> kept = new ArrayList<>();
        for (int index = 0; index < transcript.words().size(); index++) {
            if (!removed.contains(index)) {
                kept.add(transcript.words().get(index));
            }
        }
        return kept;
    }
}
