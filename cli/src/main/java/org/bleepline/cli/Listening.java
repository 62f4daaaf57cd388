package org.bleepline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.models.ModelFolder;
import org.bleepline.pipeline.Bleepline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what reads and hears recordings; shared by the commands that hear some. */
final class Listening {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            completionCandidates = EngineNames.class,
            description =
                    "Speech engine: 'embedded' (default), 'whisper' or 'vosk' (on this machine, with --model), or the address of a server of OpenAI's transcription API, such as"
                            + " http://gpu.example:8000/v1. The sound is then sent there; its key is taken from BLEEPLINE_ENGINE_KEY.")
    private String engine = Engines.EMBEDDED;

    @Option(
            names = {"--model", "--engine-model"},
            paramLabel = "NAME",
            description =
                    "For 'whisper' a model's name in the model folder, such as base.en, or the path of a ggml file;"
                            + " for 'vosk' a name such as small-en-us-0.15, or a folder; for a server what it calls the model, whisper-1 unless given.")
    private String engineModel = "";

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "The model folder ('bleepline models'). Default: that of BLEEPLINE_MODEL_FOLDER, else"
                    + " ~/.bleepline/models.")
    private @Nullable Path models;

    @Option(names = "--fast", description = "Let the embedded engine hear faster, with more errors.")
    private boolean fast;

    @Option(
            names = "--ffmpeg",
            paramLabel = "FILE",
            defaultValue = "${env:BLEEPLINE_FFMPEG}",
            description = "An FFmpeg of the system to use instead of the one on board, with ffprobe beside it."
                    + " Also set by BLEEPLINE_FFMPEG.")
    private @Nullable Path ffmpeg;

    /** The name of the engine, or its address. */
    String engine() {
        return engine;
    }

    /** @param language what is spoken, for a Vosk model whose name does not say what it knows */
    Bleepline bleepline(String language) {
        return Engines.bleepline(engineNamed("--engine", engine, language), Optional.ofNullable(ffmpeg));
    }

    /**
     * An engine of this name, with the same model.
     *
     * @param option where the name was given
     */
    Supplier<SpeechEngine> engineNamed(String option, String name, String language) {
        try {
            return Engines.speechEngine(
                    name,
                    engineModel,
                    models == null ? ModelFolder.standard() : ModelFolder.of(models),
                    language,
                    fast);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), option + ": " + e.getMessage());
        }
    }

    /** What shells offer for {@code --engine}. */
    static final class EngineNames extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        EngineNames() {
            super(List.of(Engines.EMBEDDED, Engines.WHISPER, Engines.VOSK, "http://", "https://"));
        }
    }
}
