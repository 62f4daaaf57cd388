package org.bleepline.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A word on the wire.
 *
 * @param start milliseconds from the start of the recording
 * @param end milliseconds from the start of the recording
 * @param confidence 0 to 1
 * @param speaker who spoke, or null; the key is always there
 * @param channel {@code 1} for the first channel; the key is there only for multichannel transcripts
 */
public record WireWord(
        String text,
        long start,
        long end,
        double confidence,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String speaker,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String channel) {
    public WireWord withText(String newText) {
        return new WireWord(newText, start, end, confidence, speaker, channel);
    }
}
