package org.bleepline.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MixedWordsTest {
    private static Trigrams general;
    private static CallTrigrams calls;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = new BufferedInputStream(Objects.requireNonNull(
                MixedWordsTest.class.getResourceAsStream("/edu/cmu/sphinx/models/en-us/en-us.lm.bin")))) {
            general = Trigrams.read(in);
        }
        try (InputStream in = Objects.requireNonNull(MixedWordsTest.class.getResourceAsStream("calls.trigrams"))) {
            calls = CallTrigrams.read(in);
        }
    }

    @Test
    void withoutAShareOfCallsNothingChanges() {
        MixedWords mixed = new MixedWords(general, calls, 0);

        assertThat(behind(mixed, "my", "name", "is")).isCloseTo(behind(general, "my", "name", "is"), within(1e-4f));
        assertThat(behind(mixed, "the", "zydeco", "yes"))
                .isCloseTo(behind(general, "the", "zydeco", "yes"), within(1e-4f));
    }

    @Test
    void aWordThatCallsDoNotKnowKeepsTheShareOfTheOtherModel() {
        MixedWords mixed = new MixedWords(general, calls, 0.25);

        assertThat(behind(mixed, "of", "the", "zyuganov"))
                .isCloseTo(behind(general, "of", "the", "zyuganov") + (float) Math.log(0.75), within(1e-4f));
    }

    @Test
    void whatIsSaidInCallsBecomesLikelier() {
        MixedWords mixed = new MixedWords(general, calls, 0.5);

        assertThat(behind(mixed, "credit", "card", "number"))
                .isGreaterThan(behind(general, "credit", "card", "number"));
    }

    @Test
    void probabilitiesAddUpAsBefore() {
        MixedWords mixed = new MixedWords(general, calls, 0.5);

        for (List<String> before :
                List.of(List.of("my", "name"), List.of("credit", "card"), List.of("zydeco", "seven"))) {
            assertThat(sum(mixed, before)).isCloseTo((1 + sum(general, before)) / 2, within(0.02));
        }
    }

    private static double sum(WordModel model, List<String> before) {
        int beforeThat = number(before.get(0));
        int last = number(before.get(1));
        double sum = 0;
        for (int word = 0; word < general.vocabulary().size(); word++) {
            sum += Math.exp(model.behind(beforeThat, last, word));
        }
        return sum;
    }

    private static float behind(WordModel model, String beforeThat, String before, String word) {
        return model.behind(number(beforeThat), number(before), number(word));
    }

    private static int number(String word) {
        return general.vocabulary().indexOf(word);
    }
}
