package org.bleepline.speech.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFormsTest {
    private static final Pronunciations KNOWN = known();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4111 | four one one one",
                "4111 | forty one eleven",
                "4111 | four thousand one hundred eleven",
                "555 | triple five",
                "107 | one oh seven",
                "j.smith@x.com | j dot smith at x dot com",
                "$45.20 | forty five dollars twenty cents",
                "3rd | third",
                "03/15/1972 | march fifteenth nineteen seventy two",
                "Dr. | doctor",
                "SSN | s s n",
                "hello, | hello"
            })
    void knowsHowAWordMayBeSaid(String written, String spoken) {
        assertThat(ways(written)).contains(spoken);
    }

    @Test
    void keepsTheWaysOfALongNumberSmall() {
        assertThat(SpokenForms.of("5552184197", KNOWN).parts()).hasSizeLessThan(100);
    }

    private static List<String> ways(String written) {
        SpokenForms.Lattice lattice = SpokenForms.of(written, KNOWN);
        List<String> ways = new ArrayList<>();
        walk(lattice, 0, "", ways);
        return ways;
    }

    private static void walk(SpokenForms.Lattice lattice, int node, String said, List<String> ways) {
        if (node == lattice.nodes() - 1) {
            ways.add(said.strip());
        }
        for (SpokenForms.Part part : lattice.parts()) {
            if (part.from() == node) {
                walk(lattice, part.to(), (said + " " + String.join(" ", part.tokens())).strip(), ways);
            }
        }
    }

    private static Pronunciations known() {
        try {
            return Acoustics.load().pronunciations();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
