package org.bleepline.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;

/**
 * Hears what {@link SpokenWav} says. A few words make it misbehave: {@code HANG} never ends, {@code WAIT} takes as long as
 * nobody cancels, {@code GATE} until the gate is opened, {@code BREAK} fails, {@code EXPLODE} fails as nobody expects, with
 * what was said in its message. {@code IN:bg:0.2949} tells the language, to whoever asks, and {@code TERMS} turns into the
 * keyterms.
 */
final class ScriptedEngine implements SpeechEngine {
    static final Set<String> LANGUAGES = Set.of("en", "bg", "sq", "de");

    private static final CountDownLatch GATE = new CountDownLatch(1);

    private final String name;

    ScriptedEngine() {
        this("scripted");
    }

    ScriptedEngine(String name) {
        this.name = name;
    }

    static void openGate() {
        GATE.countDown();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<String> languages() {
        return LANGUAGES;
    }

    @Override
    public boolean detectsLanguage() {
        return true;
    }

    @Override
    public boolean confidenceMeaningful() {
        return true;
    }

    @Override
    public List<Word> transcribe(PcmSource sound, SpeechRequest request, SpeechMonitor monitor) {
        int channels = sound.channelCount();
        Ear[] ears = new Ear[channels];
        for (int channel = 0; channel < channels; channel++) {
            ears[channel] = new Ear(channel);
        }
        short[] buffer = new short[4096 * channels];
        long frame = 0;
        for (int count = sound.read(buffer); count >= 0; count = sound.read(buffer)) {
            for (int index = 0; index < count; index++) {
                for (int channel = 0; channel < channels; channel++) {
                    ears[channel].hear(buffer[index * channels + channel], frame);
                }
                frame++;
            }
        }
        List<Word> words = new ArrayList<>();
        for (Ear ear : ears) {
            words.addAll(ear.words);
        }
        words.sort(Comparator.comparingLong(word -> word.time().orElseThrow().startMillis()));
        words.forEach(word -> behave(word.text(), words, monitor));
        words.replaceAll(
                word -> word.text().equals("TERMS") ? word.withText(String.join("+", request.keyterms())) : word);
        if (request.detectsLanguage()) {
            tellLanguage(words, monitor);
        }
        return words;
    }

    @Override
    public void close() {}

    private static void tellLanguage(List<Word> words, SpeechMonitor monitor) {
        String[] told = words.stream()
                .map(Word::text)
                .filter(text -> text.startsWith("IN:"))
                .findFirst()
                .orElse("IN:en:1")
                .split(":");
        monitor.language(told[1], Double.parseDouble(told[2]));
    }

    private static void behave(String word, List<Word> said, SpeechMonitor monitor) {
        switch (word) {
            case "HANG" -> await(SpeechMonitor.none());
            case "WAIT" -> await(monitor);
            case "GATE" -> {
                try {
                    GATE.await();
                } catch (InterruptedException e) {
                    throw new CancellationException("interrupted");
                }
            }
            case "BREAK" -> throw new SpeechException("the engine lost its model");
            case "EXPLODE" -> throw new IllegalStateException("cannot understand: " + said);
            default -> {}
        }
    }

    private static void await(SpeechMonitor monitor) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!never.await(10, TimeUnit.MILLISECONDS)) {
                if (monitor.cancelled()) {
                    throw new CancellationException("stopped on request");
                }
            }
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    /** Listens to one channel. */
    private static final class Ear {
        private final int channel;
        private final List<Word> words = new ArrayList<>();
        private final StringBuilder spelled = new StringBuilder();
        private int left = -1;
        private long start;

        Ear(int channel) {
            this.channel = channel;
        }

        void hear(short sample, long frame) {
            if (left == -1) {
                if (sample == SpokenWav.MARK) {
                    left = 0;
                    start = frame * 1000 / SpokenWav.SAMPLE_RATE_HZ;
                }
            } else if (left == 0) {
                left = sample > 0 && sample < 100 ? sample : -1;
                spelled.setLength(0);
            } else {
                spelled.append((char) sample);
                left--;
                if (left == 0) {
                    TimeRange time = new TimeRange(start, start + SpokenWav.WORD_MILLIS);
                    words.add(new Word(spelled.toString(), time, 0.9, null, channel));
                    left = -1;
                }
            }
        }
    }
}
