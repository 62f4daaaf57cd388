package org.bleepline.pipeline;

/** Watches the way of one recording and can end it. Called from several threads. */
public interface PipelineMonitor {
    /**
     * @param stage what is being done
     * @param doneMillis how much of the recording this stage has behind it, in milliseconds
     * @param totalMillis length of the recording in milliseconds; an estimate
     */
    void progress(Stage stage, long doneMillis, long totalMillis);

    /**
     * Something that the user should know, though it is no error.
     *
     * @param message a sentence without the first capital and the full stop; holds nothing that was said
     */
    default void note(String message) {}

    /** Whether to stop; asked at least once a second. */
    boolean cancelled();

    static PipelineMonitor none() {
        return new PipelineMonitor() {
            @Override
            public void progress(Stage stage, long doneMillis, long totalMillis) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
