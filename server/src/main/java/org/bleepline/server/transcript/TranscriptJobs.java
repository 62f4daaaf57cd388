package org.bleepline.server.transcript;

/** Who works on transcripts. */
public interface TranscriptJobs {
    /**
     * Takes on a new transcript. Called within the transaction that writes it, so that neither is there without the other.
     *
     * @param brief whether it is of a short upload, which does not wait behind long recordings
     */
    void enqueue(String id, boolean brief);

    /** Whether as many transcripts are worked on as may be at once, so that a queued one is held. */
    boolean full();

    /** That transaction is committed. */
    void wake();

    /** A transcript was deleted: work on it is to end, and nothing is to be sent about it. Called within the transaction. */
    void cancel(String id);
}
