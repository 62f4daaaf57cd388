package org.bleepline.pipeline.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are said at one a half second; the removed ones, from the fifth second on, are cut with 100 ms around them. */
class HeardLeaksTest {
    private static final long WORD_MILLIS = 500;
    private static final long CUT_START = 5_000;

    @ParameterizedTest
    @CsvSource({
        // removed, heard right behind the cut
        "Karen Miller, miller",
        "Karen Miller, millar",
        "Karen Miller, carin",
        "Karen Miller, mil ler",
        "Karen Miller, Karen Miller",
        "k a r e n, karen",
        "Karen, k a r e n",
        "four one one one, 4111",
        "4111 1111 1111 1111, one",
        "4111 1111 1111 1111, 1",
        "5552184197, four nineteen",
        "march third nineteen seventy two, 3rd",
        "March 3rd 1972, third",
        "March 3rd 1972, nineteen seventy two",
        "insulin, insulin",
        "may, may",
    })
    void findsWhatIsHeardBesideItsCut(String removed, String heard) {
        assertThat(leaks(removed, heard, cutEnd(removed) + 200)).isNotEmpty();
        assertThat(leaks(removed, heard, CUT_START - 300 - heard.split(" ").length * WORD_MILLIS))
                .as("in front of the cut")
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Karen Miller, thanks",
        "Karen Miller, the",
        "Karen Miller, marble",
        "4111 1111 1111 1111, five",
        "4111 1111 1111 1111, name",
        "insulin, insurance",
        "University of Oxford, of",
    })
    void leavesOtherWordsAlone(String removed, String heard) {
        assertThat(leaks(removed, heard, cutEnd(removed) + 200)).isEmpty();
    }

    @Test
    void findsAWholeValueFarFromItsCut() {
        assertThat(leaks("Karen Miller", "karen miller", 60_000)).hasSize(2);
        assertThat(leaks("4111 1111", "four one one one one one one one", 60_000))
                .hasSize(8);
    }

    @Test
    void takesAPartFarFromTheCutForSomethingElse() {
        assertThat(leaks("4111 1111 1111 1111", "one", 60_000)).isEmpty();
        assertThat(leaks("Karen Miller", "miller", 60_000)).isEmpty();
        assertThat(leaks("may", "may", 60_000)).isEmpty();
    }

    @Test
    void doesNotBelieveWhatAnEngineHearsInsideACut() {
        assertThat(leaks("Karen Miller", "karen", CUT_START + 100)).isEmpty();
    }

    @Test
    void leavesAWordThatWasKeptOnPurpose() {
        long behind = cutEnd("may") + 200;
        Word kept = Word.timed("may", behind + 50, behind + WORD_MILLIS);

        assertThat(leaks("may", "may", behind, List.of(kept))).isEmpty();
        assertThat(leaks("may", "may", behind, List.of(Word.timed("day", behind, behind + WORD_MILLIS))))
                .isNotEmpty();
    }

    @Test
    void tellsTheTimeOfTheWord() {
        long behind = cutEnd("Karen") + 200;

        assertThat(leaks("Karen", "so karen", behind))
                .containsExactly(new TimeRange(behind + WORD_MILLIS, behind + 2 * WORD_MILLIS));
    }

    private static List<TimeRange> leaks(String removed, String heard, long heardAt) {
        return leaks(removed, heard, heardAt, List.of());
    }

    private static List<TimeRange> leaks(String removed, String heard, long heardAt, List<Word> kept) {
        List<Word> said = words(removed, CUT_START);
        Cut cut = Cut.of(new TimeRange(CUT_START - 100, cutEnd(removed)));
        RedactedSpan span = new RedactedSpan(
                Policy.PERSON_NAME,
                IntStream.range(0, said.size()).boxed().toList(),
                new TimeRange(CUT_START, cutEnd(removed) - 100),
                1,
                "test",
                "test");
        RemovedValue value = RemovedValue.of(span, Transcript.ofWords("en", said), List.of(cut));
        return new HeardLeaks(List.of(value), kept, List.of(cut), false).in(words(heard, heardAt));
    }

    private static long cutEnd(String removed) {
        return CUT_START + removed.split(" ").length * WORD_MILLIS + 100;
    }

    private static List<Word> words(String text, long start) {
        String[] words = text.split(" ");
        return IntStream.range(0, words.length)
                .mapToObj(index ->
                        Word.timed(words[index], start + index * WORD_MILLIS, start + (index + 1) * WORD_MILLIS))
                .toList();
    }
}
