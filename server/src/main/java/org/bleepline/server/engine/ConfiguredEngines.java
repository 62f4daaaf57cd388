package org.bleepline.server.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.detect.Detector;
import org.bleepline.engine.http.HttpEngine;
import org.bleepline.engine.http.HttpEngineSettings;
import org.bleepline.engine.vosk.VoskEngines;
import org.bleepline.engine.vosk.VoskSettings;
import org.bleepline.engine.whisper.WhisperEngines;
import org.bleepline.engine.whisper.WhisperSettings;
import org.bleepline.models.ModelFolder;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.server.settings.ServerSettings;

/** Makes the engines that the settings name. */
public final class ConfiguredEngines {
    private ConfiguredEngines() {}

    /**
     * The engines of the settings, by name, and behind them those that are there anyway.
     *
     * @throws IllegalArgumentException that names the setting that is wrong
     */
    public static List<ServerEngine> before(List<ServerEngine> others, ServerSettings settings) {
        ModelFolder models =
                settings.modelFolder() == null ? ModelFolder.standard() : ModelFolder.of(settings.modelFolder());
        List<ServerEngine> engines = new ArrayList<>();
        new TreeMap<>(settings.engines()).forEach((name, engine) -> engines.add(engine(name, engine, models)));
        for (ServerEngine other : others) {
            if (!settings.engines().containsKey(other.name())) {
                engines.add(other);
            }
        }
        return engines;
    }

    private static ServerEngine engine(String name, ServerSettings.Engine settings, ModelFolder models) {
        String setting = "bleepline.engines." + name;
        return switch (settings.type()) {
            case "whisper" -> whisper(name, setting, settings, models);
            case "vosk" -> vosk(name, setting, settings, models);
            case "http" -> http(name, setting, settings);
            default ->
                throw new IllegalArgumentException(
                        setting + ".type is '" + settings.type() + "'; there are: whisper, vosk, http");
        };
    }

    private static ServerEngine whisper(
            String name, String setting, ServerSettings.Engine settings, ModelFolder models) {
        requireModel(setting, settings, "the name or the path of a Whisper model");
        try {
            Path model = WhisperEngines.model(settings.model(), models);
            WhisperSettings whisper = WhisperSettings.of(model);
            whisper = settings.threads() > 0 ? whisper.withThreads(settings.threads()) : whisper;
            whisper = settings.workers() > 0 ? whisper.withWorkers(settings.workers()) : whisper;
            WhisperSettings chosen = whisper.withMemoryBytes(settings.memory().toBytes());
            Set<String> languages = WhisperEngines.languages(model);
            return new ServerEngine(
                    name, languages, languages.size() > 1, true, true, bleepline(() -> WhisperEngines.of(chosen)));
        } catch (SpeechException e) {
            throw new IllegalArgumentException(setting + ".model: " + e.getMessage(), e);
        }
    }

    private static ServerEngine vosk(String name, String setting, ServerSettings.Engine settings, ModelFolder models) {
        requireModel(setting, settings, "the name of a Vosk model, or the path of its folder");
        try {
            VoskSettings vosk = VoskSettings.of(VoskEngines.model(settings.model(), models))
                    .withMemoryBytes(settings.memory().toBytes());
            vosk = settings.language().isEmpty() ? vosk : vosk.withLanguage(settings.language());
            VoskSettings chosen = settings.workers() > 0 ? vosk.withWorkers(settings.workers()) : vosk;
            return ServerEngine.ofOneLanguage(
                    name, VoskEngines.languages(chosen), bleepline(() -> VoskEngines.of(chosen)));
        } catch (SpeechException e) {
            throw new IllegalArgumentException(setting + ".model: " + e.getMessage(), e);
        }
    }

    private static ServerEngine http(String name, String setting, ServerSettings.Engine settings) {
        if (settings.url().isEmpty()) {
            throw new IllegalArgumentException(
                    setting + ".url is missing: where the server is, such as http://gpu.example:8000/v1");
        }
        HttpEngineSettings server = patient(server(setting, settings), setting, settings);
        HttpEngineSettings known =
                settings.language().isEmpty() ? server : server.withLanguages(Set.of(settings.language()));
        try {
            HttpEngineSettings chosen = known.withApiKey(settings.key());
            return new ServerEngine(
                    name, chosen.languages(), true, true, false, bleepline(() -> HttpEngine.of(chosen)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ".key: " + e.getMessage(), e);
        }
    }

    private static HttpEngineSettings server(String setting, ServerSettings.Engine settings) {
        try {
            return HttpEngineSettings.of(
                    new URI(settings.url()),
                    settings.model().isEmpty() ? HttpEngineSettings.USUAL_MODEL : settings.model());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(setting + ".url cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ".url: " + e.getMessage(), e);
        }
    }

    private static HttpEngineSettings patient(
            HttpEngineSettings server, String setting, ServerSettings.Engine settings) {
        try {
            return server.withAttempts(settings.attempts() == 0 ? server.attempts() : settings.attempts())
                    .withPatience(
                            settings.patience().isZero() ? server.patience() : settings.patience(),
                            settings.longestPiece().isZero() ? server.longestPiece() : settings.longestPiece());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    private static void requireModel(String setting, ServerSettings.Engine settings, String what) {
        if (settings.model().isEmpty()) {
            throw new IllegalArgumentException(setting + ".model is missing: " + what);
        }
    }

    private static Bleepline bleepline(Supplier<SpeechEngine> engine) {
        return Bleepline.of(FfmpegRecordings.bundled(), Detector::standard, engine);
    }
}
