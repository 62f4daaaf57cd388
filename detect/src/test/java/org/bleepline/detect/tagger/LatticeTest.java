package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeTest {
    static final int TYPES = 2;
    static final int LABELS = 1 + 4 * TYPES;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givesEachLabelItsShareOfAllLegalSequences(int length) {
        for (int seed = 0; seed < 20; seed++) {
            float[] scores = random(length * LABELS, seed);
            float[] transitions = random(Lattice.TRANSITIONS * TYPES, seed + 1000);
            Lattice lattice = new Lattice(TYPES);
            lattice.load(scores, length, transitions, null);
            float[] marginals = new float[length * LABELS];
            double[] counts = new double[transitions.length];

            assertThat(lattice.marginals(marginals, counts)).isTrue();

            float[] expected = new float[length * LABELS];
            double[] expectedCounts = new double[transitions.length];
            enumerate(length, scores, transitions, null, expected, expectedCounts);
            assertThat(marginals).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
            assertThat(counts).usingComparatorWithPrecision(1e-5).containsExactly(expectedCounts);
        }
    }

    @Test
    void keepsToTheLabelsThatAreAllowed() {
        int length = 3;
        float[] scores = random(length * LABELS, 7);
        float[] transitions = random(Lattice.TRANSITIONS * TYPES, 8);
        boolean @Nullable [] @Nullable [] allowed = new boolean[length][];
        allowed[0] = only(Labels.begin(0), Labels.begin(1));
        allowed[2] = only(Labels.last(0), Labels.last(1), Labels.OUTSIDE);
        Lattice lattice = new Lattice(TYPES);
        lattice.load(scores, length, transitions, allowed);
        float[] marginals = new float[length * LABELS];
        lattice.marginals(marginals, null);
        double[] counts = new double[transitions.length];

        assertThat(lattice.allowedMarginals(marginals, counts)).isTrue();

        float[] expected = new float[length * LABELS];
        double[] expectedCounts = new double[transitions.length];
        enumerate(length, scores, transitions, allowed, expected, expectedCounts);
        assertThat(marginals).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
        assertThat(counts).usingComparatorWithPrecision(1e-5).containsExactly(expectedCounts);
    }

    @Test
    void saysWhenNothingIsPossible() {
        boolean[][] allowed = {only(Labels.begin(0))};
        Lattice lattice = new Lattice(TYPES);
        lattice.load(new float[LABELS], 1, new float[Lattice.TRANSITIONS * TYPES], allowed);
        float[] marginals = new float[LABELS];
        lattice.marginals(marginals, null);

        assertThat(lattice.allowedMarginals(marginals, null)).isFalse();
    }

    static void enumerate(
            int length,
            float[] scores,
            float[] transitions,
            boolean @Nullable [] @Nullable [] allowed,
            float[] marginals,
            double[] counts) {
        double total = 0;
        double[] sums = new double[marginals.length];
        for (int[] sequence : legalSequences(length)) {
            if (allowed != null && !fits(sequence, allowed)) {
                continue;
            }
            double weight = Math.exp(score(sequence, scores, transitions));
            total += weight;
            for (int token = 0; token < length; token++) {
                sums[token * LABELS + sequence[token]] += weight;
                int transition = token == 0 ? -1 : transition(sequence[token - 1], sequence[token]);
                if (transition >= 0) {
                    counts[transition] += weight;
                }
            }
        }
        for (int cell = 0; cell < sums.length; cell++) {
            marginals[cell] = (float) (sums[cell] / total);
        }
        for (int transition = 0; transition < counts.length; transition++) {
            counts[transition] /= total;
        }
    }

    private static boolean[] only(int... labels) {
        boolean[] mask = new boolean[LABELS];
        for (int label : labels) {
            mask[label] = true;
        }
        return mask;
    }

    private static boolean fits(int[] sequence, boolean[] @Nullable [] allowed) {
        for (int token = 0; token < sequence.length; token++) {
            boolean[] mask = allowed[token];
            if (mask != null && !mask[sequence[token]]) {
                return false;
            }
        }
        return true;
    }

    static List<int[]> legalSequences(int length) {
        List<int[]> sequences = new ArrayList<>();
        int count = (int) Math.pow(LABELS, length);
        for (int code = 0; code < count; code++) {
            int[] sequence = new int[length];
            int rest = code;
            for (int token = 0; token < length; token++) {
                sequence[token] = rest % LABELS;
                rest /= LABELS;
            }
            if (isLegal(sequence)) {
                sequences.add(sequence);
            }
        }
        return sequences;
    }

    private static boolean isLegal(int[] sequence) {
        int open = -1;
        for (int label : sequence) {
            boolean goesOn = label != Labels.OUTSIDE
                    && (Labels.position(label) == Labels.INSIDE || Labels.position(label) == Labels.LAST);
            if (goesOn != open >= 0 || goesOn && Labels.type(label) != open) {
                return false;
            }
            boolean opens = label != Labels.OUTSIDE
                    && (Labels.position(label) == Labels.BEGIN || Labels.position(label) == Labels.INSIDE);
            open = opens ? Labels.type(label) : -1;
        }
        return open < 0;
    }

    static double score(int[] sequence, float[] scores, float[] transitions) {
        double sum = 0;
        for (int token = 0; token < sequence.length; token++) {
            sum += scores[token * LABELS + sequence[token]];
            int transition = token == 0 ? -1 : transition(sequence[token - 1], sequence[token]);
            sum += transition < 0 ? 0 : transitions[transition];
        }
        return sum;
    }

    private static int transition(int from, int to) {
        if (to == Labels.OUTSIDE || Labels.position(to) == Labels.BEGIN || Labels.position(to) == Labels.UNIT) {
            return -1;
        }
        int kind = (Labels.position(from) == Labels.BEGIN ? 0 : 2) + (Labels.position(to) == Labels.LAST ? 1 : 0);
        return Lattice.TRANSITIONS * Labels.type(to) + kind;
    }

    private static float[] random(int size, int seed) {
        Random random = new Random(seed);
        float[] values = new float[size];
        for (int index = 0; index < size; index++) {
            values[index] = (float) (random.nextGaussian() * 2);
        }
        return values;
    }
}
