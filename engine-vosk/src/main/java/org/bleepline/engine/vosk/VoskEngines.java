package org.bleepline.engine.vosk;

import com.sun.jna.Native;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.engine.worker.EngineDescription;
import org.bleepline.engine.worker.NativeFiles;
import org.bleepline.engine.worker.WorkerEngine;
import org.bleepline.engine.worker.WorkerProgram;
import org.bleepline.engine.worker.WorkerSettings;
import org.bleepline.models.Catalogue;
import org.bleepline.models.ModelFolder;
import org.bleepline.models.ModelKind;
import org.vosk.LibVosk;
import tools.jackson.core.json.JsonFactory;

/**
 * Engines of Vosk: words with times and confidence, in lower case and without punctuation, numbers as words.
 *
 * <p>{@snippet :
 * SpeechEngine engine = VoskEngines.of(VoskSettings.of(Path.of("vosk-model-small-en-us-0.15")));
 * }
 */
public final class VoskEngines {
    static final String VERSION = "Vosk 0.3.45";
    private static final Duration LONGEST_PIECE = Duration.ofSeconds(60);
    /** Its publisher says about 300 MB for small models of 40 MB, and up to 16 GB for the largest of 4 GB. */
    private static final int MEMORY_OF_MODEL = 4;

    private static final long MEMORY_BESIDE = 1L << 30;

    private VoskEngines() {}

    /**
     * Looks into the model; it is loaded when there is something to hear.
     *
     * @throws SpeechException if the folder holds no Vosk model, its language is unknown, or this machine cannot run it
     */
    public static SpeechEngine of(VoskSettings settings) {
        VoskModel model = VoskModel.read(settings.model());
        String language = language(model, settings.language());
        Path libraries = NativeFiles.unpacked(
                        "vosk",
                        resources(System.getProperty("os.name", ""), System.getProperty("os.arch", "")),
                        VoskEngines.class.getClassLoader(),
                        settings.cache())
                .folder();
        long memory = settings.memoryBytes() > 0
                ? settings.memoryBytes()
                : MEMORY_OF_MODEL * model.byteCount() + MEMORY_BESIDE;
        return WorkerEngine.of(
                new EngineDescription(
                        "vosk",
                        VERSION + ", " + model.name(),
                        Set.of(language),
                        false,
                        true,
                        // Kaldi aligns every word with the frames of its acoustic model.
                        TimePrecision.MEASURED,
                        LONGEST_PIECE,
                        settings.model()),
                program(settings, libraries),
                WorkerSettings.of(settings.workers(), memory));
    }

    /** The language of a model, by its name; empty where that does not say it. @throws SpeechException if there is no model */
    public static Optional<String> language(Path model) {
        return VoskModel.read(model).language();
    }

    /** What an engine of these settings knows, without loading the model. @throws SpeechException if that cannot be told */
    public static Set<String> languages(VoskSettings settings) {
        return Set.of(language(VoskModel.read(settings.model()), settings.language()));
    }

    /**
     * Finds a model.
     *
     * @param named the path of a folder, or the name of a model in the model folder, with or without {@code vosk-model-}
     * @throws SpeechException that names the command that fetches it
     */
    public static Path model(String named, ModelFolder folder) {
        if (named.contains("/") || named.contains(java.io.File.separator)) {
            return Path.of(named);
        }
        return Stream.of(named, "vosk-model-" + named)
                .flatMap(name -> folder.find(name).stream())
                .filter(model -> model.kind() == ModelKind.VOSK)
                .map(ModelFolder.Installed::path)
                .findFirst()
                .orElseThrow(() -> new SpeechException("the Vosk model '" + named + "' is not in " + folder.path()
                        + "; " + Catalogue.standard().howToGet(named, "vosk-model-" + named)
                        + ", or give the path of a model's folder"));
    }

    private static String language(VoskModel model, Optional<String> said) {
        return said.or(model::language)
                .orElseThrow(() -> new SpeechException("the language of the Vosk model " + model.folder()
                        + " cannot be told by its name; say it, or name the folder as Vosk does: vosk-model-de-..."));
    }

    private static WorkerProgram program(VoskSettings settings, Path libraries) {
        return new WorkerProgram(
                VoskMaker.class,
                Map.of(VoskMaker.MODEL, settings.model().toAbsolutePath().toString()),
                List.of(Native.class, LibVosk.class, JsonFactory.class),
                List.of(
                        "-Djna.boot.library.path=" + libraries,
                        "-Djna.library.path=" + libraries,
                        "-Djna.nosys=true",
                        "-Djna.nounpack=true"));
    }

    /** What is unpacked, by the name that it gets. @throws SpeechException if there is nothing for this system */
    static Map<String, String> resources(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean intel = Set.of("amd64", "x86_64").contains(osArch.toLowerCase(Locale.ROOT));
        boolean arm = Set.of("aarch64", "arm64").contains(osArch.toLowerCase(Locale.ROOT));
        Map<String, String> files = new LinkedHashMap<>();
        if (os.startsWith("linux") && intel) {
            files.put("libvosk.so", "linux-x86-64/libvosk.so");
            files.put("libjnidispatch.so", "com/sun/jna/linux-x86-64/libjnidispatch.so");
            return files;
        }
        if (os.startsWith("mac") && (intel || arm)) {
            files.put("libvosk.dylib", "darwin/libvosk.dylib");
            files.put(
                    "libjnidispatch.jnilib",
                    "com/sun/jna/" + (arm ? "darwin-aarch64" : "darwin-x86-64") + "/libjnidispatch.jnilib");
            return files;
        }
        throw new SpeechException("Vosk does not run inside of Bleepline on " + osName + " " + osArch
                + ": it needs Linux on a 64-bit processor of Intel or AMD, or macOS. Use a server of OpenAI's"
                + " transcription API instead (--engine URL)");
    }
}
