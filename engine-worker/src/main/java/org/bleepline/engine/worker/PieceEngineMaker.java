package org.bleepline.engine.worker;

import java.util.Map;

/** Makes the engine inside of a worker process. Implementations are public and have a public constructor without parameters. */
public interface PieceEngineMaker {
    /**
     * Loads everything that the engine needs.
     *
     * @param settings as given to {@link WorkerProgram}
     * @throws org.bleepline.core.speech.SpeechException if it cannot be loaded; the message reaches the user
     */
    PieceEngine make(Map<String, String> settings);
}
