package org.bleepline.core.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of one speaker.
 *
 * @param words indexes into {@link Transcript#words()}, ascending, at least one. Not always neighbours: where two people
 *     speak at once, the words of both are interleaved in time
 * @param speaker who spoke, or null where speakers are not told apart
 */
public record Utterance(List<Integer> words, @Nullable String speaker) {
    public Utterance {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("an utterance needs at least one word");
        }
        for (int index = 1; index < words.size(); index++) {
            if (words.get(index - 1) >= words.get(index)) {
                throw new IllegalArgumentException("word indexes of an utterance must ascend");
            }
        }
    }
}
