package org.bleepline.core.speech;

import java.util.List;
import org.bleepline.core.transcript.Word;

/**
 * Tells speakers apart by their voices. One with a trained model of voices can stand in for the one that ships. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface SpeakerLabeler {
    /**
     * @param sound one channel at {@link SpeechEngine#SAMPLE_RATE_HZ}; read to the end and not closed
     * @param words in time order
     * @param monitor is told of progress, and asked now and then whether to stop
     * @return the same words in the same order with speakers {@code A}, {@code B} and so on, in the order in which they first
     *     speak; a word without a time has the speaker of the word in front of it
     * @throws SpeechException if the sound cannot be read
     * @throws java.util.concurrent.CancellationException if the monitor asked to stop
     */
    List<Word> label(PcmSource sound, List<Word> words, SpeakerCount count, SpeechMonitor monitor);
}
