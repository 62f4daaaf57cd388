package org.bleepline.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of one speaker on the wire.
 *
 * @param start milliseconds from the start of the recording
 * @param end milliseconds from the start of the recording
 * @param confidence mean of its words
 * @param speaker never null: some clients cannot read null here
 */
public record WireUtterance(
        String text,
        long start,
        long end,
        double confidence,
        String speaker,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel,
        List<WireWord> words) {
    public WireUtterance {
        words = List.copyOf(words);
    }
}
