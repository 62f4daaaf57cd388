package org.bleepline.detect.tagger;

import java.util.Arrays;

/**
 * Reads the best sequence of labels off the sums of a stretch of tokens, and how sure it is: Viterbi's algorithm and the
 * forward-backward algorithm over the same chain as {@link Lattice}, with which the model was trained, made for speed.
 *
 * <p>Sums are whole steps of the model's weights, so that exponentials come out of a table. Not safe for use by several
 * threads.
 */
final class Decoder {
    private static final float IMPOSSIBLE = -1e30f;

    private final int types;
    private final int width;
    private final int labels;

    private final float step;

    /** Begin to inside, begin to last, inside to inside, inside to last; for each type. */
    private final float[] transitions;

    private final float outsideBias;
    private final double[] expTransitions;
    private final double expOutsideBias;

    /** The exponential of minus so many steps. */
    private final double[] expOfMinus;

    private final float[] begun;
    private final float[] within;
    private final int[] bestOut;

    /** For each token the types, one bit each, in which the best way to "inside" comes from "inside". */
    private final long[] insideFromInside;

    /** The same for the best way to "last". */
    private final long[] lastFromInside;

    private double[] factors = new double[0];
    private double[] alpha = new double[0];
    private final double[] beta;
    private final double[] scale;

    /** @param longest no stretch has more tokens */
    Decoder(TaggerModel model, int longest) {
        types = model.labels().types().size();
        width = Lanes.width(types);
        labels = model.labels().count();
        step = model.step();
        transitions = model.transitions();
        expTransitions = new double[transitions.length];
        for (int index = 0; index < transitions.length; index++) {
            expTransitions[index] = Exp.of(transitions[index]);
        }
        outsideBias = model.outsideBias();
        expOutsideBias = Exp.of(-model.outsideBias());
        expOfMinus = new double[(int) (-Exp.LOWEST / step) + 1];
        for (int steps = 0; steps < expOfMinus.length; steps++) {
            expOfMinus[steps] = Exp.of(-steps * step);
        }
        begun = new float[types];
        within = new float[types];
        bestOut = new int[longest];
        insideFromInside = new long[longest];
        lastFromInside = new long[longest];
        beta = new double[labels];
        scale = new double[longest];
    }

    /**
     * The label of each token on the best legal sequence; where two are equal the one met first.
     *
     * @param sums {@link Lanes} of the tokens, one after the other
     * @return whether any label is not {@link Labels#OUTSIDE}
     */
    boolean bestPath(long[] sums, int length, int[] path) {
        Arrays.fill(begun, IMPOSSIBLE);
        Arrays.fill(within, IMPOSSIBLE);
        // What stands in the arrays is relative to the best sequence that ends outside a mention two tokens back.
        float outside = 0;
        for (int token = 0; token < length; token++) {
            int row = token * width;
            float highest = Lanes.outside(sums[row]) * step - outsideBias;
            int highestLabel = Labels.OUTSIDE;
            long insides = 0;
            long lasts = 0;
            for (int type = 0; type < types; type++) {
                long lanes = Lanes.readable(sums[row + 1 + type]);
                int transition = Lattice.TRANSITIONS * type;
                float fromBegin = begun[type] - outside;
                float fromInside = within[type] - outside;
                float goOn = fromBegin + transitions[transition];
                float goOnInside = fromInside + transitions[transition + 2];
                float close = fromBegin + transitions[transition + 1];
                float closeInside = fromInside + transitions[transition + 3];
                if (goOnInside > goOn) {
                    goOn = goOnInside;
                    insides |= 1L << type;
                }
                if (closeInside > close) {
                    close = closeInside;
                    lasts |= 1L << type;
                }
                begun[type] = Lanes.value(lanes, Labels.BEGIN) * step;
                within[type] = goOn + Lanes.value(lanes, Labels.INSIDE) * step;
                float last = close + Lanes.value(lanes, Labels.LAST) * step;
                float unit = Lanes.value(lanes, Labels.UNIT) * step;
                if (last > highest) {
                    highest = last;
                    highestLabel = Labels.last(type);
                }
                if (unit > highest) {
                    highest = unit;
                    highestLabel = Labels.unit(type);
                }
            }
            outside = highest;
            bestOut[token] = highestLabel;
            insideFromInside[token] = insides;
            lastFromInside[token] = lasts;
        }
        return trace(length, path);
    }

    private boolean trace(int length, int[] path) {
        boolean mentions = false;
        int token = length - 1;
        while (token >= 0) {
            int label = bestOut[token];
            path[token] = label;
            mentions |= label != Labels.OUTSIDE;
            if (label != Labels.OUTSIDE && Labels.position(label) == Labels.LAST) {
                int type = Labels.type(label);
                boolean inside = (lastFromInside[token] >>> type & 1) != 0;
                token--;
                while (inside) {
                    path[token] = Labels.inside(type);
                    inside = (insideFromInside[token] >>> type & 1) != 0;
                    token--;
                }
                path[token] = Labels.begin(type);
            }
            token--;
        }
        return mentions;
    }

    /**
     * Which part of the probability of all sequences each type has, at the tokens that are not outside on the best path.
     *
     * @param shares receives them, type by type, token after token; what stands there for other tokens is of no account
     */
    void shares(long[] sums, int length, int[] path, double[] shares) {
        if (factors.length < length * labels) {
            factors = new double[length * labels];
            alpha = new double[length * labels];
        }
        for (int token = 0; token < length; token++) {
            exponentiate(sums, token);
        }
        forward(length);
        backward(length, path, shares);
    }

    /** All labels of a token alike divided by that of the highest score, which changes no share. */
    private void exponentiate(long[] sums, int token) {
        int row = token * width;
        int outside = Lanes.outside(sums[row]);
        int highest = outside;
        for (int type = 1; type <= types; type++) {
            long lanes = Lanes.readable(sums[row + type]);
            highest = Math.max(highest, Math.max(Lanes.value(lanes, 0), Lanes.value(lanes, 1)));
            highest = Math.max(highest, Math.max(Lanes.value(lanes, 2), Lanes.value(lanes, 3)));
        }
        int cell = token * labels;
        factors[cell] = expOfMinus(highest - outside) * expOutsideBias;
        for (int type = 0; type < types; type++) {
            long lanes = Lanes.readable(sums[row + 1 + type]);
            int begin = cell + Labels.begin(type);
            factors[begin] = expOfMinus(highest - Lanes.value(lanes, Labels.BEGIN));
            factors[begin + Labels.INSIDE] = expOfMinus(highest - Lanes.value(lanes, Labels.INSIDE));
            factors[begin + Labels.LAST] = expOfMinus(highest - Lanes.value(lanes, Labels.LAST));
            factors[begin + Labels.UNIT] = expOfMinus(highest - Lanes.value(lanes, Labels.UNIT));
        }
    }

    private double expOfMinus(int steps) {
        return expOfMinus[Math.min(steps, expOfMinus.length - 1)];
    }

    /** The probability of each label given the tokens up to it; {@link #scale} is what makes their sum one. */
    private void forward(int length) {
        double out = 1;
        for (int token = 0; token < length; token++) {
            int row = token * labels;
            int before = row - labels;
            double outHere = out * factors[row];
            double inHere = 0;
            alpha[row] = outHere;
            for (int type = 0; type < types; type++) {
                int begin = Labels.begin(type);
                int cell = row + begin;
                int transition = Lattice.TRANSITIONS * type;
                double inside = 0;
                double last = 0;
                if (token > 0) {
                    double begun = alpha[before + begin];
                    double within = alpha[before + begin + Labels.INSIDE];
                    inside = (begun * expTransitions[transition] + within * expTransitions[transition + 2])
                            * factors[cell + Labels.INSIDE];
                    last = (begun * expTransitions[transition + 1] + within * expTransitions[transition + 3])
                            * factors[cell + Labels.LAST];
                }
                double start = out * factors[cell];
                double unit = out * factors[cell + Labels.UNIT];
                alpha[cell] = start;
                alpha[cell + Labels.INSIDE] = inside;
                alpha[cell + Labels.LAST] = last;
                alpha[cell + Labels.UNIT] = unit;
                outHere += last + unit;
                inHere += start + inside;
            }
            double factor = 1 / (outHere + inHere);
            for (int cell = row; cell < row + labels; cell++) {
                alpha[cell] *= factor;
            }
            scale[token] = factor;
            out = outHere * factor;
        }
    }

    /** Goes back over the tokens with the probability of what follows, and takes the shares where the path has a mention. */
    private void backward(int length, int[] path, double[] shares) {
        // A sequence ends outside or with the last token of a mention.
        double out = 1;
        Arrays.fill(beta, 0);
        double total = alpha[(length - 1) * labels];
        for (int type = 0; type < types; type++) {
            int cell = (length - 1) * labels + Labels.begin(type);
            total += alpha[cell + Labels.LAST] + alpha[cell + Labels.UNIT];
        }
        for (int token = length - 1; token >= 0; token--) {
            int row = token * labels;
            boolean mention = path[token] != Labels.OUTSIDE;
            double outBefore = factors[row] * out;
            for (int type = 0; type < types; type++) {
                int begin = Labels.begin(type);
                int cell = row + begin;
                double start = beta[begin];
                double within = beta[begin + Labels.INSIDE];
                if (mention) {
                    shares[token * types + type] = (alpha[cell] * start
                                    + alpha[cell + Labels.INSIDE] * within
                                    + (alpha[cell + Labels.LAST] + alpha[cell + Labels.UNIT]) * out)
                            / total;
                }
                int transition = Lattice.TRANSITIONS * type;
                double inside = factors[cell + Labels.INSIDE] * within * scale[token];
                double last = factors[cell + Labels.LAST] * out * scale[token];
                outBefore += factors[cell] * start + factors[cell + Labels.UNIT] * out;
                beta[begin] = expTransitions[transition] * inside + expTransitions[transition + 1] * last;
                beta[begin + Labels.INSIDE] =
                        expTransitions[transition + 2] * inside + expTransitions[transition + 3] * last;
            }
            out = outBefore * scale[token];
        }
    }
}
