package org.bleepline.engine.vosk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.engine.worker.HeardWord;
import org.bleepline.engine.worker.PieceEngine;
import org.bleepline.engine.worker.PieceMonitor;
import org.bleepline.engine.worker.PieceRequest;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk with a loaded model. Every piece is heard by a recognizer of its own, so that nothing that was heard before has an
 * influence. Model and recognizers are closed exactly once: a second time crashes the library.
 */
final class VoskPieceEngine implements PieceEngine {
    private static final int FRAMES_AT_ONCE = SpeechEngine.SAMPLE_RATE_HZ / 5;

    private final Model model;
    private boolean closed;

    VoskPieceEngine(Model model) {
        this.model = model;
    }

    @Override
    public List<HeardWord> hear(short[] samples, PieceRequest request, PieceMonitor monitor) {
        List<HeardWord> words = new ArrayList<>();
        try (Recognizer recognizer = new Recognizer(model, SpeechEngine.SAMPLE_RATE_HZ)) {
            recognizer.setWords(true);
            for (int from = 0; from < samples.length && !monitor.stopped(); from += FRAMES_AT_ONCE) {
                short[] part = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + FRAMES_AT_ONCE));
                if (recognizer.acceptWaveForm(part, part.length)) {
                    words.addAll(VoskResult.words(recognizer.getResult()));
                }
                monitor.heard(from * 1000L / SpeechEngine.SAMPLE_RATE_HZ);
            }
            if (!monitor.stopped()) {
                words.addAll(VoskResult.words(recognizer.getFinalResult()));
            }
        } catch (IOException e) {
            throw new SpeechException("Vosk cannot make a recognizer with its model, which may be damaged", e);
        }
        return words;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            model.close();
        }
    }
}
