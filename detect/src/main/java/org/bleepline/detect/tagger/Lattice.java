package org.bleepline.detect.tagger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All label sequences of one stretch of tokens with their scores: a linear-chain conditional random field (Lafferty,
 * McCallum and Pereira, ICML 2001) over {@linkplain Labels BILOU labels}.
 *
 * <p>Only legal sequences exist. A mention may end anywhere another or none begins, and that costs nothing; inside a
 * mention each type has four transition scores. Hence one step costs time in proportion to the number of labels, not to
 * its square. The best sequence is found by Viterbi's algorithm, probabilities by the forward-backward algorithm with
 * scaling (Rabiner, Proceedings of the IEEE 77, 1989). Not safe for use by several threads.
 */
public final class Lattice {
    /** Transition scores per type: begin to inside, begin to last, inside to inside, inside to last. */
    public static final int TRANSITIONS = 4;

    private static final float IMPOSSIBLE = -1e30f;

    private final int types;
    private final int labels;

    private int length;
    private float[] scores = new float[0];
    private final float[] transitions;
    private final double[] expTransitions;

    private double[] factors = new double[0];
    private double[] alpha = new double[0];
    private double[] beta = new double[0];
    private double[] scale = new double[0];
    private double[] weights = new double[0];

    private final float[] best;
    private final float[] next;
    private int[] bestOut = new int[0];
    private boolean[] insideFromInside = new boolean[0];
    private boolean[] lastFromInside = new boolean[0];

    public Lattice(int types) {
        this.types = types;
        this.labels = 1 + 4 * types;
        this.transitions = new float[TRANSITIONS * types];
        this.expTransitions = new double[TRANSITIONS * types];
        this.best = new float[labels];
        this.next = new float[labels];
    }

    /**
     * Takes the scores of a stretch; the arrays stay the caller's and are read until the next call.
     *
     * @param emissions the score of each label, token after token
     * @param tokenCount how many tokens
     * @param transitionScores {@value #TRANSITIONS} for each type
     */
    public void load(float[] emissions, int tokenCount, float[] transitionScores) {
        length = tokenCount;
        scores = emissions;
        for (int index = 0; index < transitions.length; index++) {
            transitions[index] = transitionScores[index];
        }
    }

    /** The label of each token on the best legal sequence; where two are equal the one met first. */
    public void bestPath(int[] path) {
        if (bestOut.length < length) {
            bestOut = new int[length];
            insideFromInside = new boolean[length * types];
            lastFromInside = new boolean[length * types];
        }
        Arrays.fill(best, IMPOSSIBLE);
        float out = 0;
        for (int token = 0; token < length; token++) {
            int row = token * labels;
            next[Labels.OUTSIDE] = out + scores[row];
            float highest = next[Labels.OUTSIDE];
            int highestLabel = Labels.OUTSIDE;
            for (int type = 0; type < types; type++) {
                int label = 1 + 4 * type;
                int transition = TRANSITIONS * type;
                float begun = best[label];
                float within = best[label + Labels.INSIDE];
                next[label] = out + scores[row + label];
                float goOn = begun + transitions[transition];
                float goOnWithin = within + transitions[transition + 2];
                boolean inside = goOnWithin > goOn;
                next[label + Labels.INSIDE] = (inside ? goOnWithin : goOn) + scores[row + label + Labels.INSIDE];
                float close = begun + transitions[transition + 1];
                float closeWithin = within + transitions[transition + 3];
                boolean longer = closeWithin > close;
                float last = (longer ? closeWithin : close) + scores[row + label + Labels.LAST];
                next[label + Labels.LAST] = last;
                float unit = out + scores[row + label + Labels.UNIT];
                next[label + Labels.UNIT] = unit;
                insideFromInside[token * types + type] = inside;
                lastFromInside[token * types + type] = longer;
                if (last > highest) {
                    highest = last;
                    highestLabel = label + Labels.LAST;
                }
                if (unit > highest) {
                    highest = unit;
                    highestLabel = label + Labels.UNIT;
                }
            }
            for (int label = 0; label < labels; label++) {
                best[label] = Math.max(next[label] - highest, IMPOSSIBLE);
            }
            out = 0;
            bestOut[token] = highestLabel;
        }
        trace(path);
    }

    private void trace(int[] path) {
        int token = length - 1;
        while (token >= 0) {
            int label = bestOut[token];
            path[token] = label;
            if (label != Labels.OUTSIDE && Labels.position(label) == Labels.LAST) {
                int type = Labels.type(label);
                boolean within = lastFromInside[token * types + type];
                token--;
                while (within) {
                    path[token] = Labels.inside(type);
                    within = insideFromInside[token * types + type];
                    token--;
                }
                path[token] = Labels.begin(type);
            }
            token--;
        }
    }

    /** Prepares {@link #marginals}; needed once after {@link #load}. */
    public void exponentiate() {
        int cells = length * labels;
        if (factors.length < cells) {
            factors = new double[cells];
            weights = new double[cells];
            alpha = new double[cells];
            beta = new double[cells];
            scale = new double[length];
        }
        for (int token = 0; token < length; token++) {
            int row = token * labels;
            float highest = scores[row];
            for (int label = 1; label < labels; label++) {
                highest = Math.max(highest, scores[row + label]);
            }
            float zero = Float.NaN;
            double zeroFactor = 0;
            for (int label = 0; label < labels; label++) {
                float score = scores[row + label];
                if (score == zero) {
                    factors[row + label] = zeroFactor;
                } else {
                    factors[row + label] = Exp.of(score - highest);
                    zero = score;
                    zeroFactor = factors[row + label];
                }
            }
        }
        for (int index = 0; index < transitions.length; index++) {
            expTransitions[index] = Exp.of(transitions[index]);
        }
    }

    /**
     * The probability of each label at each token, given that each token has one of the labels allowed there.
     *
     * @param allowed for each token the labels it may have, or null where it may have any
     * @param target receives the probabilities, token after token
     * @param transitionCounts receives how often each transition is expected, if not null
     * @return whether any sequence is possible; if not the target holds nothing of use
     */
    public boolean marginals(
            boolean @Nullable [] @Nullable [] allowed, float[] target, double @Nullable [] transitionCounts) {
        double[] f = factors;
        if (allowed != null) {
            f = weights;
            for (int token = 0; token < length; token++) {
                boolean[] mask = allowed[token];
                int row = token * labels;
                if (mask == null) {
                    System.arraycopy(factors, row, f, row, labels);
                } else {
                    for (int label = 0; label < labels; label++) {
                        f[row + label] = mask[label] ? factors[row + label] : 0;
                    }
                }
            }
        }
        return forward(f) && backward(f, target, transitionCounts);
    }

    private boolean forward(double[] f) {
        double out = 1;
        for (int token = 0; token < length; token++) {
            int row = token * labels;
            int before = row - labels;
            double outHere = out * f[row];
            alpha[row] = outHere;
            double sum = outHere;
            for (int type = 0; type < types; type++) {
                int cell = row + 1 + 4 * type;
                double begin = out * f[cell];
                double unit = out * f[cell + 3];
                double inside = 0;
                double last = 0;
                if (token > 0) {
                    int past = before + 1 + 4 * type;
                    double begun = alpha[past];
                    double within = alpha[past + 1];
                    if (begun != 0 || within != 0) {
                        int transition = TRANSITIONS * type;
                        inside = (begun * expTransitions[transition] + within * expTransitions[transition + 2])
                                * f[cell + 1];
                        last = (begun * expTransitions[transition + 1] + within * expTransitions[transition + 3])
                                * f[cell + 2];
                    }
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
            for (int cell = row; cell < row + labels; cell++) {
                alpha[cell] *= factor;
            }
            scale[token] = factor;
            out = outHere * factor;
        }
        return out > 0;
    }

    private boolean backward(double[] f, float[] target, double @Nullable [] transitionCounts) {
        double total = 0;
        int lastRow = (length - 1) * labels;
        beta[lastRow] = 1;
        total += alpha[lastRow];
        for (int type = 0; type < types; type++) {
            int cell = lastRow + 1 + 4 * type;
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
            int row = token * labels;
            int before = row - labels;
            double factor = scale[token];
            double out = f[row] * beta[row];
            for (int type = 0; type < types; type++) {
                int cell = row + 1 + 4 * type;
                out += f[cell] * beta[cell] + f[cell + 3] * beta[cell + 3];
                double inside = f[cell + 1] * beta[cell + 1];
                double last = f[cell + 2] * beta[cell + 2];
                int transition = TRANSITIONS * type;
                int past = before + 1 + 4 * type;
                if (transitionCounts != null) {
                    double share = factor / total;
                    transitionCounts[transition] += alpha[past] * expTransitions[transition] * inside * share;
                    transitionCounts[transition + 1] += alpha[past] * expTransitions[transition + 1] * last * share;
                    transitionCounts[transition + 2] +=
                            alpha[past + 1] * expTransitions[transition + 2] * inside * share;
                    transitionCounts[transition + 3] += alpha[past + 1] * expTransitions[transition + 3] * last * share;
                }
                beta[past] = (inside * expTransitions[transition] + last * expTransitions[transition + 1]) * factor;
                beta[past + 1] =
                        (inside * expTransitions[transition + 2] + last * expTransitions[transition + 3]) * factor;
            }
            out *= factor;
            beta[before] = out;
            for (int type = 0; type < types; type++) {
                int past = before + 1 + 4 * type;
                beta[past + 2] = out;
                beta[past + 3] = out;
            }
        }
        double factor = 1 / total;
        int cells = length * labels;
        for (int cell = 0; cell < cells; cell++) {
            target[cell] = (float) (alpha[cell] * beta[cell] * factor);
        }
        return true;
    }
}
