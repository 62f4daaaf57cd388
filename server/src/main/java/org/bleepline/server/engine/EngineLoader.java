package org.bleepline.server.engine;

import java.util.List;
import org.bleepline.core.speech.SpeechException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads engines in the background, so that requests are taken at once; jobs that need an engine wait for it. Until all are
 * loaded the server is healthy and not ready.
 */
public final class EngineLoader {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLoader.class);

    private final List<ServerEngine> engines;
    private volatile boolean loaded;

    public EngineLoader(List<ServerEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Returns at once. */
    public void start() {
        Thread loader = new Thread(this::load, "load-engines");
        loader.setDaemon(true);
        loader.start();
    }

    /** Whether every engine can hear. Stays false if one cannot be loaded. */
    public boolean loaded() {
        return loaded;
    }

    private void load() {
        boolean all = true;
        for (ServerEngine engine : engines) {
            try {
                engine.bleepline().load();
            } catch (RuntimeException | OutOfMemoryError e) {
                all = false;
                // Messages of others may say anything.
                LOG.error(
                        "The engine {} cannot be loaded: {}",
                        engine.name(),
                        e instanceof SpeechException
                                ? e.getMessage()
                                : e.getClass().getSimpleName());
            }
        }
        loaded = all;
    }
}
