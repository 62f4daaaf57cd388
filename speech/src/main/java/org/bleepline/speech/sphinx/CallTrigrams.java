package org.bleepline.speech.sphinx;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How words follow one another in calls: a trigram model with back-off, made by {@code training/train-calls.sh}. Words are told by their
 * place in {@link #vocabulary()}. It is written and read as a compressed file: rows in order of their words, each as the distance
 * to the one before, and logarithms in thousandths. Immutable; safe for use by several threads.
 */
public final class CallTrigrams implements WordModel {
    /** Stands in front of a turn. */
    public static final String START = "<s>";
    /** Stands behind a turn. */
    public static final String END = "</s>";

    /** Stands for all words that are not in the vocabulary, where another follows it. */
    public static final String UNKNOWN = "<unk>";

    private static final int MAGIC = 0x43_54_52_31;
    private static final int WORD_BITS = 20;
    private static final float STEP = 1000;

    private final List<String> vocabulary;
    private final Rows singles;
    private final Rows pairs;
    private final Rows triples;

    /** Rows of one to three words. The arrays are kept, not copied. */
    @SuppressWarnings("ArrayRecordComponent") // large, never compared
    public record Rows(long[] keys, short[] probabilities, short[] backoffs) {
        /** Below 0 where there is none. */
        int find(long key) {
            return Arrays.binarySearch(keys, key);
        }

        float probability(int row) {
            return probabilities[row] / STEP;
        }

        float backoff(int row) {
            return backoffs[row] / STEP;
        }
    }

    private CallTrigrams(List<String> vocabulary, Rows singles, Rows pairs, Rows triples) {
        this.vocabulary = List.copyOf(vocabulary);
        this.singles = singles;
        this.pairs = pairs;
        this.triples = triples;
        if (vocabulary.size() >= 1 << WORD_BITS || singles.keys().length != vocabulary.size()) {
            throw new IllegalArgumentException(
                    vocabulary.size() + " words do not fit to " + singles.keys().length + " rows");
        }
    }

    /**
     * @param singles one for each word, with its place as the key
     * @param pairs in order of their {@linkplain #key keys}
     * @param triples in order of their keys; what is said of going on is not used
     */
    public static CallTrigrams of(List<String> vocabulary, Rows singles, Rows pairs, Rows triples) {
        return new CallTrigrams(vocabulary, singles, pairs, triples);
    }

    /** What the row of a word behind others is found by. */
    public static long key(long before, int word) {
        return before << WORD_BITS | word;
    }

    /** A natural logarithm as it is kept, as far as it can be. */
    public static short kept(double logarithm) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(logarithm * STEP)));
    }

    public List<String> vocabulary() {
        return vocabulary;
    }

    /** Natural logarithm of the probability of a word by itself. */
    public float alone(int word) {
        return singles.probability(word);
    }

    @Override
    public float behind(int beforeThat, int before, int word) {
        if (before < 0) {
            return singles.probability(word);
        }
        float weight = 0;
        if (beforeThat >= 0) {
            long history = key(beforeThat, before);
            int row = triples.find(key(history, word));
            if (row >= 0) {
                return triples.probability(row);
            }
            int known = pairs.find(history);
            weight = known < 0 ? 0 : pairs.backoff(known);
        }
        int pair = pairs.find(key(before, word));
        return weight + (pair >= 0 ? pairs.probability(pair) : singles.backoff(before) + singles.probability(word));
    }

    /** The stream is closed. */
    public void write(OutputStream out) throws IOException {
        try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
            data.writeInt(MAGIC);
            data.writeInt(vocabulary.size());
            for (String word : vocabulary) {
                data.writeUTF(word);
            }
            for (Rows rows : List.of(singles, pairs, triples)) {
                write(rows, data);
            }
        }
    }

    private static void write(Rows rows, DataOutputStream data) throws IOException {
        data.writeInt(rows.keys().length);
        long last = -1;
        for (long key : rows.keys()) {
            long distance = key - last;
            while (distance > 0x7F) {
                data.writeByte((int) (distance & 0x7F | 0x80));
                distance >>>= 7;
            }
            data.writeByte((int) distance);
            last = key;
        }
        for (short value : rows.probabilities()) {
            data.writeShort(value);
        }
        for (short value : rows.backoffs()) {
            data.writeShort(value);
        }
    }

    /** The stream stays open. */
    public static CallTrigrams read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new GZIPInputStream(in));
        if (data.readInt() != MAGIC) {
            throw new IOException("this is no model of the words of calls");
        }
        List<String> vocabulary = new ArrayList<>();
        for (int left = data.readInt(); left > 0; left--) {
            vocabulary.add(data.readUTF());
        }
        return new CallTrigrams(vocabulary, readRows(data), readRows(data), readRows(data));
    }

    private static Rows readRows(DataInputStream data) throws IOException {
        int count = data.readInt();
        long[] keys = new long[count];
        long last = -1;
        for (int row = 0; row < count; row++) {
            long distance = 0;
            int shift = 0;
            int part = data.readUnsignedByte();
            while (part > 0x7F) {
                distance |= (long) (part & 0x7F) << shift;
                shift += 7;
                part = data.readUnsignedByte();
            }
            last += distance | (long) part << shift;
            keys[row] = last;
        }
        return new Rows(keys, shorts(data, count), shorts(data, count));
    }

    private static short[] shorts(DataInputStream data, int count) throws IOException {
        short[] values = new short[count];
        for (int row = 0; row < count; row++) {
            values[row] = data.readShort();
        }
        return values;
    }
}
