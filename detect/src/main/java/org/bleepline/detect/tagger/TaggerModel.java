package org.bleepline.detect.tagger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bleepline.core.policy.Policy;
import org.bleepline.core.policy.UnknownPolicyException;

/**
 * The weights of a tagger. Of each feature that has any it knows the labels it speaks for or against, with weights of
 * 8 bits. Immutable and safe for use by several threads.
 *
 * <p>The file: the four letters {@code BLTG} and a version as big-endian numbers, then the label names, the
 * transition scores, the calibration, the {@link Lexicon} and the features in order of their hash. Nothing is compressed,
 * so that the bytes do not depend on a version of zlib; the jar around it is.
 */
public final class TaggerModel {
    private static final int MAGIC = 0x424C_5447;
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;
    private static final int MOST_LABELS = 255;
    private static final int DENSE = 14;

    private final Labels labels;
    private final float[] transitions;
    private final float step;
    private final float outsideBias;
    private final float[] calibration;
    private final Lexicon lexicon;
    private final IntTable features;
    private final byte[] rows;

    /** The rows of features with many weights once more, as {@link Lanes}: faster to add up. */
    private final long[] dense;

    /** Where in {@link #rows} the dense rows come from; a feature's value below zero is a complement into this. */
    private final int[] denseSources;

    /**
     * @param hashes of the features, without 0 and without doubles
     * @param offsets where in the rows each feature's is
     */
    private TaggerModel(
            Labels labels,
            float[] transitions,
            float step,
            float outsideBias,
            float[] calibration,
            Lexicon lexicon,
            int[] hashes,
            int[] offsets,
            byte[] rows) {
        this.labels = labels;
        this.transitions = transitions;
        this.step = step;
        this.outsideBias = outsideBias;
        this.calibration = calibration;
        this.lexicon = lexicon;
        this.rows = rows;
        this.features = new IntTable(hashes.length);
        int denseRows = 0;
        for (int at : offsets) {
            denseRows += (rows[at] & 0xFF) >= DENSE ? 1 : 0;
        }
        int width = Lanes.width(labels.types().size());
        this.dense = new long[denseRows * width];
        this.denseSources = new int[denseRows];
        int next = 0;
        for (int index = 0; index < hashes.length; index++) {
            int at = offsets[index];
            if ((rows[at] & 0xFF) < DENSE) {
                features.put(hashes[index], at);
            } else {
                addWeights(at, dense, next * width);
                denseSources[next] = at;
                features.put(hashes[index], ~next);
                next++;
            }
        }
    }

    private TaggerModel(TaggerModel other, float outsideBias, float[] calibration) {
        this.labels = other.labels;
        this.transitions = other.transitions;
        this.step = other.step;
        this.outsideBias = outsideBias;
        this.calibration = calibration;
        this.lexicon = other.lexicon;
        this.features = other.features;
        this.rows = other.rows;
        this.dense = other.dense;
        this.denseSources = other.denseSources;
    }

    private int rowOf(int hash) {
        int at = features.get(hash);
        return at < 0 ? denseSources[~at] : at;
    }

    public Labels labels() {
        return labels;
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    public int featureCount() {
        return features.size();
    }

    float[] transitions() {
        return transitions;
    }

    /** From the share of probability that the chain gives to a type to how often it is right: a logistic curve. */
    double calibrated(double probability) {
        double bounded = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
        double logit = StrictMath.log(bounded / (1 - bounded));
        return 1 / (1 + Exp.of(-(calibration[0] + calibration[1] * logit)));
    }

    /** From sums of weights to scores: what a step of a weight is worth. */
    float step() {
        return step;
    }

    /** What is taken off the score of the label outside. */
    float outsideBias() {
        return outsideBias;
    }

    /**
     * Adds the weights of features to the sums of all labels.
     *
     * @param hashes the features; overwritten
     * @param sums {@link Lanes}, from an index on
     */
    void addWeights(int[] hashes, int count, long[] sums, int at) {
        // All look-ups first: they wait for memory, and so they wait together. Then wide rows, then single weights: a
        // wide
        // read right behind a narrow write to the same place would wait too.
        for (int index = 0; index < count; index++) {
            hashes[index] = features.get(hashes[index]);
        }
        int width = Lanes.width(labels.types().size());
        for (int index = 0; index < count; index++) {
            if (hashes[index] < 0) {
                Lanes.add(sums, at, dense, ~hashes[index] * width, width);
            }
        }
        for (int index = 0; index < count; index++) {
            if (hashes[index] > 0) {
                addWeights(hashes[index], sums, at);
            }
        }
    }

    private void addWeights(int row, long[] sums, int at) {
        int end = row + 1 + 2 * (rows[row] & 0xFF);
        for (int cell = row + 1; cell < end; cell += 2) {
            int label = rows[cell] & 0xFF;
            sums[at + Lanes.index(label)] += Lanes.of(label, rows[cell + 1]);
        }
    }

    /** This model with other settings for decoding: what is taken off the score of "outside", and the logistic curve. */
    public TaggerModel withDecoding(float newOutsideBias, float intercept, float slope) {
        return new TaggerModel(this, newOutsideBias, new float[] {intercept, slope});
    }

    /** Writes the file; the stream stays open. The same model gives the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream head = new DataOutputStream(stream);
        head.writeInt(MAGIC);
        head.writeInt(VERSION);
        head.flush();
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER));
        out.writeShort(labels.types().size());
        for (Policy type : labels.types()) {
            out.writeUTF(type.name());
        }
        for (float transition : transitions) {
            out.writeFloat(transition);
        }
        out.writeFloat(step);
        out.writeFloat(outsideBias);
        out.writeFloat(calibration[0]);
        out.writeFloat(calibration[1]);
        lexicon.write(out);
        int[] hashes = features.keys();
        Arrays.sort(hashes);
        out.writeInt(hashes.length);
        out.writeInt(rows.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
        for (int hash : hashes) {
            int at = rowOf(hash);
            out.write(rows, at, 1 + 2 * (rows[at] & 0xFF));
        }
        out.flush();
    }

    /**
     * Reads what {@link #write} wrote, and perhaps some bytes more; the stream stays open.
     *
     * @throws IOException if the stream ends early or holds something else
     */
    public static TaggerModel read(InputStream stream) throws IOException {
        DataInputStream head = new DataInputStream(stream);
        if (head.readInt() != MAGIC || head.readInt() != VERSION) {
            throw new IOException("not a tagger model of version " + VERSION);
        }
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, BUFFER));
        int typeCount = Limits.check(in.readUnsignedShort(), MOST_LABELS / 4);
        List<Policy> types = new ArrayList<>();
        for (int type = 0; type < typeCount; type++) {
            types.add(policy(in.readUTF()));
        }
        if (types.isEmpty()) {
            throw new IOException("not a tagger model: it has no types");
        }
        Labels labels = new Labels(types);
        float[] transitions = new float[Lattice.TRANSITIONS * typeCount];
        for (int index = 0; index < transitions.length; index++) {
            transitions[index] = in.readFloat();
        }
        float step = in.readFloat();
        float outsideBias = in.readFloat();
        float[] calibration = {in.readFloat(), in.readFloat()};
        Lexicon lexicon = Lexicon.read(in);
        int count = Limits.check(in.readInt(), Limits.MOST_ENTRIES);
        int size = Limits.check(in.readInt(), Limits.MOST_BYTES);
        int[] hashes = Limits.readInts(in, count);
        byte[] rows = new byte[size];
        if (size < 1) {
            throw new IOException("not a tagger model: it has no weights");
        }
        in.readFully(rows, 1, size - 1);
        int[] offsets = new int[count];
        int at = 1;
        for (int index = 0; index < count; index++) {
            if (at >= size) {
                throw new IOException("not a tagger model: a feature has no weights");
            }
            offsets[index] = at;
            at = checkRow(rows, at, labels.count());
        }
        return new TaggerModel(labels, transitions, step, outsideBias, calibration, lexicon, hashes, offsets, rows);
    }

    private static int checkRow(byte[] rows, int at, int labelCount) throws IOException {
        int end = at + 1 + 2 * (rows[at] & 0xFF);
        if (end > rows.length) {
            throw new IOException("not a tagger model: a feature has too many weights");
        }
        for (int cell = at + 1; cell < end; cell += 2) {
            if ((rows[cell] & 0xFF) >= labelCount) {
                throw new IOException("not a tagger model: a weight has no label");
            }
        }
        return end;
    }

    private static Policy policy(String name) throws IOException {
        try {
            return Policy.named(name.toLowerCase(java.util.Locale.ROOT));
        } catch (UnknownPolicyException e) {
            throw new IOException("the tagger model has a type that is not known here", e);
        }
    }

    /** Takes trained weights and rounds them to 8 bits; not safe for use by several threads. */
    public static final class Builder {
        private static final int HIGHEST = 127;

        private final Labels labels;
        private final Lexicon lexicon;
        private final float step;
        private final float[] transitions;
        private final IntTable features = new IntTable(1 << 20);
        private byte[] rows = new byte[1 << 20];
        private int used = 1;

        /** @param largestWeight weights beyond it, of either sign, are cut to it */
        public Builder(Labels labels, Lexicon lexicon, float[] transitions, float largestWeight) {
            this.labels = labels;
            this.lexicon = lexicon;
            this.transitions = transitions.clone();
            this.step = largestWeight / HIGHEST;
        }

        /** Adds a feature; weights that round to zero are left out, and so is a feature without weights. */
        public Builder feature(int hash, int[] labelsOfWeights, float[] weights, int count) {
            int start = used;
            if (rows.length < used + 1 + 2 * count) {
                rows = Arrays.copyOf(rows, Math.max(rows.length * 2, used + 1 + 2 * count));
            }
            used++;
            for (int index = 0; index < count; index++) {
                int rounded = Math.round(weights[index] / step);
                if (rounded != 0) {
                    rows[used++] = (byte) labelsOfWeights[index];
                    rows[used++] = (byte) Math.max(-HIGHEST, Math.min(HIGHEST, rounded));
                }
            }
            int kept = (used - start - 1) / 2;
            if (kept == 0) {
                used = start;
            } else {
                rows[start] = (byte) kept;
                features.put(hash, start);
            }
            return this;
        }

        /** The model without calibration; the builder is not to be used again. */
        public TaggerModel build() {
            int[] hashes = features.keys();
            Arrays.sort(hashes);
            int[] offsets = Arrays.stream(hashes).map(features::get).toArray();
            return new TaggerModel(
                    labels,
                    transitions,
                    step,
                    0,
                    new float[] {0, 1},
                    lexicon,
                    hashes,
                    offsets,
                    Arrays.copyOf(rows, used));
        }
    }
}
