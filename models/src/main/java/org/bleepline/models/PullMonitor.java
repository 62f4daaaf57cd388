package org.bleepline.models;

/** Watches a download. Called from one thread. */
@FunctionalInterface
public interface PullMonitor {
    /**
     * @param bytes of the file that are there, those of an earlier attempt too
     * @param allBytes -1 where the server does not say it
     */
    void fetched(long bytes, long allBytes);

    static PullMonitor none() {
        return (bytes, allBytes) -> {};
    }
}
