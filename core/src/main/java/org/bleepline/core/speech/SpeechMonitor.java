package org.bleepline.core.speech;

/** Watches a transcription and can end it. Called from several threads. */
public interface SpeechMonitor {
    /**
     * Everything before this point has been heard.
     *
     * @param heardMillis milliseconds of the recording, never less than the last time
     */
    void heard(long heardMillis);

    /** Whether to stop; asked at least once a second. */
    boolean cancelled();

    /**
     * The engine found out what is spoken; told at most once, before the words are returned, and only where the request
     * asked for it.
     *
     * @param languageCode lower case, without region
     * @param confidence 0 to 1
     */
    default void language(String languageCode, double confidence) {}

    /**
     * The same from an engine that does not know how sure that is.
     *
     * @param languageCode lower case, without region
     */
    default void language(String languageCode) {}

    static SpeechMonitor none() {
        return new SpeechMonitor() {
            @Override
            public void heard(long heardMillis) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
