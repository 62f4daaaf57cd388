package org.bleepline.core.transcript;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One spoken word as it is written, with its punctuation.
 *
 * @param text the written form; not blank; may hold inner spaces only where a label replaced several words
 * @param timing when it was spoken, or null where the recogniser gave no time
 * @param confidence 0 to 1; whether it means anything is up to the {@link org.bleepline.core.speech.SpeechEngine}
 * @param speaker a name for the speaker, such as {@code A}, or null where speakers are not told apart
 * @param channel the channel it was heard on, 0-based
 */
public record Word(
        String text,
        @Nullable TimeRange timing,
        double confidence,
        @Nullable String speaker,
        int channel) {
    public Word {
        Objects.requireNonNull(text, "text");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a word must not be blank");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be within 0 and 1, not " + confidence);
        }
        if (channel < 0) {
            throw new IllegalArgumentException("channel must not be negative, not " + channel);
        }
    }

    /** A word of channel 0 with a time, full confidence and no speaker. */
    public static Word timed(String text, long startMillis, long endMillis) {
        return new Word(text, new TimeRange(startMillis, endMillis), 1.0, null, 0);
    }

    /** A word of channel 0 without a time. */
    public static Word untimed(String text) {
        return new Word(text, null, 1.0, null, 0);
    }

    /** When it was spoken; empty where the recogniser gave no time. */
    public Optional<TimeRange> time() {
        return Optional.ofNullable(timing);
    }

    public Word withText(String newText) {
        return new Word(newText, timing, confidence, speaker, channel);
    }

    public Word withTiming(@Nullable TimeRange newTiming) {
        return new Word(text, newTiming, confidence, speaker, channel);
    }

    public Word withConfidence(double newConfidence) {
        return new Word(text, timing, newConfidence, speaker, channel);
    }

    public Word withSpeaker(@Nullable String newSpeaker) {
        return new Word(text, timing, confidence, newSpeaker, channel);
    }
}
