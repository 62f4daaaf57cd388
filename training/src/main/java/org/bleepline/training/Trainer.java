package org.bleepline.training;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bleepline.core.span.Document;
import org.bleepline.detect.tagger.Features;
import org.bleepline.detect.tagger.Labels;
import org.bleepline.detect.tagger.Lattice;
import org.bleepline.detect.tagger.Lexicon;
import org.bleepline.detect.tagger.TaggerModel;
import org.bleepline.detect.tagger.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Fits the weights of the chain to examples, some of them only partly marked: the gradient is the difference between
 * what the chain expects within the allowed labels and what it expects at all (Tsuboi et al., Training Conditional Random
 * Fields Using Incomplete Annotations, COLING 2008). Steps follow AdaGrad (Duchi, Hazan and Singer, JMLR 2011) with a
 * little L2 weight decay; the weights of the last rounds are averaged.
 *
 * <p>One thread, plain arithmetic and a seeded shuffle: the same examples give the same model to the bit.
 */
final class Trainer {
    /**
     * How to train.
     *
     * @param rounds passes over all examples
     * @param leastCount features seen less often are dropped
     * @param rate first step size
     * @param decay weight decay per update of a weight
     * @param hidden how many of a hundred features of a token are hidden at each step, others each time, so that no single
     *     one is relied on (S. Wang, M. Wang, S. Wager, P. Liang and C. Manning, Feature Noising for Log-linear Structured
     *     Prediction, EMNLP 2013)
     * @param seed of the order of the examples
     */
    record Settings(int rounds, int leastCount, float rate, float decay, int hidden, long seed) {}

    private static final int LONGEST_STRETCH = 256;
    private static final float SMALLEST_GRADIENT = 0.002f;
    private static final float LARGEST_WEIGHT = 8f;
    private static final float SMALLEST_KEPT_WEIGHT = 0.04f;

    private final Settings settings;
    private final Random hiding;
    private final int[] shown = new int[LONGEST_STRETCH * Features.MOST];
    private final int[] shownFrom = new int[LONGEST_STRETCH + 1];
    private final int labels = Types.LABELS.count();

    private int[] turnStart = new int[1 << 16];
    private int turnCount;
    private boolean[] @Nullable [] allowed = new boolean[1 << 20][];
    private int[] tokenFeatures = new int[1 << 20];
    private int[] features = new int[1 << 24];
    private int featureCount;
    private int tokenCount;

    private int[] hashes = new int[0];
    private int[] rows = new int[0];
    private byte[] rowLabels = new byte[0];
    private float[] weights = new float[0];
    private float[] squares = new float[0];
    private float[] sums = new float[0];
    private final float[] transitions = new float[Lattice.TRANSITIONS * Types.LIST.size()];
    private final float[] transitionSquares = new float[transitions.length];
    private final double[] expectedTransitions = new double[transitions.length];
    private final double[] wantedTransitions = new double[transitions.length];
    private final float[] transitionSums = new float[transitions.length];

    Trainer(Settings settings) {
        this.settings = settings;
        this.hiding = new Random(settings.seed() + 1);
    }

    /**
     * @param lexicon what the features see in training
     * @param shipped the lexicon that goes into the model
     */
    TaggerModel train(List<Example> examples, Lexicon lexicon, Lexicon shipped, Progress progress) {
        FeatureIndex index = new FeatureIndex();
        progress.say("extracting features of " + examples.size() + " examples");
        extract(examples, lexicon, index);
        hashes = index.number(settings.leastCount());
        renumber(index);
        buildRows();
        progress.say(turnCount + " turns, " + tokenCount + " tokens, " + hashes.length + " features, " + weights.length
                + " weights");
        Integer[] order = new Integer[turnCount];
        Arrays.setAll(order, turn -> turn);
        Random random = new Random(settings.seed());
        int summed = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            java.util.Collections.shuffle(Arrays.asList(order), random);
            double loss = round(order, round);
            progress.say(
                    "round " + (round + 1) + ": " + Math.round(loss * 1e4 / tokenCount) / 1e4 + " errors per token");
            if (round >= settings.rounds() / 2) {
                for (int cell = 0; cell < weights.length; cell++) {
                    sums[cell] += weights[cell];
                }
                for (int cell = 0; cell < transitions.length; cell++) {
                    transitionSums[cell] += transitions[cell];
                }
                summed++;
            }
        }
        return model(shipped, summed);
    }

    /** Where the trainer reports what it does. */
    @FunctionalInterface
    interface Progress {
        void say(String line);
    }

    private void extract(List<Example> examples, Lexicon lexicon, FeatureIndex index) {
        Targets targets = new Targets();
        int[] buffer = new int[Features.MOST];
        for (Example example : examples) {
            Tokens tokens = Tokens.of(Document.of(example.text(), "en"));
            boolean[] @Nullable [] targetsHere = targets.of(example, tokens);
            Features extractor = new Features(tokens, lexicon);
            for (int turn = 0; turn < tokens.turnCount(); turn++) {
                int from = tokens.turnStart(turn);
                int to = tokens.turnStart(turn + 1);
                if (from == to) {
                    continue;
                }
                extractor.turn(turn);
                beginTurn();
                for (int token = from; token < to; token++) {
                    int count = extractor.of(token, buffer);
                    for (int at = 0; at < count; at++) {
                        index.count(buffer[at]);
                    }
                    addToken(targetsHere[token], buffer, count);
                }
            }
        }
        beginTurn();
        turnCount--;
        tokenFeatures[tokenCount] = featureCount;
    }

    private void beginTurn() {
        if (turnCount + 1 >= turnStart.length) {
            turnStart = Arrays.copyOf(turnStart, turnStart.length * 2);
        }
        turnStart[turnCount++] = tokenCount;
    }

    private void addToken(boolean @Nullable [] target, int[] buffer, int count) {
        if (tokenCount + 1 >= allowed.length) {
            allowed = Arrays.copyOf(allowed, allowed.length * 2);
            tokenFeatures = Arrays.copyOf(tokenFeatures, tokenFeatures.length * 2);
        }
        while (featureCount + count > features.length) {
            features = Arrays.copyOf(features, features.length + features.length / 2);
        }
        allowed[tokenCount] = target;
        tokenFeatures[tokenCount] = featureCount;
        System.arraycopy(buffer, 0, features, featureCount, count);
        featureCount += count;
        tokenCount++;
    }

    /** Replaces hashes by numbers and drops the rare ones. */
    private void renumber(FeatureIndex index) {
        int kept = 0;
        for (int token = 0; token < tokenCount; token++) {
            int from = tokenFeatures[token];
            int to = token + 1 < tokenCount ? tokenFeatures[token + 1] : featureCount;
            tokenFeatures[token] = kept;
            for (int at = from; at < to; at++) {
                int number = index.numberOf(features[at]);
                if (number >= 0) {
                    features[kept++] = number;
                }
            }
        }
        featureCount = kept;
        tokenFeatures[tokenCount] = kept;
    }

    /** A weight for each label that a feature was seen with, as far as labels are known. */
    private void buildRows() {
        int words = (labels + 63) / 64;
        long[] seen = new long[hashes.length * words];
        for (int token = 0; token < tokenCount; token++) {
            boolean[] target = allowed[token];
            if (target == null) {
                continue;
            }
            for (int label = 0; label < labels; label++) {
                if (target[label] && (label == Labels.OUTSIDE || !target[Labels.OUTSIDE])) {
                    for (int at = tokenFeatures[token]; at < tokenFeatures[token + 1]; at++) {
                        seen[features[at] * words + label / 64] |= 1L << label;
                    }
                }
            }
        }
        rows = new int[hashes.length + 1];
        int total = 0;
        for (int feature = 0; feature < hashes.length; feature++) {
            rows[feature] = total;
            for (int word = 0; word < words; word++) {
                total += Long.bitCount(seen[feature * words + word]);
            }
        }
        rows[hashes.length] = total;
        rowLabels = new byte[total];
        weights = new float[total];
        squares = new float[total];
        sums = new float[total];
        int next = 0;
        for (int feature = 0; feature < hashes.length; feature++) {
            for (int label = 0; label < labels; label++) {
                if ((seen[feature * words + label / 64] & 1L << label) != 0) {
                    rowLabels[next++] = (byte) label;
                }
            }
        }
    }

    private double round(Integer[] order, int round) {
        Lattice lattice = new Lattice(Types.LIST.size());
        float[] scores = new float[LONGEST_STRETCH * labels];
        float[] expected = new float[LONGEST_STRETCH * labels];
        float[] wanted = new float[LONGEST_STRETCH * labels];
        float rate = settings.rate() / (1 + round * 0.3f);
        double loss = 0;
        for (int turn : order) {
            for (int from = turnStart[turn]; from < turnStart[turn + 1]; from += LONGEST_STRETCH) {
                int to = Math.min(turnStart[turn + 1], from + LONGEST_STRETCH);
                loss += step(lattice, from, to, scores, expected, wanted, rate);
            }
        }
        return loss;
    }

    private double step(
            Lattice lattice, int from, int to, float[] scores, float[] expected, float[] wanted, float rate) {
        boolean[] @Nullable [] targets = Arrays.copyOfRange(allowed, from, to);
        Arrays.fill(scores, 0, (to - from) * labels, 0);
        show(from, to);
        for (int token = from; token < to; token++) {
            int row = (token - from) * labels;
            for (int at = shownFrom[token - from]; at < shownFrom[token - from + 1]; at++) {
                int feature = shown[at];
                for (int cell = rows[feature]; cell < rows[feature + 1]; cell++) {
                    scores[row + (rowLabels[cell] & 0xFF)] += weights[cell];
                }
            }
        }
        lattice.load(scores, to - from, transitions, targets);
        if (!lattice.marginals(expected, expectedTransitions) || !lattice.allowedMarginals(wanted, wantedTransitions)) {
            return 0;
        }
        double loss = 0;
        for (int token = from; token < to; token++) {
            int row = (token - from) * labels;
            boolean differs = false;
            for (int label = 0; label < labels; label++) {
                float gradient = wanted[row + label] - expected[row + label];
                scores[row + label] = gradient;
                differs |= Math.abs(gradient) > SMALLEST_GRADIENT;
                loss += gradient > 0 ? gradient : 0;
            }
            if (differs) {
                update(token - from, row, scores, rate);
            }
        }
        updateTransitions(rate);
        return loss;
    }

    /** Chooses the features that this step sees. */
    private void show(int from, int to) {
        int count = 0;
        for (int token = from; token < to; token++) {
            shownFrom[token - from] = count;
            for (int at = tokenFeatures[token]; at < tokenFeatures[token + 1]; at++) {
                if (hiding.nextInt(100) >= settings.hidden()) {
                    shown[count++] = features[at];
                }
            }
        }
        shownFrom[to - from] = count;
    }

    private void update(int place, int row, float[] gradients, float rate) {
        float decay = settings.decay();
        for (int at = shownFrom[place]; at < shownFrom[place + 1]; at++) {
            int feature = shown[at];
            for (int cell = rows[feature]; cell < rows[feature + 1]; cell++) {
                float gradient = gradients[row + (rowLabels[cell] & 0xFF)];
                if (Math.abs(gradient) > SMALLEST_GRADIENT) {
                    gradient -= decay * weights[cell];
                    squares[cell] += gradient * gradient;
                    weights[cell] += rate * gradient / (float) Math.sqrt(squares[cell] + 1e-3f);
                }
            }
        }
    }

    private void updateTransitions(float rate) {
        for (int at = 0; at < transitions.length; at++) {
            float gradient = (float) (wantedTransitions[at] - expectedTransitions[at]);
            if (Math.abs(gradient) > SMALLEST_GRADIENT) {
                move(at, gradient, rate);
            }
        }
    }

    private void move(int at, float gradient, float rate) {
        float decayed = gradient - settings.decay() * transitions[at];
        transitionSquares[at] += decayed * decayed;
        transitions[at] += rate * decayed / (float) Math.sqrt(transitionSquares[at] + 1e-3f);
    }

    private TaggerModel model(Lexicon shipped, int summed) {
        for (int cell = 0; cell < transitions.length; cell++) {
            transitionSums[cell] /= summed;
        }
        TaggerModel.Builder builder = new TaggerModel.Builder(Types.LABELS, shipped, transitionSums, LARGEST_WEIGHT);
        int[] kept = new int[labels];
        float[] values = new float[labels];
        for (int feature = 0; feature < hashes.length; feature++) {
            int count = 0;
            for (int cell = rows[feature]; cell < rows[feature + 1]; cell++) {
                // In use all features are seen: the weights count as much as they did in training on the average.
                float weight = sums[cell] / summed * (100 - settings.hidden()) / 100;
                if (Math.abs(weight) >= SMALLEST_KEPT_WEIGHT) {
                    kept[count] = rowLabels[cell] & 0xFF;
                    values[count++] = weight;
                }
            }
            if (count > 0) {
                builder.feature(hashes[feature], kept, values, count);
            }
        }
        return builder.build();
    }
}
