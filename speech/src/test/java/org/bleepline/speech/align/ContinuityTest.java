package org.bleepline.speech.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContinuityTest {
    private static final double GOOD = -1;
    private static final double BAD = -7;

    @Test
    void wordsThatFollowOneAnotherAreATextThatWasSaid() {
        Continuity text = continuity(words(0, 20, 40, 60));

        assertThat(Continuity.isOneText(List.of(text))).isTrue();
        assertThat(held(text)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void wordsWithOtherSpeechBetweenThemAreNot() {
        Continuity text = continuity(words(0, 200, 400, 600));

        assertThat(Continuity.isOneText(List.of(text))).isFalse();
        assertThat(held(text)).isEmpty();
    }

    @Test
    void aPauseIsNoOtherSpeech() {
        Continuity text = Continuity.of(3, words(0, 20, 900), (from, to) -> from == 40 ? 5 : to - from);

        assertThat(held(text)).containsExactly(0, 1, 2);
    }

    @Test
    void aWordByItselfAmongOthersThatWereNotFoundIsNoWord() {
        List<Search.Found> found = new ArrayList<>(words(0, 20, 40, 60));
        found.add(word(7, 200, GOOD));

        assertThat(held(continuity(9, found))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aWordThatFitsBadlyIsNoWord() {
        List<Search.Found> found = new ArrayList<>(words(0, 20, 40, 60));
        found.set(1, word(1, 20, BAD));

        assertThat(held(continuity(4, found))).containsExactly(2, 3);
    }

    @Test
    void halfOfTheNeighboursOfALongTextMustFollowOneAnother() {
        assertThat(Continuity.isOneText(List.of(continuity(101, inARow(51))))).isTrue();
        assertThat(Continuity.isOneText(List.of(continuity(101, inARow(50))))).isFalse();
    }

    /** A few words follow one another by chance. */
    @Test
    void moreOfThemMustInAShortText() {
        assertThat(Continuity.isOneText(List.of(continuity(12, inARow(9))))).isTrue();
        assertThat(Continuity.isOneText(List.of(continuity(12, inARow(7))))).isFalse();
        assertThat(Continuity.isOneText(List.of(continuity(3, inARow(3))))).isTrue();
        assertThat(Continuity.isOneText(List.of(continuity(3, inARow(2))))).isFalse();
    }

    @Test
    void theChannelsAreJudgedTogether() {
        Continuity said = continuity(inARow(40));
        Continuity strewn = continuity(words(0, 200, 400));

        assertThat(Continuity.isOneText(List.of(strewn))).isFalse();
        assertThat(Continuity.isOneText(List.of(said, strewn))).isTrue();
    }

    @Test
    void aWordOfManyTokensIsOne() {
        Continuity text =
                continuity(2, List.of(word(0, 0, GOOD), word(0, 20, GOOD), word(0, 40, GOOD), word(1, 60, GOOD)));

        assertThat(held(text)).containsExactly(0, 1);
        assertThat(text.first(0)).isZero();
        assertThat(text.end(0)).isEqualTo(60);
    }

    @Test
    void aTextOfOneWordHasNoNeighbours() {
        Continuity text = continuity(words(50));

        assertThat(Continuity.isOneText(List.of(text))).isTrue();
        assertThat(held(text)).containsExactly(0);
    }

    @Test
    void aTextThatIsNotFoundAtAllIsNotHeld() {
        assertThat(held(continuity(3, List.of()))).isEmpty();
        assertThat(Continuity.isOneText(List.of(continuity(3, List.of())))).isFalse();
    }

    private static List<Integer> held(Continuity text) {
        return IntStream.range(0, text.size()).filter(text::holds).boxed().toList();
    }

    private static Continuity continuity(List<Search.Found> found) {
        return continuity(found.size(), found);
    }

    /** All that is between two words is speech. */
    private static Continuity continuity(int words, List<Search.Found> found) {
        return Continuity.of(words, found, (from, to) -> to - from);
    }

    private static List<Search.Found> words(int... firsts) {
        return IntStream.range(0, firsts.length)
                .mapToObj(index -> word(index, firsts[index], GOOD))
                .toList();
    }

    private static List<Search.Found> inARow(int count) {
        return words(IntStream.range(0, count).map(index -> 20 * index).toArray());
    }

    private static Search.Found word(int word, int first, double scoreOfAFrame) {
        return new Search.Found(word, first, first + 20, 20 * scoreOfAFrame);
    }
}
