package org.bleepline.speech.sphinx;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A trigram model with back-off from a file in the binary form of the CMU Sphinx project ("Trie Language Model"), which is that of KenLM's
 * trie: rows of words in reverse order, bit by bit, each with the place of the rows that go on from it (K. Heafield, KenLM: faster and smaller
 * language model queries, 2011). Sphinx's own class reads the same, but answers one thread at a time. Words are told by their place in
 * {@link #vocabulary()}. Immutable; safe for use by several threads.
 */
final class Trigrams implements WordModel {
    private static final String HEADER = "Trie Language Model";
    private static final int ORDERS = 3;
    /** Probabilities and back-off weights are places in tables of 65,536. */
    private static final int SIXTEEN_BITS = 1;

    private static final int WEIGHT_BITS = 16;
    private static final int WEIGHTS = 1 << WEIGHT_BITS;
    /** Every part ends with so many unused bytes, so that four can be read at any place. */
    private static final int PADDING = 8;
    /** The base of the logarithms in the file. */
    private static final double BASE = 1.0001;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final List<String> vocabulary;
    private final float[] alone;
    private final float[] backoffs;
    /** By word: the first of its pairs; one more than words. */
    private final int[] pairs;

    private final float[] pairProbabilities;
    private final float[] pairBackoffs;
    private final float[] tripleProbabilities;
    private final byte[] pairRows;
    private final byte[] tripleRows;
    private final int wordBits;
    private final int nextBits;

    private Trigrams(DataInputStream in) throws IOException {
        if (!HEADER.equals(new String(in.readNBytes(HEADER.length()), StandardCharsets.US_ASCII))
                || in.readByte() != ORDERS) {
            throw new IOException("this is no trigram model");
        }
        ByteBuffer counts = littleEndian(in, (ORDERS + 1) * Integer.BYTES);
        int words = counts.getInt();
        int pairCount = counts.getInt();
        int tripleCount = counts.getInt();
        if (counts.getInt() != SIXTEEN_BITS) {
            throw new IOException("a trigram model of another kind");
        }
        pairProbabilities = weights(in);
        pairBackoffs = weights(in);
        tripleProbabilities = weights(in);
        alone = new float[words];
        backoffs = new float[words];
        pairs = new int[words + 1];
        ByteBuffer singles = littleEndian(in, (words + 1) * 3 * Integer.BYTES);
        for (int word = 0; word <= words; word++) {
            float probability = natural(singles.getFloat());
            float backoff = natural(singles.getFloat());
            pairs[word] = singles.getInt();
            if (word < words) {
                alone[word] = probability;
                backoffs[word] = backoff;
            }
        }
        wordBits = bits(words);
        nextBits = bits(tripleCount);
        pairRows = rows(in, pairCount, wordBits + 2 * WEIGHT_BITS + nextBits);
        tripleRows = rows(in, tripleCount, wordBits + WEIGHT_BITS);
        vocabulary = words(in, words);
    }

    /** The stream stays open. */
    static Trigrams read(InputStream in) throws IOException {
        return new Trigrams(new DataInputStream(in));
    }

    private static ByteBuffer littleEndian(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[] weights(DataInputStream in) throws IOException {
        ByteBuffer bytes = littleEndian(in, WEIGHTS * Float.BYTES);
        float[] weights = new float[WEIGHTS];
        for (int place = 0; place < WEIGHTS; place++) {
            weights[place] = natural(bytes.getFloat());
        }
        return weights;
    }

    private static float natural(float logarithm) {
        return (float) (logarithm * Math.log(BASE));
    }

    private static byte[] rows(DataInputStream in, int count, int bits) throws IOException {
        byte[] rows = new byte[(int) (((1L + count) * bits + 7) / 8 + PADDING)];
        in.readFully(rows);
        return rows;
    }

    private static List<String> words(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[littleEndian(in, Integer.BYTES).getInt()];
        in.readFully(bytes);
        List<String> words = new ArrayList<>(count);
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                words.add(new String(bytes, start, at - start, StandardCharsets.UTF_8));
                start = at + 1;
            }
        }
        if (words.size() != count) {
            throw new IOException(words.size() + " words where " + count + " were announced");
        }
        return List.copyOf(words);
    }

    private static int bits(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    List<String> vocabulary() {
        return vocabulary;
    }

    /** Natural logarithm of the probability of each word by itself. */
    float[] alone() {
        return Arrays.copyOf(alone, alone.length);
    }

    @Override
    public float behind(int beforeThat, int before, int word) {
        int pair = pair(before, word);
        float weight = beforeThat < 0 ? 0 : backoff(beforeThat, before);
        if (pair < 0) {
            return weight + backoffs[before] + alone[word];
        }
        if (beforeThat >= 0) {
            int triple = find(tripleRows, wordBits + WEIGHT_BITS, next(pair), next(pair + 1), beforeThat);
            if (triple >= 0) {
                return tripleProbabilities[
                        read(tripleRows, (long) triple * (wordBits + WEIGHT_BITS) + wordBits, WEIGHT_BITS)];
            }
        }
        return weight + pairProbabilities[read(pairRows, pairBit(pair) + wordBits + WEIGHT_BITS, WEIGHT_BITS)];
    }

    /** Of the row of two words before; 0 where there is none. */
    private float backoff(int beforeThat, int before) {
        int pair = pair(beforeThat, before);
        return pair < 0 ? 0 : pairBackoffs[read(pairRows, pairBit(pair) + wordBits, WEIGHT_BITS)];
    }

    private int pair(int before, int word) {
        return find(pairRows, pairBits(), pairs[word], pairs[word + 1], before);
    }

    private int pairBits() {
        return wordBits + 2 * WEIGHT_BITS + nextBits;
    }

    private long pairBit(int pair) {
        return (long) pair * pairBits();
    }

    /** The first of the rows of three words that go on from a pair. */
    private int next(int pair) {
        return read(pairRows, pairBit(pair) + wordBits + 2 * WEIGHT_BITS, nextBits);
    }

    /** The row with a word, from one place to another, exclusive; below 0 where there is none. */
    private int find(byte[] rows, int bits, int from, int to, int word) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = read(rows, (long) middle * bits, wordBits);
            if (found == word) {
                return middle;
            }
            if (found < word) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int read(byte[] rows, long bit, int bits) {
        return ((int) INT.get(rows, (int) (bit >> 3)) >>> (int) (bit & 7)) & ((1 << bits) - 1);
    }
}
