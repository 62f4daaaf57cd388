package org.bleepline.engine.worker;

import java.util.List;
import java.util.Map;
import org.bleepline.core.speech.SpeechException;

/**
 * Hears one piece of sound at a time: what runs inside of a worker process. Used by one thread.
 *
 * <p>What it says about a piece depends on that piece alone, never on those before: pieces of several recordings come in any
 * order.
 */
public interface PieceEngine extends AutoCloseable {
    /**
     * @param samples one channel, 16-bit, {@link org.bleepline.core.speech.SpeechEngine#SAMPLE_RATE_HZ}; not to be changed
     * @return words in the order of their start. What it returns after it was told to stop is not looked at
     * @throws SpeechException if it cannot; its message reaches the user
     */
    List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor);

    /**
     * Finds out what is spoken.
     *
     * @return probabilities by language code, together about 1
     * @throws SpeechException if it cannot
     */
    default Map<String, Double> languages(short[] samples, PieceMonitor monitor) {
        throw new SpeechException("this engine does not tell languages apart");
    }

    @Override
    void close();
}
