package org.bleepline.engine.worker;

/** Watches the work on one piece and can end it. May be called from any thread. */
public interface PieceMonitor {
    /** Everything before this point of the piece has been heard. */
    void heard(long millis);

    /** Whether to stop; to be asked several times a second. */
    boolean stopped();
}
