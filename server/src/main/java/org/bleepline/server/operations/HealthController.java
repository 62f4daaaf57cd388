package org.bleepline.server.operations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.bleepline.server.engine.EngineLoader;
import org.bleepline.server.settings.ServerSettings;
import org.bleepline.server.storage.DataFolder;
import org.bleepline.server.transcript.TranscriptStatus;
import org.bleepline.server.transcript.TranscriptStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /health}: the server runs. {@code /ready}: it can work. {@code /openapi.yaml}: what it answers. */
@RestController
public final class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

    private final TranscriptStore store;
    private final DataFolder folder;
    private final EngineLoader engines;
    private final ServerSettings settings;

    public HealthController(TranscriptStore store, DataFolder folder, EngineLoader engines, ServerSettings settings) {
        this.store = store;
        this.folder = folder;
        this.engines = engines;
        this.settings = settings;
    }

    /** The server runs. */
    record Health(String status, String region) {}

    /** Whether the server can work. */
    record Readiness(String status, String region, boolean database, boolean disk, boolean engines) {}

    @GetMapping("/health")
    Health health() {
        return new Health("ok", settings.region());
    }

    @GetMapping("/ready")
    ResponseEntity<Readiness> ready() {
        boolean database = databaseAnswers();
        boolean disk = folder.freeBytes() >= settings.upload().minFreeSpace().toBytes();
        boolean loaded = engines.loaded();
        boolean ready = database && disk && loaded;
        return ResponseEntity.status(ready ? 200 : 503)
                .body(new Readiness(ready ? "ready" : "not ready", settings.region(), database, disk, loaded));
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> description() throws IOException {
        try (InputStream document = HealthController.class.getResourceAsStream("/org/bleepline/server/openapi.yaml")) {
            if (document == null) {
                throw new IOException("the description of the API is missing");
            }
            return ResponseEntity.ok()
                    .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                    .body(document.readAllBytes());
        }
    }

    private boolean databaseAnswers() {
        try {
            return store.reachable() && store.count(TranscriptStatus.PROCESSING) >= 0;
        } catch (DataAccessException e) {
            LOG.warn("The database does not answer");
            return false;
        }
    }
}
