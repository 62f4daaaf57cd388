package org.bleepline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp3Test {
    @ParameterizedTest
    @CsvSource({
        "8000, 8000",
        "8001, 11025",
        "16000, 16000",
        "44100, 44100",
        "48000, 48000",
        "96000, 48000",
        "1000, 8000"
    })
    void takesTheRateOfTheSourceOrTheNextHigherOne(int sourceHz, int expectedHz) {
        assertThat(Mp3.rateFor(sourceHz)).isEqualTo(expectedHz);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 1, 0, 64",
        "8000, 2, 0, 64",
        "16000, 1, 0, 64",
        "16000, 2, 0, 128",
        "44100, 1, 0, 96",
        "44100, 2, 0, 192",
        "44100, 2, 128000, 128",
        "44100, 2, 320000, 320",
        "44100, 2, 64000, 128",
        "16000, 1, 24000, 32",
        "22050, 2, 500000, 160"
    })
    void takesTheBitRateOfAnMp3AndEnoughForSpeechOtherwise(
            int rateHz, int channels, long source, int expectedKilobits) {
        assertThat(Mp3.kilobitsFor(rateHz, channels, source)).isEqualTo(expectedKilobits);
    }
}
