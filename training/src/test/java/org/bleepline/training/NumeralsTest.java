package org.bleepline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "0, zero",
        "19, nineteen",
        "40, forty",
        "42, forty two",
        "190, one hundred ninety",
        "2005, two thousand five",
        "18240, eighteen thousand two hundred forty",
        "4200000000, four billion two hundred million"
    })
    void saysCardinals(long number, String words) {
        assertThat(Numerals.cardinal(number, false)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, first", "12, twelfth", "20, twentieth", "21, twenty first", "30, thirtieth"})
    void saysOrdinals(int number, String words) {
        assertThat(Numerals.ordinal(number)).isEqualTo(words);
    }

    @Test
    void saysEveryDigitOnceWhateverTheStyle() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder digits = new StringBuilder();
            for (int index = 0; index < 1 + seed % 16; index++) {
                digits.append((char) ('0' + random.nextInt(10)));
            }
            assertThat(Numerals.digits(digits.toString(), random)).matches("[a-z]+( [a-z]+)*");
        }
    }
}
