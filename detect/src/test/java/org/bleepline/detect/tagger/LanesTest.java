package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LanesTest {
    @Test
    void addsFourSignedNumbersAtOnce() {
        Random random = new Random(11);
        for (int round = 0; round < 1000; round++) {
            long sum = 0;
            int[] expected = new int[4];
            for (int addend = 0; addend < 100; addend++) {
                for (int position = 0; position < 4; position++) {
                    int value = random.nextInt(255) - 127;
                    expected[position] += value;
                    sum += Lanes.of(Labels.begin(3) + position, value);
                }
            }
            long readable = Lanes.readable(sum);
            for (int position = 0; position < 4; position++) {
                assertThat(Lanes.value(readable, position)).isEqualTo(expected[position]);
            }
        }
    }

    @Test
    void keepsTheLabelsOfATypeTogether() {
        assertThat(Lanes.index(Labels.OUTSIDE)).isZero();
        for (int type = 0; type < 63; type++) {
            assertThat(Lanes.index(Labels.begin(type))).isEqualTo(type + 1);
            assertThat(Lanes.index(Labels.unit(type))).isEqualTo(type + 1);
        }
        assertThat(Lanes.outside(Lanes.of(Labels.OUTSIDE, -5))).isEqualTo(-5);
    }
}
