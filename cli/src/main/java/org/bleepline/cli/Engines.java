package org.bleepline.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.FfmpegSettings;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.detect.Detector;
import org.bleepline.engine.http.HttpEngine;
import org.bleepline.engine.http.HttpEngineSettings;
import org.bleepline.engine.whisper.WhisperEngines;
import org.bleepline.engine.whisper.WhisperSettings;
import org.bleepline.models.ModelFolder;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;

/** The parts that the commands work with. */
final class Engines {
    static final String EMBEDDED = "embedded";
    static final String WHISPER = "whisper";
    /** What OpenAI calls its model; most other servers take any name. */
    private static final String SERVER_MODEL = "whisper-1";
    /** Not an option: what stands on a command line is seen by everybody on the machine. */
    private static final String KEY_VARIABLE = "BLEEPLINE_ENGINE_KEY";

    private Engines() {}

    static Bleepline bleepline(Supplier<SpeechEngine> engine, Optional<Path> systemFfmpeg) {
        FfmpegSettings settings =
                systemFfmpeg.map(FfmpegSettings.defaults()::withFfmpeg).orElse(FfmpegSettings.defaults());
        return Bleepline.of(FfmpegRecordings.of(settings), Detector::standard, engine);
    }

    /**
     * @param engine {@link #EMBEDDED}, {@link #WHISPER} or the address of a server
     * @param model what the server calls the model, or Whisper's model file or its name; empty if none was given
     * @param fast whether the embedded engine is to hear faster
     * @throws IllegalArgumentException if there is no such engine
     */
    static Supplier<SpeechEngine> speechEngine(String engine, String model, boolean fast) {
        if (engine.equals(EMBEDDED)) {
            return () -> SphinxEngine.of(fast ? SphinxAccuracy.FAST : SphinxAccuracy.ACCURATE);
        }
        if (engine.equals(WHISPER)) {
            if (model.isEmpty()) {
                throw new IllegalArgumentException(
                        "the engine 'whisper' needs a model, for example --model base.en or --model /models/ggml-base.en.bin");
            }
            WhisperSettings settings = WhisperSettings.of(WhisperEngines.model(model, ModelFolder.standard()));
            return () -> WhisperEngines.of(settings);
        }
        if (!engine.contains("://")) {
            throw new IllegalArgumentException("there is no engine '" + engine + "'; use '" + EMBEDDED + "', '"
                    + WHISPER + "' or the address of a server");
        }
        try {
            HttpEngineSettings settings = HttpEngineSettings.of(new URI(engine), model.isEmpty() ? SERVER_MODEL : model)
                    .withApiKey(System.getenv(KEY_VARIABLE));
            return () -> HttpEngine.of(settings);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address of the server cannot be read", e);
        }
    }
}
