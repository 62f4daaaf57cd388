package org.bleepline.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CutPlannerTest {
    private static final long DURATION_MILLIS = 10_000;
    private static final double SPEECH_DB = -25;
    private static final double NOISE_DB = -60;

    private static final CutSettings SETTINGS = CutSettings.builder()
            .before(Duration.ofMillis(100))
            .after(Duration.ofMillis(150))
            .reach(Duration.ofMillis(60))
            .search(Duration.ofMillis(40))
            .lowConfidenceReach(Duration.ofMillis(100))
            .build();

    @Nested
    class WhereNothingIsKnownOfTheSound {
        @Test
        void addsAMarginOnBothSides() {
            assertThat(times(List.of(Word.timed("Ada", 1000, 1500)), 0)).containsExactly(range(900, 1650));
        }

        @Test
        void endsAMarginAtTheMiddleOfAKeptNeighbour() {
            List<Word> words =
                    List.of(Word.timed("is", 900, 1000), Word.timed("Ada", 1000, 1500), Word.timed("and", 1500, 1600));

            assertThat(times(words, 1)).containsExactly(range(950, 1550));
        }

        @Test
        void keepsAWordBetweenTwoCuts() {
            List<Word> words = List.of(
                    Word.timed("Ada", 1000, 1300), Word.timed("met", 1400, 1900), Word.timed("Bob", 2000, 2300));

            assertThat(times(words, 0, 2)).containsExactly(range(900, 1450), range(1900, 2450));
        }

        @Test
        void cutsWordsWithNothingBetweenThemInOne() {
            List<Word> words = List.of(Word.timed("four", 1000, 1300), Word.timed("one", 1650, 2000));

            assertThat(times(words, 0, 1)).containsExactly(range(900, 2150));
        }

        @Test
        void neverStartsBeforeTheRecordingOrEndsBehindIt() {
            List<Word> words = List.of(Word.timed("Ada", 20, 600), Word.timed("Bob", 9_400, 9_950));

            assertThat(times(words, 0, 1)).containsExactly(range(0, 750), range(9_300, 10_000));
        }

        @Test
        void joinsCutsThatAlmostTouchAndSaysSo() {
            List<Word> words =
                    List.of(Word.timed("Ada", 1000, 1300), Word.timed("or", 1320, 1400), Word.timed("Bob", 1420, 1800));

            CutPlan plan = plan(words, SoundProfile.none(), 0, 2);

            assertThat(plan.planned()).singleElement().satisfies(planned -> {
                assertThat(planned.cut().time()).isEqualTo(range(900, 1950));
                assertThat(planned.cut().reasons()).containsExactly(CutReason.MERGED);
                assertThat(planned.words()).containsExactly(0, 2);
            });
        }
    }

    @Nested
    class WhereAWordHasNoTimeThatCanBe {
        @Test
        void fillsTheGapForAWordWithoutATime() {
            assertGap(Word.untimed("4111"), range(1300, 3150), CutReason.NO_TIME);
        }

        @Test
        void fillsTheGapForEightDigitsInTwentyMilliseconds() {
            assertGap(Word.timed("41111111", 1500, 1520), range(1300, 3150), CutReason.UNLIKELY_TIME);
        }

        @Test
        void fillsTheGapForAWordOfNoLength() {
            assertGap(Word.timed("Ada", 1500, 1500), range(1300, 3150), CutReason.UNLIKELY_TIME);
        }

        @Test
        void takesAllOfATimeThatIsFarTooLongAndTheGapAroundIt() {
            List<Word> words = List.of(
                    Word.timed("name", 1000, 1400), Word.timed("Bob", 1500, 5000), Word.timed("ok", 5200, 5400));

            CutPlan plan = plan(words, SoundProfile.none(), 1);

            assertThat(plan.cuts()).singleElement().satisfies(cut -> {
                assertThat(cut.time()).isEqualTo(range(1300, 5300));
                assertThat(cut.reasons()).containsExactly(CutReason.UNLIKELY_TIME);
                assertThat(cut.widened()).isTrue();
            });
        }

        @Test
        void doubtsATimeWithinThatOfAnotherWord() {
            List<Word> words = List.of(
                    Word.timed("okay", 1000, 2000), Word.timed("Ada", 1200, 1500), Word.timed("thanks", 3000, 3400));

            CutPlan plan = plan(words, SoundProfile.none(), 1);

            assertThat(plan.cuts()).singleElement().satisfies(cut -> {
                assertThat(cut.time().startMillis()).isLessThanOrEqualTo(1200);
                assertThat(cut.time().endMillis()).isGreaterThanOrEqualTo(3000);
            });
        }

        @Test
        void reachesIntoTheNeighboursWhereTheyLeaveNoRoomButNotPastTheirMiddle() {
            List<Word> words =
                    List.of(Word.timed("number", 1000, 1400), Word.untimed("four"), Word.timed("so", 1400, 1500));

            assertThat(times(words, 1)).containsExactly(range(1200, 1450));
        }

        @Test
        void cutsToTheEdgesOfTheRecordingWhereNoNeighbourHasATime() {
            assertThat(times(List.of(Word.untimed("Ada")), 0)).containsExactly(range(0, 10_000));
        }

        @Test
        void takesTheNeighboursOfTheSameChannel() {
            List<Word> words = List.of(
                    Word.timed("name", 1000, 1400),
                    new Word("okay", range(1500, 1700), 1, "2", 1),
                    Word.untimed("Ada"),
                    Word.timed("thanks", 2500, 2900));

            assertThat(times(words, 2)).containsExactly(range(1300, 2650));
        }

        @Test
        void takesTheWholeSegmentWhereItsWordsShareOneTime() {
            List<Word> words = List.of(
                    Word.timed("so", 1000, 1300),
                    Word.timed("I", 2000, 4000),
                    Word.timed("am", 2000, 4000),
                    Word.timed("Ada", 2000, 4000),
                    Word.timed("thanks", 5000, 5400));

            CutPlan plan = plan(words, SoundProfile.none(), 3);

            assertThat(plan.cuts()).singleElement().satisfies(cut -> {
                assertThat(cut.time()).isEqualTo(range(1700, 4300));
                assertThat(cut.reasons()).containsExactly(CutReason.COARSE_TIME);
            });
        }

        private void assertGap(Word word, TimeRange expected, CutReason reason) {
            List<Word> words = List.of(Word.timed("number", 1000, 1400), word, Word.timed("thanks", 3000, 3300));

            CutPlan plan = plan(words, SoundProfile.none(), 1);

            assertThat(plan.cuts()).singleElement().satisfies(cut -> {
                assertThat(cut.time()).isEqualTo(expected);
                assertThat(cut.reasons()).containsExactly(reason);
                assertThat(cut.widened()).isTrue();
            });
        }
    }

    @Nested
    class WhereTheSoundIsKnown {
        @Test
        void goesIntoThePausesAroundAWord() {
            SoundProfile sound = sound(range(0, 900), range(1050, 1480), range(2000, 10_000));

            CutPlan plan = plan(List.of(Word.timed("Ada", 1050, 1480)), sound, 0);

            // In front: a pause of 150 ms; the margin, and nothing of what is in front of the pause.
            assertThat(plan.cuts().get(0).time()).isEqualTo(range(950, 1630));
            assertThat(plan.cuts().get(0).reasons()).contains(CutReason.QUIET_START, CutReason.QUIET_END);
        }

        @Test
        void reachesTheEndOfAWordThatGoesOnLongerThanItsTimeSays() {
            SoundProfile sound = sound(range(0, 700), range(1000, 1550), range(2000, 10_000));

            assertThat(plan(List.of(Word.timed("Ada", 1000, 1500)), sound, 0).cuts())
                    .singleElement()
                    .satisfies(cut -> assertThat(cut.time().endMillis()).isBetween(1550L, 1980L));
        }

        @Test
        void endsAtTheQuietestMomentWhereNobodyPauses() {
            double[] levels = levels(range(0, 10_000));
            Arrays.fill(levels, 158, 160, -45);
            List<Word> words = List.of(Word.timed("Ada", 1000, 1500), Word.timed("meets", 1500, 2000));

            TimeRange cut = plan(words, profile(levels), 0).cuts().get(0).time();

            assertThat(cut.endMillis()).isBetween(1580L, 1600L);
        }

        @Test
        void neverGoesPastTheMiddleOfAKeptNeighbourHoweverLoud() {
            SoundProfile sound = sound(range(0, 10_000));
            List<Word> words =
                    List.of(Word.timed("is", 920, 1000), Word.timed("Ada", 1000, 1500), Word.timed("a", 1500, 1540));

            assertThat(plan(words, sound, 1).cuts().get(0).time()).isEqualTo(range(960, 1520));
        }

        @Test
        void reachesFurtherWhereTheRecogniserWasNotSure() {
            SoundProfile sound = sound(range(0, 10_000));
            List<Word> words = List.of(
                    Word.timed("before", 200, 1000),
                    Word.timed("Ada", 1000, 1500).withConfidence(0.2),
                    Word.timed("behind", 1500, 2500));

            CutPlan plan = plan(words, sound, 1);
            CutPlan trusting = new CutPlanner(SETTINGS, CutScope.ALL, false)
                    .plan(Transcript.ofWords("en", words), spans(1), sound, DURATION_MILLIS);

            assertThat(plan.cuts().get(0).time()).isEqualTo(range(840, 1660));
            assertThat(plan.cuts().get(0).reasons()).contains(CutReason.LOW_CONFIDENCE);
            assertThat(trusting.cuts().get(0).time()).isEqualTo(range(940, 1560));
        }

        @Test
        void reachesFurtherWhereTimesAreWholeTenths() {
            SoundProfile sound = sound(range(0, 10_000));
            List<Word> words = IntStream.range(0, 12)
                    .mapToObj(index -> Word.timed("word", index * 500L, index * 500L + 480))
                    .toList();

            assertThat(plan(words, sound, 5).cuts()).singleElement().satisfies(cut -> {
                assertThat(cut.reasons()).contains(CutReason.COARSE_TIME);
                assertThat(cut.time()).isEqualTo(range(2240, 3240));
            });
        }

        @Test
        void learnsFromThePausesHowFarTimesAreOff() {
            List<TimeRange> phrases = new ArrayList<>();
            List<Word> words = new ArrayList<>();
            for (int phrase = 0; phrase < 9; phrase++) {
                long start = 200 + phrase * 1000L;
                phrases.add(range(start, start + 610));
                // All times come 205 ms late.
                words.add(Word.timed("one", start + 205, start + 400));
                words.add(Word.timed("two", start + 405, start + 600));
                words.add(Word.timed("three", start + 605, start + 815));
            }

            TimeRange cut = plan(words, sound(phrases.toArray(TimeRange[]::new)), 13)
                    .cuts()
                    .get(0)
                    .time();

            // The fifth phrase begins at 4200; "two" was said from 4400, its time says 4605.
            assertThat(cut.startMillis()).isLessThanOrEqualTo(4510);
        }

        @Test
        void cutsWhatIsHeardBetweenTwoRemovedWordsButNotALongSilence() {
            List<Word> words = List.of(Word.timed("four", 1000, 1300), Word.timed("one", 3000, 3300));

            assertThat(plan(words, sound(range(1000, 1300), range(3000, 3300)), 0, 1)
                            .cuts())
                    .hasSize(2);
            assertThat(plan(words, sound(range(1000, 1300), range(2000, 2200), range(3000, 3300)), 0, 1)
                            .cuts())
                    .hasSize(1);
        }
    }

    @Nested
    class WhereSomethingIsStillHeard {
        @Test
        void makesTheCutLongerOnBothSidesAndMergesIt() {
            SoundProfile sound = sound(range(0, 10_000));
            List<Word> words = List.of(
                    Word.timed("Ada", 1000, 1500), Word.timed("meets", 1500, 2100), Word.timed("Bob", 2100, 2600));
            CutPlan plan = plan(words, sound, 0, 2);

            CutPlan wider = plan.widened(plan.cuts().get(0).time(), Duration.ofMillis(600));

            assertThat(plan.cuts()).hasSize(2);
            assertThat(wider.planned()).singleElement().satisfies(planned -> {
                assertThat(planned.cut().reasons()).contains(CutReason.LEAK, CutReason.MERGED);
                assertThat(planned.cut().time().startMillis()).isLessThanOrEqualTo(400);
                assertThat(planned.words()).containsExactly(0, 2);
            });
        }

        @Test
        void cutsAPlaceThatNoCutTouches() {
            CutPlan plan = plan(List.of(Word.timed("Ada", 1000, 1500)), SoundProfile.none(), 0);

            assertThat(plan.widened(range(5000, 5400), Duration.ofMillis(200)).cuts())
                    .contains(new Cut(range(5000, 5400), CutChannels.all(), Set.of(CutReason.LEAK)));
        }
    }

    @Nested
    class WhereOnlyTheSpeakingChannelIsCut {
        private static final TimeRange TALK = new TimeRange(500, 4000);

        @Test
        void leavesAQuietChannelAlone() {
            Cut cut = speaking(words(), levels(TALK), levels(range(6000, 9000)));

            assertThat(cut.channels()).isEqualTo(CutChannels.only(0));
            assertThat(cut.reasons()).doesNotContain(CutReason.CROSSTALK);
        }

        @Test
        void cutsEveryChannelWhereTheVoiceComesThrough() {
            double[] other = levels(range(6000, 9000));
            Arrays.fill(other, 50, 400, NOISE_DB + 12);

            Cut cut = speaking(words(), levels(TALK), other);

            assertThat(cut.channels()).isEqualTo(CutChannels.all());
            assertThat(cut.reasons()).contains(CutReason.CROSSTALK);
        }

        @Test
        void leavesTheOtherSpeakerWhoTalksAtTheSameTimeWhereNothingComesThrough() {
            List<Word> words = new ArrayList<>(words());
            words.add(new Word("hello", range(3200, 3900), 1, null, 1));

            Cut cut = speaking(words, levels(TALK), levels(range(3200, 3900), range(6000, 9000)));

            assertThat(cut.channels()).isEqualTo(CutChannels.only(0));
        }

        @Test
        void cutsEveryChannelWhereThereWasNoChanceToMeasure() {
            List<Word> words = List.of(Word.timed("Ada", 3400, 3900), new Word("hello", range(3200, 3900), 1, null, 1));

            assertThat(speaking(words, levels(TALK), levels(range(3200, 3900))).channels())
                    .isEqualTo(CutChannels.all());
        }

        @Test
        void goesByTheSoundWhereTheWordsSayNothingOfChannels() {
            List<Word> words = List.of(Word.timed("Ada", 3400, 3900));

            assertThat(speaking(words, levels(range(500, 2000)), levels(range(3000, 4500)))
                            .channels())
                    .isEqualTo(CutChannels.only(1));
            assertThat(speaking(words, levels(TALK), levels(TALK)).channels()).isEqualTo(CutChannels.all());
        }

        private List<Word> words() {
            return List.of(
                    Word.timed("my", 500, 1500),
                    Word.timed("name", 1500, 2500),
                    Word.timed("is", 2500, 3400),
                    Word.timed("Ada", 3400, 3900),
                    new Word("thanks", range(6000, 9000), 1, null, 1));
        }

        private Cut speaking(List<Word> words, double[]... levels) {
            Transcript transcript = Transcript.ofWords("en", words);
            int ada = IntStream.range(0, words.size())
                    .filter(index -> transcript.words().get(index).text().equals("Ada"))
                    .findFirst()
                    .orElseThrow();
            return new CutPlanner(SETTINGS, CutScope.SPEAKING, true)
                    .plan(transcript, spans(ada), SoundProfile.ofLevels(levels), DURATION_MILLIS)
                    .cuts()
                    .get(0);
        }
    }

    @Test
    @Timeout(20)
    void plansManyWordsWithoutTimesInLinearTime() {
        List<Word> words = IntStream.range(0, 200_000)
                .mapToObj(index -> Word.untimed("w" + index))
                .toList();

        assertThat(times(
                        words,
                        IntStream.range(0, 200_000)
                                .filter(index -> index % 2 == 0)
                                .toArray()))
                .hasSize(1);
    }

    private static TimeRange range(long start, long end) {
        return new TimeRange(start, end);
    }

    private static List<TimeRange> times(List<Word> words, int... removed) {
        return plan(words, SoundProfile.none(), removed).cuts().stream()
                .map(Cut::time)
                .toList();
    }

    private static CutPlan plan(List<Word> words, SoundProfile sound, int... removed) {
        return new CutPlanner(SETTINGS, CutScope.ALL, true)
                .plan(Transcript.ofWords("en", words), spans(removed), sound, DURATION_MILLIS);
    }

    private static List<RedactedSpan> spans(int... removed) {
        return List.of(new RedactedSpan(
                Policy.PERSON_NAME, IntStream.of(removed).boxed().toList(), null, 1, "test", "given"));
    }

    private static SoundProfile sound(TimeRange... speech) {
        return profile(levels(speech));
    }

    private static SoundProfile profile(double[] levels) {
        return SoundProfile.ofLevels(new double[][] {levels});
    }

    /** Noise, and speech at these times. */
    private static double[] levels(TimeRange... speech) {
        double[] levels = new double[(int) DURATION_MILLIS / SoundProfile.FRAME_MILLIS];
        Arrays.fill(levels, NOISE_DB);
        for (TimeRange time : speech) {
            Arrays.fill(levels, (int) time.startMillis() / 10, (int) time.endMillis() / 10, SPEECH_DB);
        }
        return levels;
    }
}
