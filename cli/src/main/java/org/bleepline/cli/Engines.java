package org.bleepline.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.FfmpegSettings;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.detect.Detector;
import org.bleepline.engine.http.HttpEngine;
import org.bleepline.engine.http.HttpEngineSettings;
import org.bleepline.engine.vosk.VoskEngines;
import org.bleepline.engine.vosk.VoskSettings;
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
    static final String VOSK = "vosk";
    /** Not an option: what stands on a command line is seen by everybody on the machine. */
    private static final String KEY_VARIABLE = "BLEEPLINE_ENGINE_KEY";

    private Engines() {}

    static Bleepline bleepline(Supplier<SpeechEngine> engine, Optional<Path> systemFfmpeg) {
        FfmpegSettings settings =
                systemFfmpeg.map(FfmpegSettings.defaults()::withFfmpeg).orElse(FfmpegSettings.defaults());
        return Bleepline.of(FfmpegRecordings.of(settings), Detector::standard, engine);
    }

    /**
     * @param engine {@link #EMBEDDED}, {@link #WHISPER}, {@link #VOSK} or the address of a server
     * @param model what the server calls the model, or the path or name of a model; empty if none was given
     * @param models where models lie
     * @param language what is spoken, for a Vosk model whose name does not say what it knows
     * @param fast whether the embedded engine is to hear faster
     * @throws IllegalArgumentException if there is no such engine
     */
    static Supplier<SpeechEngine> speechEngine(
            String engine, String model, ModelFolder models, String language, boolean fast) {
        if (engine.equals(EMBEDDED)) {
            return () -> SphinxEngine.of(fast ? SphinxAccuracy.FAST : SphinxAccuracy.ACCURATE);
        }
        if (engine.equals(WHISPER)) {
            if (model.isEmpty()) {
                throw new IllegalArgumentException(
                        "the engine 'whisper' needs a model, for example --model base.en or --model /models/ggml-base.en.bin");
            }
            WhisperSettings settings = WhisperSettings.of(WhisperEngines.model(model, models));
            return () -> WhisperEngines.of(settings);
        }
        if (engine.equals(VOSK)) {
            if (model.isEmpty()) {
                throw new IllegalArgumentException(
                        "the engine 'vosk' needs a model, for example --model small-en-us-0.15 or --model ./vosk-model-de");
            }
            VoskSettings settings = VoskSettings.of(VoskEngines.model(model, models));
            VoskSettings chosen = VoskEngines.language(settings.model()).isPresent()
                    ? settings
                    : settings.withLanguage(language.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", ""));
            return () -> VoskEngines.of(chosen);
        }
        if (!engine.contains("://")) {
            throw new IllegalArgumentException("there is no engine '" + engine + "'; use '" + EMBEDDED + "', '"
                    + WHISPER + "', '" + VOSK + "' or the address of a server");
        }
        try {
            HttpEngineSettings settings = HttpEngineSettings.of(
                            new URI(engine), model.isEmpty() ? HttpEngineSettings.USUAL_MODEL : model)
                    .withApiKey(System.getenv(KEY_VARIABLE));
            return () -> HttpEngine.of(settings);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the address of the server cannot be read", e);
        }
    }
}
