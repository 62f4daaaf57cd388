package org.bleepline.server.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.detect.Detector;
import org.bleepline.engine.whisper.WhisperEngines;
import org.bleepline.engine.whisper.WhisperSettings;
import org.bleepline.models.ModelFolder;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.settings.ServerSettings;

/** Makes the engines that the settings name. */
public final class ConfiguredEngines {
    private static final String WHISPER = "whisper";

    private ConfiguredEngines() {}

    /**
     * The engines of the settings, by name, and behind them those that are there anyway.
     *
     * @throws IllegalArgumentException that names the setting that is wrong
     */
    public static List<ServerEngine> before(List<ServerEngine> others, Map<String, ServerSettings.Engine> settings) {
        List<ServerEngine> engines = new ArrayList<>();
        new TreeMap<>(settings).forEach((name, engine) -> engines.add(engine(name, engine)));
        for (ServerEngine other : others) {
            if (!settings.containsKey(other.name())) {
                engines.add(other);
            }
        }
        return engines;
    }

    private static ServerEngine engine(String name, ServerSettings.Engine settings) {
        String setting = "bleepline.engines." + name;
        if (!settings.type().equals(WHISPER)) {
            throw new IllegalArgumentException(setting + ".type is '" + settings.type() + "'; there is: " + WHISPER);
        }
        if (settings.model().isEmpty()) {
            throw new IllegalArgumentException(setting + ".model is missing: the name or the path of a Whisper model");
        }
        try {
            Path model = WhisperEngines.model(settings.model(), ModelFolder.standard());
            WhisperSettings whisper = WhisperSettings.of(model);
            whisper = settings.threads() > 0 ? whisper.withThreads(settings.threads()) : whisper;
            whisper = settings.workers() > 0 ? whisper.withWorkers(settings.workers()) : whisper;
            WhisperSettings chosen = whisper.withMemoryBytes(settings.memory().toBytes());
            Set<String> languages = WhisperEngines.languages(model);
            return new ServerEngine(
                    name,
                    languages,
                    languages.size() > 1,
                    true,
                    Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, () -> WhisperEngines.of(chosen)));
        } catch (SpeechException e) {
            throw new IllegalArgumentException(setting + ".model: " + e.getMessage(), e);
        }
    }
}
