package org.bleepline.speech.sphinx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRunsTest {
    @ParameterizedTest
    @CsvSource({
        "the number is six seven two eight on the front, six seven two eight",
        "the number is six seven to ate six on the front, six seven to ate six",
        "for seven five to six nine after lunch, for seven five to six nine",
        "oh seven seven nine, oh seven seven nine",
    })
    void findsDigitsSaidOneByOneAndWordsThatSoundSo(String said, String run) {
        assertThat(runs(heard(said))).containsExactly(run);
    }

    @ParameterizedTest
    @CsvSource({
        "may of nineteen eighty two",
        "one or two of them",
        "one to three weeks",
        "two for one",
        "it is for you to one",
        "too free to owe for",
    })
    void leavesOtherNumbersAlone(String said) {
        assertThat(runs(heard(said))).isEmpty();
    }

    @Test
    void endsARunWhereSomebodyIsSilentForLong() {
        List<HeardWord> words = new ArrayList<>(heard("one two three four"));
        heard("five six seven eight")
                .forEach(word ->
                        words.add(new HeardWord(word.text(), word.startMillis() + 3000, word.endMillis() + 3000, 1)));

        assertThat(runs(words)).containsExactly("one two three four", "five six seven eight");
    }

    private static List<String> runs(List<HeardWord> words) {
        return NumberRuns.in(words).stream()
                .map(run -> words.subList(run.first(), run.end()).stream()
                        .map(HeardWord::text)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** A word each 300 ms. */
    private static List<HeardWord> heard(String said) {
        List<HeardWord> words = new ArrayList<>();
        for (String text : said.split(" ")) {
            words.add(new HeardWord(text, words.size() * 300L, words.size() * 300L + 250, 1));
        }
        return words;
    }
}
