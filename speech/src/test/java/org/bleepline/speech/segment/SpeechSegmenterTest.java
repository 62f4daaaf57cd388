package org.bleepline.speech.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;

class SpeechSegmenterTest {
    private static final int RATE_HZ = 16_000;

    @Test
    void findsASoundBetweenTwoSilences() {
        Sound sound =
                Sound.silence(RATE_HZ, 1).then(Sound.speech(1, RATE_HZ, 1.2)).then(Sound.silence(RATE_HZ, 2));

        List<Segment> segments = segments(sound);

        assertThat(segments).hasSize(1);
        assertThat(segments.get(0).startFrame()).isBetween(8_000L, 20_000L);
        assertThat(segments.get(0).endFrame()).isBetween(30_000L, 46_000L);
    }

    @Test
    void givesTheVerySamplesOfTheRecording() {
        Sound sound =
                Sound.silence(RATE_HZ, 1).then(Sound.speech(2, RATE_HZ, 2)).then(Sound.silence(RATE_HZ, 1));
        double[] samples = sound.channel(0);

        for (Segment segment : segments(sound)) {
            for (int index = 0; index < segment.samples().length; index++) {
                assertThat(segment.samples()[index]).isEqualTo(toShort(samples[(int) segment.startFrame() + index]));
            }
        }
    }

    @Test
    void cutsAtPauses() {
        Sound phrase = Sound.speech(3, RATE_HZ, 1.2);
        Sound pause = Sound.silence(RATE_HZ, 1.5);

        assertThat(segments(pause.then(phrase).then(pause).then(phrase).then(pause)))
                .hasSize(2);
    }

    @Test
    void cutsLongSpeechIntoPiecesThatTouch() {
        // Loud and soft by turns, without any pause: as one who talks and takes no breath.
        Sound syllables =
                Sound.noise(4, RATE_HZ, 0.3).then(Sound.noise(5, RATE_HZ, 0.2).louder(0.01));
        Sound sound = Sound.silence(RATE_HZ, 1);
        for (int count = 0; count < 130; count++) {
            sound = sound.then(syllables);
        }

        List<Segment> segments = segments(sound);

        assertThat(segments).hasSizeGreaterThan(2);
        for (int index = 1; index < segments.size(); index++) {
            assertThat(segments.get(index).startFrame())
                    .isEqualTo(segments.get(index - 1).endFrame());
        }
        assertThat(segments)
                .allSatisfy(segment -> assertThat(segment.samples().length).isLessThanOrEqualTo(20 * RATE_HZ));
    }

    @Test
    void hearsNothingInSilence() {
        assertThat(segments(Sound.silence(RATE_HZ, 10))).isEmpty();
        assertThat(segments(Sound.silence(RATE_HZ, 0))).isEmpty();
    }

    @Test
    void takesAClickForNoSpeech() {
        Sound click =
                Sound.silence(RATE_HZ, 2).then(Sound.noise(5, RATE_HZ, 0.02)).then(Sound.silence(RATE_HZ, 2));

        assertThat(segments(click)).isEmpty();
    }

    @Test
    void findsSpeechInSteadyNoise() {
        Sound hum = Sound.noise(6, RATE_HZ, 8).louder(0.01);
        Sound speech =
                Sound.silence(RATE_HZ, 3).then(Sound.speech(7, RATE_HZ, 2)).then(Sound.silence(RATE_HZ, 3));

        List<Segment> segments = segments(hum.with(speech));

        assertThat(segments).isNotEmpty();
        assertThat(segments).anySatisfy(segment -> {
            assertThat(segment.startFrame()).isLessThanOrEqualTo(3L * RATE_HZ + 8_000);
            assertThat(segment.endFrame()).isGreaterThanOrEqualTo(4L * RATE_HZ);
        });
    }

    @Test
    void listensToItsOwnChannelOnly() {
        Sound left =
                Sound.silence(RATE_HZ, 1).then(Sound.speech(8, RATE_HZ, 1.5)).then(Sound.silence(RATE_HZ, 2));
        Sound right = Sound.silence(RATE_HZ, 4.5);

        List<Segment> heard = new ArrayList<>();
        Sound both = left.beside(right);
        short[] interleaved = interleaved(both);
        for (int channel = 0; channel < 2; channel++) {
            SpeechSegmenter segmenter = new SpeechSegmenter(channel, RATE_HZ, heard::add);
            segmenter.accept(interleaved, both.frameCount(), 2);
            segmenter.finish();
        }

        assertThat(heard).extracting(Segment::channel).containsOnly(0);
    }

    private static List<Segment> segments(Sound sound) {
        List<Segment> segments = new ArrayList<>();
        SpeechSegmenter segmenter = new SpeechSegmenter(0, RATE_HZ, segments::add);
        segmenter.accept(interleaved(sound), sound.frameCount(), 1);
        segmenter.finish();
        return segments;
    }

    private static short[] interleaved(Sound sound) {
        short[] samples = new short[sound.frameCount() * sound.channelCount()];
        for (int channel = 0; channel < sound.channelCount(); channel++) {
            double[] one = sound.channel(channel);
            for (int frame = 0; frame < one.length; frame++) {
                samples[frame * sound.channelCount() + channel] = toShort(one[frame]);
            }
        }
        return samples;
    }

    private static short toShort(double sample) {
        return (short) Math.round(sample * 32767);
    }
}
