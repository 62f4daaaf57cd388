package org.bleepline.detect.tagger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All label sequences of one stretch of tokens with their scores: a linear-chain conditional random field (Lafferty,
 * McCallum and Pereira, ICML 2001) over {@linkplain Labels BILOU labels}.
 *
 * <p>Only legal sequences exist. A mention may end anywhere another or none begins, and that costs nothing; inside a
 * mention each type has four transition scores. Hence one step costs time in proportion to the number of labels, not to
 * its square. Probabilities are found by the forward-backward algorithm with scaling (Rabiner, Proceedings of the IEEE 77,
 * 1989). This is what training needs; {@link Decoder} reads texts.
 *
 * <p>A type that nowhere in the stretch comes within {@value #MARGIN} of the best label of a token is left out: its share
 * of the probability would be below one in eight million at each of its tokens. Not safe for use by several threads.
 */
public final class Lattice {
    /** Transition scores per type: begin to inside, begin to last, inside to inside, inside to last. */
    public static final int TRANSITIONS = 4;

    private static final float MARGIN = 16;

    private final int types;
    private final int labels;

    private int length;
    private float[] scores = new float[0];
    private float[] transitions = new float[0];
    private boolean @Nullable [] @Nullable [] allowed;

    /** The types that take part; cells of a token are: outside, then four for each of them. */
    private final int[] active;

    private int activeCount;
    private int width;

    private double[] factors = new double[0];
    private double[] restricted = new double[0];
    private double[] alpha = new double[0];
    private double[] beta = new double[0];
    private double[] scale = new double[0];
    private final double[] expTransitions;

    public Lattice(int types) {
        this.types = types;
        this.labels = 1 + 4 * types;
        this.active = new int[types];
        this.expTransitions = new double[TRANSITIONS * types];
    }

    /**
     * Takes the scores of a stretch; the arrays stay the caller's and are read until the next call.
     *
     * @param emissions the score of each label, token after token
     * @param tokenCount how many tokens, at least one
     * @param transitionScores {@value #TRANSITIONS} for each type
     * @param allowedLabels for each token the labels it may have, or null where it may have any; null if all may
     */
    public void load(
            float[] emissions,
            int tokenCount,
            float[] transitionScores,
            boolean @Nullable [] @Nullable [] allowedLabels) {
        length = tokenCount;
        scores = emissions;
        transitions = transitionScores;
        allowed = allowedLabels;
        findActiveTypes();
    }

    private void findActiveTypes() {
        long found = 0;
        for (int token = 0; token < length; token++) {
            int row = token * labels;
            float highest = highest(row);
            float threshold = highest - MARGIN;
            for (int type = 0; type < types; type++) {
                int label = row + 1 + 4 * type;
                if (scores[label] >= threshold
                        || scores[label + 1] >= threshold
                        || scores[label + 2] >= threshold
                        || scores[label + 3] >= threshold) {
                    found |= 1L << type;
                }
            }
            boolean[] mask = allowed == null ? null : allowed[token];
            if (mask != null && !mask[Labels.OUTSIDE]) {
                for (int label = 1; label < labels; label++) {
                    found |= mask[label] ? 1L << Labels.type(label) : 0;
                }
            }
        }
        activeCount = 0;
        for (int type = 0; type < types; type++) {
            if ((found & 1L << type) != 0) {
                active[activeCount++] = type;
            }
        }
        width = 1 + 4 * activeCount;
    }

    private float highest(int row) {
        float highest = scores[row];
        for (int label = 1; label < labels; label++) {
            highest = Math.max(highest, scores[row + label]);
        }
        return highest;
    }

    /**
     * The probability of each label at each token.
     *
     * @param target receives the probabilities, token after token
     * @param transitionCounts receives how often each transition is expected, if not null
     * @return whether any sequence is possible; if not the target holds nothing of use
     */
    public boolean marginals(float[] target, double @Nullable [] transitionCounts) {
        exponentiate();
        return forward(factors) && backward(factors, target, transitionCounts);
    }

    /** The same, given that each token has one of the labels allowed there; to be called after {@link #marginals}. */
    public boolean allowedMarginals(float[] target, double @Nullable [] transitionCounts) {
        boolean @Nullable [] @Nullable [] masks = allowed;
        if (masks == null) {
            return marginals(target, transitionCounts);
        }
        for (int token = 0; token < length; token++) {
            boolean[] mask = masks[token];
            int row = token * width;
            if (mask == null) {
                System.arraycopy(factors, row, restricted, row, width);
                continue;
            }
            restricted[row] = mask[Labels.OUTSIDE] ? factors[row] : 0;
            for (int index = 0; index < activeCount; index++) {
                int label = 1 + 4 * active[index];
                int cell = row + 1 + 4 * index;
                for (int position = 0; position < 4; position++) {
                    restricted[cell + position] = mask[label + position] ? factors[cell + position] : 0;
                }
            }
        }
        return forward(restricted) && backward(restricted, target, transitionCounts);
    }

    private void exponentiate() {
        int cells = length * width;
        if (factors.length < cells) {
            factors = new double[cells];
            restricted = new double[cells];
            alpha = new double[cells];
            beta = new double[cells];
        }
        if (scale.length < length) {
            scale = new double[length];
        }
        for (int token = 0; token < length; token++) {
            int row = token * labels;
            int cell = token * width;
            float highest = highest(row);
            factors[cell] = Exp.of(scores[row] - highest);
            for (int index = 0; index < activeCount; index++) {
                int label = row + 1 + 4 * active[index];
                for (int position = 0; position < 4; position++) {
                    factors[cell + 1 + 4 * index + position] = Exp.of(scores[label + position] - highest);
                }
            }
        }
        for (int index = 0; index < activeCount; index++) {
            for (int transition = 0; transition < TRANSITIONS; transition++) {
                expTransitions[TRANSITIONS * index + transition] =
                        Exp.of(transitions[TRANSITIONS * active[index] + transition]);
            }
        }
    }

    private boolean forward(double[] f) {
        double out = 1;
        for (int token = 0; token < length; token++) {
            int row = token * width;
            int before = row - width;
            double outHere = out * f[row];
            alpha[row] = outHere;
            double sum = outHere;
            for (int at = 1; at < width; at += 4) {
                int cell = row + at;
                double begin = out * f[cell];
                double unit = out * f[cell + 3];
                double inside = 0;
                double last = 0;
                if (token > 0) {
                    double begun = alpha[before + at];
                    double within = alpha[before + at + 1];
                    int transition = at - 1;
                    inside = (begun * expTransitions[transition] + within * expTransitions[transition + 2])
                            * f[cell + 1];
                    last = (begun * expTransitions[transition + 1] + within * expTransitions[transition + 3])
                            * f[cell + 2];
                }
                alpha[cell] = begin;
                alpha[cell + 1] = inside;
                alpha[cell + 2] = last;
                alpha[cell + 3] = unit;
                outHere += last + unit;
                sum += begin + inside + last + unit;
            }
            if (!(sum > 0)) {
                return false;
            }
            double factor = 1 / sum;
            for (int cell = row; cell < row + width; cell++) {
                alpha[cell] *= factor;
            }
            scale[token] = factor;
            out = outHere * factor;
        }
        return out > 0;
    }

    private boolean backward(double[] f, float[] target, double @Nullable [] transitionCounts) {
        int lastRow = (length - 1) * width;
        beta[lastRow] = 1;
        double total = alpha[lastRow];
        for (int cell = lastRow + 1; cell < lastRow + width; cell += 4) {
            beta[cell] = 0;
            beta[cell + 1] = 0;
            beta[cell + 2] = 1;
            beta[cell + 3] = 1;
            total += alpha[cell + 2] + alpha[cell + 3];
        }
        if (transitionCounts != null) {
            Arrays.fill(transitionCounts, 0);
        }
        for (int token = length - 1; token > 0; token--) {
            int row = token * width;
            int before = row - width;
            double factor = scale[token];
            double out = f[row] * beta[row];
            for (int at = 1; at < width; at += 4) {
                int cell = row + at;
                int past = before + at;
                int transition = at - 1;
                out += f[cell] * beta[cell] + f[cell + 3] * beta[cell + 3];
                double inside = f[cell + 1] * beta[cell + 1] * factor;
                double last = f[cell + 2] * beta[cell + 2] * factor;
                double beginInside = expTransitions[transition] * inside;
                double beginLast = expTransitions[transition + 1] * last;
                double insideInside = expTransitions[transition + 2] * inside;
                double insideLast = expTransitions[transition + 3] * last;
                beta[past] = beginInside + beginLast;
                beta[past + 1] = insideInside + insideLast;
                if (transitionCounts != null) {
                    int count = TRANSITIONS * active[at / 4];
                    transitionCounts[count] += alpha[past] * beginInside / total;
                    transitionCounts[count + 1] += alpha[past] * beginLast / total;
                    transitionCounts[count + 2] += alpha[past + 1] * insideInside / total;
                    transitionCounts[count + 3] += alpha[past + 1] * insideLast / total;
                }
            }
            out *= factor;
            beta[before] = out;
            for (int past = before + 1; past < row; past += 4) {
                beta[past + 2] = out;
                beta[past + 3] = out;
            }
        }
        spread(target, total);
        return true;
    }

    private void spread(float[] target, double total) {
        Arrays.fill(target, 0, length * labels, 0);
        double factor = 1 / total;
        for (int token = 0; token < length; token++) {
            int row = token * width;
            int label = token * labels;
            target[label] = (float) (alpha[row] * beta[row] * factor);
            for (int index = 0; index < activeCount; index++) {
                int cell = row + 1 + 4 * index;
                int to = label + 1 + 4 * active[index];
                for (int position = 0; position < 4; position++) {
                    target[to + position] = (float) (alpha[cell + position] * beta[cell + position] * factor);
                }
            }
        }
    }
}
