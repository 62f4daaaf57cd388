package org.bleepline.bench;

import java.util.List;
import java.util.Set;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.Word;

/** Hears nothing. */
final class Deaf implements SpeechEngine {
    @Override
    public String name() {
        return "deaf";
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
        return false;
    }

    @Override
    public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
        short[] buffer = new short[sound.sampleRateHz() * sound.channelCount()];
        while (sound.read(buffer) >= 0) {
            // to its end, as an engine does
        }
        return List.of();
    }

    @Override
    public void close() {}
}
