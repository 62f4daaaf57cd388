package org.bleepline.core.redaction;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.policy.EntityLabel;
import org.bleepline.core.transcript.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * What was removed, without its value.
 *
 * @param label the enabled policy, or the user's own label
 * @param words indexes of the removed words in the original transcript, ascending
 * @param timing from the first removed word's start to the last one's end, or null where none of them has a time
 * @param score 0 to 1
 * @param recognizer name of the recognizer that found it
 * @param evidence what spoke for it; never words of the text
 */
public record RedactedSpan(
        EntityLabel label,
        List<Integer> words,
        @Nullable TimeRange timing,
        double score,
        String recognizer,
        String evidence) {
    public RedactedSpan {
        words = List.copyOf(words);
    }

    public Optional<TimeRange> time() {
        return Optional.ofNullable(timing);
    }
}
