package org.bleepline.engine.whisper;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.engine.worker.EngineDescription;
import org.bleepline.engine.worker.WorkerEngine;
import org.bleepline.engine.worker.WorkerProgram;
import org.bleepline.engine.worker.WorkerSettings;
import org.bleepline.models.Catalogue;
import org.bleepline.models.ModelFolder;
import org.bleepline.models.ModelKind;
import org.bleepline.speech.WhisperLanguages;

/**
 * Engines of whisper.cpp.
 *
 * <p>{@snippet :
 * SpeechEngine engine = WhisperEngines.of(WhisperSettings.of(Path.of("ggml-base.en.bin")));
 * }
 */
public final class WhisperEngines {
    /** The version of whisper.cpp that the structures here are laid out for. */
    static final String VERSION = "whisper.cpp 1.7.1";
    /** Whisper hears 30 s at once; a second of silence goes behind the sound. */
    private static final Duration LONGEST_PIECE = Duration.ofMillis(28_900);
    /** Beside the model and what is computed with it, measured by whisper.cpp's authors: 3.6 times tiny, 1.4 times large. */
    private static final long MEMORY_BESIDE = 1L << 30;

    private WhisperEngines() {}

    /**
     * Looks into the model; it is loaded when there is something to hear.
     *
     * @throws org.bleepline.core.speech.SpeechException if the model is not one of whisper.cpp, or this machine cannot run it
     */
    public static SpeechEngine of(WhisperSettings settings) {
        ModelFile model = ModelFile.read(settings.model());
        NativeLibraries libraries = NativeLibraries.unpacked(settings.cache());
        long memory = settings.memoryBytes() > 0 ? settings.memoryBytes() : 2 * model.byteCount() + MEMORY_BESIDE;
        return WorkerEngine.of(
                description(model, settings.model()),
                program(settings, libraries),
                WorkerSettings.of(settings.workers(), memory));
    }

    /** The languages of a model, without loading it. @throws org.bleepline.core.speech.SpeechException if it is none */
    public static Set<String> languages(Path model) {
        return ModelFile.read(model).languages();
    }

    /**
     * Finds a model.
     *
     * @param named the path of a ggml file, or the name of a model in the folder, with or without {@code whisper-}
     * @throws org.bleepline.core.speech.SpeechException that names the command that fetches it
     */
    public static Path model(String named, ModelFolder folder) {
        if (named.contains("/") || named.contains(java.io.File.separator) || named.endsWith(".bin")) {
            return Path.of(named);
        }
        return Stream.of(named, "whisper-" + named, "ggml-" + named)
                .flatMap(name -> folder.find(name).stream())
                .filter(model -> model.kind() == ModelKind.WHISPER)
                .map(ModelFolder.Installed::path)
                .findFirst()
                .orElseThrow(() -> new SpeechException("the Whisper model '" + named + "' is not in " + folder.path()
                        + "; " + Catalogue.standard().howToGet(named, "whisper-" + named)
                        + ", or give the path of a ggml file"));
    }

    private static EngineDescription description(ModelFile model, Path file) {
        return new EngineDescription(
                "whisper",
                VERSION + ", " + model.name(),
                model.languages(),
                model.multilingual(),
                true,
                // Within a segment whisper.cpp estimates them from its time tokens and the loudness.
                TimePrecision.UNKNOWN,
                LONGEST_PIECE,
                file);
    }

    static WorkerProgram program(WhisperSettings settings, NativeLibraries libraries) {
        return new WorkerProgram(
                WhisperMaker.class,
                Map.of(
                        WhisperMaker.MODEL, settings.model().toAbsolutePath().toString(),
                        WhisperMaker.LIBRARY, libraries.whisper().toString(),
                        WhisperMaker.THREADS, Integer.toString(settings.threads())),
                List.of(Native.class, WhisperLanguages.class),
                List.of("-Djna.boot.library.path=" + libraries.folder(), "-Djna.nosys=true", "-Djna.nounpack=true"));
    }
}
