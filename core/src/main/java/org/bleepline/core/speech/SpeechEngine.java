package org.bleepline.core.speech;

import java.util.List;
import java.util.Set;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.Word;

/**
 * Turns sound into words.
 *
 * <p>An engine is made once and used for many recordings, also by several threads at a time; it keeps its models loaded
 * until it is closed. It makes no network call unless that is what it is for and its user configured it.
 */
public interface SpeechEngine extends AutoCloseable {
    /** Every engine gets 16-bit samples at this rate. */
    int SAMPLE_RATE_HZ = 16_000;

    /** A short lower-case name, such as {@code embedded}. */
    String name();

    /** Version of engine and model, for reports. */
    String version();

    /** The files of its model, for reports; empty where it cannot know them. May read them. */
    default List<ModelFile> models() {
        return List.of();
    }

    /** The languages it knows, as lower-case codes without region, such as {@code en}. */
    Set<String> languages();

    /** Whether it can find out the language of a recording; if not, a {@link SpeechRequest#AUTO} request is an error. */
    default boolean detectsLanguage() {
        return false;
    }

    /** Whether a low {@link Word#confidence()} says that the word may be wrong. If not, nothing may rely on it. */
    boolean confidenceMeaningful();

    /** How far its times can be trusted. The less it claims, the further cuts reach beyond a word. */
    default TimePrecision timePrecision() {
        return TimePrecision.UNKNOWN;
    }

    /**
     * Hears a whole recording.
     *
     * @param sound at {@link #SAMPLE_RATE_HZ}; the engine reads it to the end and does not close it. Each channel is heard by
     *     itself, and each word says on which it was heard
     * @param request what to listen for
     * @param monitor is told of progress, and asked now and then whether to stop
     * @return words ordered by start, times in milliseconds from the start of the sound
     * @throws SpeechException if the sound cannot be read or the engine fails; no words are returned then
     * @throws java.util.concurrent.CancellationException if the monitor asked to stop
     */
    List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor);

    @Override
    void close();
}
