package org.bleepline.engine.whisper;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.engine.worker.PieceEngine;
import org.bleepline.engine.worker.PieceEngineMaker;

/** Loads whisper.cpp and a model in a worker process. Public for the worker; use {@link WhisperEngines}. */
public final class WhisperMaker implements PieceEngineMaker {
    static final String MODEL = "model";
    static final String LIBRARY = "library";
    static final String THREADS = "threads";

    @Override
    public PieceEngine make(Map<String, String> settings) {
        String model = setting(settings, MODEL);
        // Once more: it may have been replaced since the program began, and whisper.cpp takes half a file for an empty
        // model.
        ModelFile.read(Path.of(model));
        LibWhisper library = load(setting(settings, LIBRARY));
        LibWhisper.Log silent = (level, text, data) -> {};
        library.whisper_log_set(silent, null);
        Pointer context = library.whisper_init_from_file_no_state(model);
        if (context == null) {
            throw new SpeechException("the model file " + model + " cannot be loaded by " + WhisperEngines.VERSION
                    + "; it may be damaged, or there is too little memory for it");
        }
        return new WhisperPieceEngine(library, silent, context, Integer.parseInt(setting(settings, THREADS)));
    }

    private static LibWhisper load(String library) {
        try {
            return Native.load(library, LibWhisper.class, Map.of(com.sun.jna.Library.OPTION_STRING_ENCODING, "UTF-8"));
        } catch (UnsatisfiedLinkError e) {
            throw new SpeechException(whyNotLoaded(String.valueOf(e.getMessage())), e);
        }
    }

    /** What to do about an error of the system's loader. */
    static String whyNotLoaded(String message) {
        if (message.contains("libgomp")) {
            return "Whisper needs the system library libgomp: install it (Debian and Ubuntu: apt-get install libgomp1;"
                    + " Fedora and Red Hat: dnf install libgomp)";
        }
        if (message.contains("libstdc++") || message.toLowerCase(Locale.ROOT).contains("glibc")) {
            return "Whisper's native library does not fit this system: it needs glibc and libstdc++, as Debian, Ubuntu and"
                    + " Red Hat have them";
        }
        return "Whisper's native library cannot be loaded on this system: "
                + message.lines().findFirst().orElse("no reason was given");
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }
}
