package org.bleepline.speech.speakers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.speech.SpeakerLabeler;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;

/**
 * Tells speakers apart by clustering the sound of their stretches: words that follow each other without a pause, two and a
 * half seconds at most. It knows no voices beforehand, and cannot tell people apart who speak at the same time; voices that are alike
 * it may take for one. The sound is read as a stream.
 */
public final class VoiceClusters implements SpeakerLabeler {
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_MILLIS = 2_500;
    private static final int FRAMES_A_SECOND = VoiceFrame.RATE_HZ / VoiceFrame.HOP;
    private static final long FRAME_MILLIS = 1000 / FRAMES_A_SECOND;
    private static final int LEAST_FRAMES = 3;
    /** The quietest part of a stretch says more about the room than about the voice. */
    private static final double QUIET_SHARE = 0.3;

    private static final int LETTERS = 26;

    @Override
    public List<Word> label(PcmSource sound, List<Word> words, SpeakerCount count, SpeechMonitor monitor) {
        if (sound.sampleRateHz() != VoiceFrame.RATE_HZ || sound.channelCount() != 1) {
            throw new SpeechException("voices are told apart on one channel of " + VoiceFrame.RATE_HZ + " Hz, not on "
                    + sound.channelCount() + " of " + sound.sampleRateHz() + " Hz");
        }
        List<Stretch> stretches = stretches(words);
        List<Stretch> heard = new ArrayList<>();
        List<Voice> voices = listen(sound, stretches, heard, monitor);
        int[] voiceOf = Clusters.of(voices, count);
        int[] voiceOfWord = new int[words.size()];
        Arrays.fill(voiceOfWord, -1);
        for (int index = 0; index < heard.size(); index++) {
            Stretch stretch = heard.get(index);
            for (int word : stretch.words) {
                voiceOfWord[word] = voiceOf[index];
            }
        }
        return named(words, voiceOfWord);
    }

    private static final class Stretch {
        final List<Integer> words = new ArrayList<>();
        long startMillis;
        long endMillis;

        Stretch(long startMillis) {
            this.startMillis = startMillis;
        }

        void add(int word, TimeRange time) {
            words.add(word);
            endMillis = Math.max(endMillis, time.endMillis());
        }
    }

    private static List<Stretch> stretches(List<Word> words) {
        List<Stretch> stretches = new ArrayList<>();
        Stretch open = null;
        for (int index = 0; index < words.size(); index++) {
            TimeRange time = words.get(index).timing();
            if (time == null) {
                continue;
            }
            boolean ends = open == null
                    || time.startMillis() - open.endMillis >= PAUSE_MILLIS
                    || time.endMillis() - open.startMillis > LONGEST_MILLIS;
            if (open == null || ends) {
                open = new Stretch(time.startMillis());
                stretches.add(open);
            }
            open.add(index, time);
        }
        return stretches;
    }

    /** Reads the sound once; gives the voices of the stretches that lie in it, and these in {@code heard}. */
    private static List<Voice> listen(
            PcmSource sound, List<Stretch> stretches, List<Stretch> heard, SpeechMonitor monitor) {
        List<Voice> voices = new ArrayList<>();
        VoiceFrame frame = new VoiceFrame();
        Window window = new Window(sound);
        for (Stretch stretch : stretches) {
            if (monitor.cancelled()) {
                throw new CancellationException("stopped on request");
            }
            long first = stretch.startMillis / FRAME_MILLIS;
            long end = Math.max(first + LEAST_FRAMES, stretch.endMillis / FRAME_MILLIS);
            int count = (int) Math.min(end - first, LONGEST_MILLIS * 4 / FRAME_MILLIS);
            float[][] cepstra = new float[count][VoiceFrame.COEFFICIENTS];
            float[] pitches = new float[count];
            double[] loudness = new double[count];
            int got = 0;
            while (got < count && window.moveTo((first + got) * VoiceFrame.HOP)) {
                loudness[got] = frame.loudness(window.samples, window.at);
                frame.cepstrum(window.samples, window.at, cepstra[got]);
                pitches[got] = frame.pitch(window.samples, window.at);
                got++;
            }
            if (got >= LEAST_FRAMES) {
                voices.add(loudPart(cepstra, pitches, loudness, got));
                heard.add(stretch);
            }
            monitor.heard(stretch.endMillis);
        }
        window.readToEnd();
        return voices;
    }

    private static Voice loudPart(float[][] cepstra, float[] pitches, double[] loudness, int count) {
        double[] sorted = Arrays.copyOf(loudness, count);
        Arrays.sort(sorted);
        double least = sorted[(int) (QUIET_SHARE * (count - 1))];
        List<float[]> kept = new ArrayList<>();
        float[] keptPitches = new float[count];
        for (int index = 0; index < count; index++) {
            if (loudness[index] >= least) {
                keptPitches[kept.size()] = pitches[index];
                kept.add(cepstra[index]);
            }
        }
        return Voice.of(kept.toArray(float[][]::new), keptPitches);
    }

    private static List<Word> named(List<Word> words, int[] voiceOfWord) {
        Map<Integer, String> names = new HashMap<>();
        List<Word> named = new ArrayList<>(words.size());
        String last = "A";
        for (int index = 0; index < voiceOfWord.length; index++) {
            if (voiceOfWord[index] >= 0) {
                last = names.computeIfAbsent(voiceOfWord[index], voice -> name(names.size()));
            }
            named.add(words.get(index).withSpeaker(last));
        }
        return named;
    }

    /** A to Z, then AA and so on. */
    static String name(int number) {
        String letter = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? letter : name(number / LETTERS - 1) + letter;
    }

    /** The samples from a moving point on, read as they are needed. */
    private static final class Window {
        private final PcmSource sound;
        private final short[] buffer = new short[1600];
        private short[] samples = new short[1 << 15];
        private long start;
        private int filled;
        private int at;
        private boolean ended;

        Window(PcmSource sound) {
            this.sound = sound;
        }

        /** Whether {@link VoiceFrame#SIZE} samples from a point on can be seen; points never go back by more than a second. */
        boolean moveTo(long sample) {
            while (!ended && sample + VoiceFrame.SIZE > start + filled) {
                read();
            }
            at = (int) (sample - start);
            return at >= 0 && at + VoiceFrame.SIZE <= filled;
        }

        private void read() {
            int count = sound.read(buffer);
            if (count < 0) {
                ended = true;
                return;
            }
            if (filled + count > samples.length) {
                int dropped = samples.length / 2;
                System.arraycopy(samples, dropped, samples, 0, filled - dropped);
                start += dropped;
                filled -= dropped;
            }
            System.arraycopy(buffer, 0, samples, filled, count);
            filled += count;
        }

        void readToEnd() {
            while (!ended) {
                ended = sound.read(buffer) < 0;
            }
        }
    }
}
