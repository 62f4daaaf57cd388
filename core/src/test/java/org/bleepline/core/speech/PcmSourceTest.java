package org.bleepline.core.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Sound in memory is read as any other: whole frames, then the end. */
class PcmSourceTest {
    @Test
    void givesWholeFramesToTheEnd() {
        try (PcmSource sound = PcmSource.of(new short[] {1, 2, 3, 4, 5, 6}, 2, 8000)) {
            short[] buffer = new short[5];

            assertThat(sound.read(buffer)).isEqualTo(2);
            assertThat(buffer).startsWith(new short[] {1, 2, 3, 4});
            assertThat(sound.read(buffer)).isEqualTo(1);
            assertThat(buffer).startsWith(new short[] {5, 6});
            assertThat(sound.read(buffer)).isEqualTo(-1);
            assertThat(sound.channelCount()).isEqualTo(2);
            assertThat(sound.sampleRateHz()).isEqualTo(8000);
        }
    }

    @Test
    void refusesAPartOfAFrame() {
        assertThatThrownBy(() -> PcmSource.of(new short[3], 2, 8000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 samples are no whole frames of 2 channels");
    }
}
