package org.bleepline.engine.vosk;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.engine.worker.PieceEngine;
import org.bleepline.engine.worker.PieceEngineMaker;
import org.vosk.LibVosk;
import org.vosk.Model;

/** Loads Vosk and a model in a worker process. Public for the worker; use {@link VoskEngines}. */
public final class VoskMaker implements PieceEngineMaker {
    static final String MODEL = "model";
    /** Nothing: what Kaldi would print goes nowhere anyway. */
    private static final int SILENT = -1;

    @Override
    public PieceEngine make(Map<String, String> settings) {
        String folder = Objects.requireNonNull(settings.get(MODEL), MODEL);
        try {
            LibVosk.vosk_set_log_level(SILENT);
            return new VoskPieceEngine(new Model(folder));
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new SpeechException(
                    "Vosk's native library cannot be loaded on this system: it needs glibc and libstdc++, as Debian, Ubuntu"
                            + " and Red Hat have them",
                    e);
        } catch (IOException e) {
            throw new SpeechException(
                    "the model in " + folder + " cannot be loaded by " + VoskEngines.VERSION
                            + "; it may be damaged, or there is too little memory for it",
                    e);
        }
    }
}
