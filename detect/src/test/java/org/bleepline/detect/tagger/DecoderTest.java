package org.bleepline.detect.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.bleepline.core.policy.Policy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final int TYPES = LatticeTest.TYPES;
    private static final int LABELS = LatticeTest.LABELS;
    private static final float LARGEST_WEIGHT = 12.7f;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void findsTheBestOfAllLegalSequences(int length) {
        for (int seed = 0; seed < 40; seed++) {
            Chain chain = new Chain(length, seed);
            int[] path = new int[length];

            boolean mentions = new Decoder(chain.model, length).bestPath(chain.sums, length, path);

            List<int[]> legal = LatticeTest.legalSequences(length);
            double best = legal.stream()
                    .mapToDouble(sequence -> LatticeTest.score(sequence, chain.scores, chain.transitions))
                    .max()
                    .orElseThrow();
            assertThat(LatticeTest.score(path, chain.scores, chain.transitions)).isCloseTo(best, within(1e-4));
            assertThat(legal).anySatisfy(sequence -> assertThat(sequence).isEqualTo(path));
            assertThat(mentions).isEqualTo(!java.util.Arrays.equals(path, new int[length]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void givesEachTypeItsShareOfAllLegalSequences(int length) {
        for (int seed = 0; seed < 20; seed++) {
            Chain chain = new Chain(length, seed);
            Decoder decoder = new Decoder(chain.model, length);
            int[] path = new int[length];
            decoder.bestPath(chain.sums, length, path);
            double[] shares = new double[length * TYPES];

            decoder.shares(chain.sums, length, path, shares);

            float[] marginals = new float[length * LABELS];
            LatticeTest.enumerate(length, chain.scores, chain.transitions, null, marginals, new double[4 * TYPES]);
            for (int token = 0; token < length; token++) {
                for (int type = 0; type < TYPES && path[token] != Labels.OUTSIDE; type++) {
                    double expected = 0;
                    for (int position = 0; position < 4; position++) {
                        expected += marginals[token * LABELS + Labels.begin(type) + position];
                    }
                    assertThat(shares[token * TYPES + type]).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    /** A random chain, as lanes and as scores; the label outside has a bias. */
    private static final class Chain {
        private static final float BIAS = 0.7f;

        private final TaggerModel model;
        private final float[] transitions = new float[Lattice.TRANSITIONS * TYPES];
        private final long[] sums;
        private final float[] scores;

        Chain(int length, int seed) {
            Random random = new Random(seed);
            for (int index = 0; index < transitions.length; index++) {
                transitions[index] = (float) (random.nextGaussian() * 2);
            }
            model = new TaggerModel.Builder(
                            new Labels(List.of(Policy.PERSON_NAME, Policy.LOCATION_CITY)),
                            new Lexicon.Builder().build(),
                            transitions,
                            LARGEST_WEIGHT)
                    .build()
                    .withDecoding(BIAS, 0, 1);
            sums = new long[length * Lanes.width(TYPES)];
            scores = new float[length * LABELS];
            for (int token = 0; token < length; token++) {
                for (int label = 0; label < LABELS; label++) {
                    int value = (int) (random.nextGaussian() * 20);
                    sums[token * Lanes.width(TYPES) + Lanes.index(label)] += Lanes.of(label, value);
                    scores[token * LABELS + label] = value * model.step() - (label == Labels.OUTSIDE ? BIAS : 0);
                }
            }
        }
    }
}
