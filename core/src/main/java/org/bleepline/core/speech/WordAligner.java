package org.bleepline.core.speech;

import java.util.List;
import java.util.Set;
import org.bleepline.core.transcript.Word;

/**
 * Finds out when given words were said. Made once and used for many recordings, also by several threads at a time.
 */
public interface WordAligner extends AutoCloseable {
    /** The languages it knows, as lower-case codes without region, such as {@code en}. */
    Set<String> languages();

    /**
     * Aligns the words with the sound.
     *
     * @param sound at {@link SpeechEngine#SAMPLE_RATE_HZ}; read to the end and not closed. With one channel all words are
     *     looked for on it; else each on its own channel
     * @param words in the order in which they were said; times that they have already are believed to be roughly right
     * @param monitor is told of progress, and asked now and then whether to stop
     * @return the same words in the same order. Their times are new; a word that could not be found keeps the time it had if
     *     that fits between its neighbours, and has none otherwise; of a text that was not said in this sound no word is
     *     found. New times are {@link org.bleepline.core.transcript.TimePrecision#MEASURED measured}
     * @throws SpeechException if the sound cannot be read
     * @throws java.util.concurrent.CancellationException if the monitor asked to stop
     */
    List<Word> align(PcmSource sound, List<Word> words, SpeechMonitor monitor);

    @Override
    void close();
}
