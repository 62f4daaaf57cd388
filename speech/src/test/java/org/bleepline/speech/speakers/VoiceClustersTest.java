package org.bleepline.speech.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;

/** Voices made of a buzz at a pitch of their own through two resonances of their own. */
class VoiceClustersTest {
    private static final int RATE = 16_000;
    private static final double[][] VOICES = {{100, 500, 1500}, {190, 750, 2300}, {140, 350, 1000}};

    @Test
    void tellsTwoVoicesApartAndNamesThemInOrder() {
        List<Word> labelled = label(new int[] {1, 0, 1, 1, 0, 0, 1, 0}, SpeakerCount.any(60_000));

        assertThat(labelled).extracting(Word::speaker).containsExactly("A", "B", "A", "A", "B", "B", "A", "B");
    }

    @Test
    void findsAsManyAsItIsTold() {
        int[] voices = {0, 1, 2, 0, 1, 2, 2, 1, 0};

        assertThat(speakers(label(voices, SpeakerCount.exactly(3)))).isEqualTo(3);
        assertThat(speakers(label(voices, SpeakerCount.exactly(2)))).isEqualTo(2);
        assertThat(speakers(label(voices, new SpeakerCount(1, 1)))).isEqualTo(1);
    }

    @Test
    void takesOneVoiceForOneSpeaker() {
        assertThat(speakers(label(new int[] {0, 0, 0, 0, 0, 0}, SpeakerCount.any(60_000))))
                .isEqualTo(1);
    }

    @Test
    void givesAWordWithoutATimeToTheSpeakerInFrontOfIt() {
        List<Word> words = new ArrayList<>(words(4));
        words.add(1, Word.untimed("um"));

        List<Word> labelled = new VoiceClusters()
                .label(source(sound(new int[] {0, 1, 0, 1})), words, SpeakerCount.exactly(2), SpeechMonitor.none());

        assertThat(labelled).extracting(Word::speaker).containsExactly("A", "A", "B", "A", "B");
    }

    @Test
    void livesWithNoWordsAndWithWordsBehindTheEnd() {
        VoiceClusters clusters = new VoiceClusters();
        short[] sound = sound(new int[] {0});

        assertThat(clusters.label(source(sound), List.of(), SpeakerCount.exactly(2), SpeechMonitor.none()))
                .isEmpty();
        assertThat(clusters.label(
                        source(sound),
                        List.of(Word.timed("late", 90_000, 90_500)),
                        SpeakerCount.exactly(2),
                        SpeechMonitor.none()))
                .extracting(Word::speaker)
                .containsExactly("A");
    }

    @Test
    void clustersALongRecordingInParts() {
        int[] voices = new int[600];
        for (int index = 0; index < voices.length; index++) {
            voices[index] = index % 2;
        }

        List<Word> labelled = label(voices, SpeakerCount.exactly(2));

        assertThat(labelled.stream().filter(word -> "A".equals(word.speaker())).count())
                .isEqualTo(300);
    }

    @Test
    void stopsWhenAsked() {
        SpeechMonitor stopped = new SpeechMonitor() {
            @Override
            public void heard(long heardMillis) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> new VoiceClusters()
                        .label(source(sound(new int[] {0, 1})), words(2), SpeakerCount.exactly(2), stopped))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesSoundOfTwoChannels() {
        PcmSource two = PcmSource.of(new short[0], 2, RATE);

        assertThatThrownBy(
                        () -> new VoiceClusters().label(two, List.of(), SpeakerCount.exactly(2), SpeechMonitor.none()))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("one channel");
    }

    @Test
    void namesMoreThanTwentySixSpeakers() {
        assertThat(List.of(
                        VoiceClusters.name(0), VoiceClusters.name(25), VoiceClusters.name(26), VoiceClusters.name(52)))
                .containsExactly("A", "Z", "AA", "BA");
    }

    private static long speakers(List<Word> words) {
        return words.stream().map(Word::speaker).distinct().count();
    }

    private static List<Word> label(int[] voices, SpeakerCount count) {
        return new VoiceClusters().label(source(sound(voices)), words(voices.length), count, SpeechMonitor.none());
    }

    /** One word a turn, 800 ms long, one each second. */
    private static List<Word> words(int count) {
        List<Word> words = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            words.add(Word.timed("word", index * 1000L + 100, index * 1000L + 900));
        }
        return words;
    }

    private static short[] sound(int[] voices) {
        Random random = new Random(3);
        short[] samples = new short[voices.length * RATE];
        for (int turn = 0; turn < voices.length; turn++) {
            double[] voice = VOICES[voices[turn]];
            double[] state = new double[4];
            double phase = 0;
            for (int index = RATE / 10; index < RATE * 9 / 10; index++) {
                double glide = 1 + 0.1 * Math.sin(index * 0.0007 + turn);
                phase += voice[0] * glide / RATE;
                double source = phase >= 1 ? 1 : 0;
                phase -= source;
                double excited = source * 3000 + random.nextGaussian() * 20;
                double first = resonance(excited, state, 0, voice[1] * (1 + 0.15 * Math.sin(index * 0.001)));
                double second = resonance(first, state, 2, voice[2] * (1 + 0.1 * Math.cos(index * 0.0013)));
                samples[turn * RATE + index] = (short) Math.max(-30_000, Math.min(30_000, second));
            }
        }
        return samples;
    }

    /** A two-pole resonance, 120 Hz wide. */
    private static double resonance(double input, double[] state, int at, double hertz) {
        double radius = Math.exp(-Math.PI * 120 / RATE);
        double output = input * (1 - radius) * 2
                + 2 * radius * Math.cos(2 * Math.PI * hertz / RATE) * state[at]
                - radius * radius * state[at + 1];
        state[at + 1] = state[at];
        state[at] = output;
        return output;
    }

    private static PcmSource source(short[] samples) {
        return PcmSource.of(samples, 1, RATE);
    }
}
