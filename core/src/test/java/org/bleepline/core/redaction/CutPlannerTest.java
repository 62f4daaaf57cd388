package org.bleepline.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CutPlannerTest {
    private static final CutSettings SETTINGS =
            new CutSettings(Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(100));

    @Test
    void addsAMarginOnBothSides() {
        assertThat(cuts(List.of(Word.timed("Ada", 1000, 1500)), 0)).containsExactly(cut(900, 1650));
    }

    @Test
    void endsAMarginAtTheMiddleOfAKeptNeighbour() {
        List<Word> words =
                List.of(Word.timed("is", 900, 1000), Word.timed("Ada", 1000, 1500), Word.timed("and", 1500, 1600));

        assertThat(cuts(words, 1)).containsExactly(cut(950, 1550));
    }

    @Test
    void joinsCutsThatAlmostTouch() {
        List<Word> words =
                List.of(Word.timed("four", 1000, 1300), Word.timed("um", 1300, 1600), Word.timed("one", 1650, 2000));

        assertThat(cuts(words, 0, 1, 2)).containsExactly(cut(900, 2150));
    }

    @Test
    void keepsAWordBetweenTwoCuts() {
        List<Word> words =
                List.of(Word.timed("Ada", 1000, 1300), Word.timed("met", 1400, 1900), Word.timed("Bob", 2000, 2300));

        assertThat(cuts(words, 0, 2)).containsExactly(cut(900, 1450), cut(1900, 2450));
    }

    @Test
    void fillsTheGapForAWordWithoutATime() {
        List<Word> words =
                List.of(Word.timed("number", 1000, 1400), Word.untimed("4111"), Word.timed("thanks", 3000, 3300));

        assertThat(cuts(words, 1)).containsExactly(gap(1400, 3000));
    }

    @Test
    void reachesIntoTheNeighboursWhereTheyLeaveNoRoomForAWordWithoutATime() {
        List<Word> words =
                List.of(Word.timed("number", 1000, 1400), Word.untimed("four"), Word.timed("thanks", 1400, 1900));

        assertThat(cuts(words, 1)).containsExactly(gap(1300, 1500));
    }

    @Test
    void cutsToTheEdgesOfTheRecordingWhereNoNeighbourHasATime() {
        assertThat(cuts(List.of(Word.untimed("Ada")), 0)).containsExactly(gap(0, 10_000));
    }

    @Test
    void takesTheNeighboursOfTheSameChannel() {
        List<Word> words = List.of(
                Word.timed("name", 1000, 1400),
                new Word("okay", new TimeRange(1500, 1700), 1, "2", 1),
                Word.untimed("Ada"),
                Word.timed("thanks", 2500, 2900));

        assertThat(cuts(words, 2)).containsExactly(gap(1400, 2500));
    }

    @Test
    void neverStartsBeforeTheRecordingOrEndsBehindIt() {
        assertThat(cuts(List.of(Word.timed("Ada", 20, 9_950)), 0)).containsExactly(cut(0, 10_000));
    }

    @Test
    @Timeout(20)
    void plansManyWordsWithoutTimesInLinearTime() {
        List<Word> words = IntStream.range(0, 200_000)
                .mapToObj(index -> Word.untimed("w" + index))
                .toList();

        assertThat(cuts(words, IntStream.range(0, 200_000).toArray())).hasSize(1);
    }

    private static Cut cut(long start, long end) {
        return Cut.of(new TimeRange(start, end));
    }

    private static Cut gap(long start, long end) {
        return new Cut(new TimeRange(start, end), CutChannels.all(), Set.of(CutReason.NO_TIME));
    }

    private static List<Cut> cuts(List<Word> words, int... removed) {
        Transcript transcript = Transcript.ofWords("en", words);
        RedactedSpan span = new RedactedSpan(
                Policy.PERSON_NAME, IntStream.of(removed).boxed().toList(), null, 1, "test", "given");
        return CutPlanner.plan(transcript, List.of(span), SETTINGS, 10_000);
    }
}
