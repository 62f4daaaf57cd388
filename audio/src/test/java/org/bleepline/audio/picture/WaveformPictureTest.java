package org.bleepline.audio.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.testkit.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class WaveformPictureTest {
    private static final int RATE_HZ = 16_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 9.87, 60, 200})
    void findsThePeaksWhereverTheyAre(double seconds) {
        Sound half = Sound.silence(RATE_HZ, seconds / 2);
        Waveform waveform = Waveform.of(source(half.then(Sound.tone(500, RATE_HZ, seconds / 2))), 100);

        assertThat(waveform.columns()).isEqualTo(100);
        assertThat(waveform.durationMillis()).isEqualTo(Math.round(seconds * 1000));
        assertThat(waveform.peak(10)).isZero();
        assertThat(waveform.peak(48)).isZero();
        assertThat(waveform.peak(52)).isCloseTo(0.5, within(0.01));
        assertThat(waveform.peak(99)).isCloseTo(0.5, within(0.01));
    }

    @Test
    void hearsTheLoudestChannel() {
        Sound quiet = Sound.tone(500, RATE_HZ, 1).louder(0.1);

        assertThat(Waveform.of(source(quiet.beside(Sound.tone(500, RATE_HZ, 1))), 10)
                        .peak(5))
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void drawsBeforeAndAfterWithTheCutsInLittleSpace() throws Exception {
        Waveform before = Waveform.of(source(Sound.speech(1, RATE_HZ, 60)), 400);
        Waveform after = Waveform.of(source(Sound.speech(2, RATE_HZ, 60)), 400);

        String svg = WaveformPicture.svg(
                List.of(new WaveformPicture.Row("before & <now>", before), new WaveformPicture.Row("after", after)),
                List.of(new TimeRange(3000, 4500), new TimeRange(20_000, 21_000)));

        assertThat(svg.length()).isLessThan(25_000);
        assertThat(svg).contains("0:00", "0:30", "1:00", "2 removed moments");
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(5);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("before & <now>");
    }

    @Test
    void drawsSilenceAsAThinLine() {
        Waveform silence = Waveform.of(source(Sound.silence(RATE_HZ, 7200)), 50);

        String svg = WaveformPicture.svg(List.of(new WaveformPicture.Row("a", silence)), List.of());

        assertThat(svg).contains("v1.0").contains("1:00:00", "2:00:00");
    }

    private static PcmSource source(Sound sound) {
        return PcmSource.of(sound.pcm16(), sound.channelCount(), sound.sampleRateHz());
    }
}
