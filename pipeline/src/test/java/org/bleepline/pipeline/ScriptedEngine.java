package org.bleepline.pipeline;

import java.util.List;
import java.util.Set;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;

/** Reads the sound to its end, as an engine must, and then says what it was told to say. */
class ScriptedEngine implements SpeechEngine {
    private final List<Word> words;

    ScriptedEngine(List<Word> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public boolean confidenceMeaningful() {
        return true;
    }

    @Override
    public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
        short[] buffer = new short[1600 * sound.channelCount()];
        long frames = 0;
        for (int read = sound.read(buffer); read >= 0; read = sound.read(buffer)) {
            frames += read;
            monitor.heard(frames * 1000 / SAMPLE_RATE_HZ);
        }
        return words;
    }

    @Override
    public void close() {}
}
