package org.bleepline.audio;

/** Watches work on a recording and can end it. Called from the working thread. */
public interface AudioMonitor {
    /**
     * Everything before this point has been written.
     *
     * @param doneMillis milliseconds of the recording
     */
    void done(long doneMillis);

    /** Whether to stop; asked at least once a second. */
    boolean cancelled();

    static AudioMonitor none() {
        return new AudioMonitor() {
            @Override
            public void done(long doneMillis) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
