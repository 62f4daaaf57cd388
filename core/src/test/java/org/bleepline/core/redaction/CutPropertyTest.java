package org.bleepline.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the cuts of any words in any sound, whatever their times are worth. */
class CutPropertyTest {
    private static final CutSettings SETTINGS = CutSettings.defaults();
    private static final String[] TEXTS = {"a", "Ada", "Miller", "4111", "seventeen", "okay", "NASA", "0"};

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverGoPastTheMiddleOfAKeptNeighbour(int seed) {
        Case sample = new Case(seed);

        for (CutPlan.Planned planned : sample.plan().planned()) {
            TimeRange cut = planned.cut().time();
            int first = planned.words().get(0);
            int last = planned.words().get(planned.words().size() - 1);
            int before = sample.nearestCredible(first, -1);
            int behind = sample.nearestCredible(last, 1);
            if (before >= 0 && !sample.removed[before]) {
                assertThat(cut.startMillis()).isGreaterThanOrEqualTo(sample.middle(before));
            }
            if (behind >= 0 && !sample.removed[behind]) {
                assertThat(cut.endMillis()).isLessThanOrEqualTo(sample.middle(behind));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdEachRemovedWordWhole(int seed) {
        Case sample = new Case(seed);

        List<CutPlan.Planned> planned = sample.plan().planned();

        for (int index = 0; index < sample.removed.length; index++) {
            TimeRange time = sample.words.get(index).timing();
            int word = index;
            if (sample.removed[index]) {
                assertThat(planned)
                        .filteredOn(each -> each.words().contains(word))
                        .singleElement()
                        .satisfies(each -> assertThat(time == null
                                        || (each.cut().time().startMillis() <= time.startMillis()
                                                && each.cut().time().endMillis() >= time.endMillis()))
                                .isTrue());
            } else {
                assertThat(planned).noneMatch(each -> each.words().contains(word));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areOneWhereTheyWouldAlmostTouch(int seed) {
        List<Cut> cuts = new Case(seed).plan().cuts();

        for (int index = 1; index < cuts.size(); index++) {
            assertThat(cuts.get(index).time().startMillis()
                            - cuts.get(index - 1).time().endMillis())
                    .isGreaterThan(SETTINGS.join().toMillis());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reachNoFurtherBeyondExactTimesThanTheSearchWhereNobodyPauses(int seed) {
        Case sample = new Case(seed);
        long most = SETTINGS.exactReach().plus(SETTINGS.search()).toMillis();

        for (CutPlan.Planned planned :
                sample.plan(word -> TimePrecision.EXACT, sample.loud()).planned()) {
            if (planned.cut().reasons().isEmpty()) { // no doubt, nothing merged
                TimeRange first =
                        sample.words.get(planned.words().get(0)).time().orElseThrow();
                TimeRange last = sample.words
                        .get(planned.words().get(planned.words().size() - 1))
                        .time()
                        .orElseThrow();
                assertThat(first.startMillis() - planned.cut().time().startMillis())
                        .isBetween(0L, most);
                assertThat(planned.cut().time().endMillis() - last.endMillis()).isBetween(0L, most);
            }
        }
    }

    /** Words in a row, some without a time, some with one that cannot be; a sound that knows nothing of them. */
    private static final class Case {
        final List<Word> words = new ArrayList<>();
        final boolean[] removed;
        private final WordTimes times;
        private final SoundProfile sound;
        private final long durationMillis;
        private final TimePrecision[] precisions;

        Case(int seed) {
            Random random = new Random(seed);
            long clock = random.nextInt(500);
            int count = 1 + random.nextInt(40);
            removed = new boolean[count];
            precisions = new TimePrecision[count];
            for (int index = 0; index < count; index++) {
                long start = clock + random.nextInt(random.nextInt(4) == 0 ? 3000 : 80);
                long end = start + (random.nextInt(10) == 0 ? random.nextInt(5000) : 40 + random.nextInt(600));
                clock = end;
                TimeRange time = random.nextInt(8) == 0 ? null : new TimeRange(start, end);
                String text = TEXTS[random.nextInt(TEXTS.length)];
                words.add(new Word(text, time, random.nextDouble(), null, 0));
                removed[index] = random.nextInt(3) == 0;
                precisions[index] = TimePrecision.values()[random.nextInt(3)];
            }
            times = new WordTimes(words);
            durationMillis = clock + random.nextInt(2000);
            sound = random.nextInt(5) == 0 ? SoundProfile.none() : noise(random, (int) (durationMillis / 10) + 1);
        }

        private static SoundProfile noise(Random random, int frames) {
            double[] levels = new double[frames];
            double level = -60;
            for (int frame = 0; frame < frames; frame++) {
                level = random.nextInt(15) == 0 ? -70 + 60 * random.nextDouble() : level;
                levels[frame] = level + 3 * random.nextGaussian();
            }
            return SoundProfile.ofLevels(new double[][] {levels});
        }

        /** Never a pause. */
        SoundProfile loud() {
            Random random = new Random(removed.length);
            double[] levels = new double[(int) (durationMillis / 10) + 1];
            Arrays.setAll(levels, frame -> -20 + random.nextGaussian());
            return SoundProfile.ofLevels(new double[][] {levels});
        }

        CutPlan plan() {
            return plan(word -> precisions[word], sound);
        }

        CutPlan plan(IntFunction<TimePrecision> worth, SoundProfile heard) {
            List<Integer> gone = IntStream.range(0, removed.length)
                    .filter(index -> removed[index])
                    .boxed()
                    .toList();
            List<RedactedSpan> spans = gone.isEmpty()
                    ? List.of()
                    : List.of(new RedactedSpan(Policy.PERSON_NAME, gone, null, 1, "test", ""));
            return new CutPlanner(SETTINGS, CutScope.ALL, true)
                    .plan(Transcript.ofWords("en", words), worth, spans, heard, durationMillis);
        }

        int nearestCredible(int from, int step) {
            int at = from + step;
            while (at >= 0 && at < removed.length && !times.reliable(at)) {
                at += step;
            }
            return at < removed.length ? at : -1;
        }

        long middle(int word) {
            TimeRange time = words.get(word).time().orElseThrow();
            return time.startMillis() + time.durationMillis() / 2;
        }
    }
}
