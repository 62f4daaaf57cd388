package org.bleepline.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.span.Document;
import org.bleepline.detect.tagger.Tokens;

/**
 * Puts words that stand among the same words into one cluster: for each word the positive pointwise mutual information
 * with the frequent words one and two places beside it (J. Bullinaria and J. Levy, Extracting semantic representations from
 * word co-occurrence statistics, 2007), then spherical k-means (I. Dhillon and D. Modha, Concept decompositions for large
 * sparse text data, 2001). No part depends on chance.
 */
final class Clusters {
    private static final int MOST_WORDS = 10_000;
    private static final int LEAST_COUNT = 8;
    private static final int NEIGHBOURS = 800;
    private static final int REACH = 2;
    private static final int ROUNDS = 12;

    /** The most frequent words stand among everything; the first centres are words behind them. */
    private static final int FIRST_CENTRE = 40;

    private final int count;
    private final List<int[]> turns = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();

    private int[] words = new int[0];
    private int[][] places = new int[0][];
    private float[][] strengths = new float[0][];

    /** @param count of clusters, at most 255 */
    Clusters(int count) {
        this.count = count;
    }

    /** Takes in a text; a line break begins a new turn. */
    void add(String text) {
        Tokens tokens = Tokens.of(Document.of(text, "en"));
        for (int turn = 0; turn < tokens.turnCount(); turn++) {
            int from = tokens.turnStart(turn);
            int[] hashes = new int[tokens.turnStart(turn + 1) - from];
            for (int token = 0; token < hashes.length; token++) {
                hashes[token] = tokens.hash(from + token);
                counts.merge(hashes[token], 1, Integer::sum);
            }
            turns.add(hashes);
        }
    }

    /** The cluster of each word by its hash, from 1. */
    Map<Integer, Integer> build() {
        words = counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST_COUNT)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_WORDS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        measure();
        int[] clusterOf = divide();
        Map<Integer, Integer> clusters = new HashMap<>();
        for (int word = 0; word < words.length; word++) {
            if (places[word].length > 0) {
                clusters.put(words[word], clusterOf[word] + 1);
            }
        }
        return clusters;
    }

    private void measure() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int word = 0; word < words.length; word++) {
            numbers.put(words[word], word);
        }
        long[] pairs = new long[1 << 20];
        int size = 0;
        for (int[] turn : turns) {
            int[] numbered = new int[turn.length];
            for (int at = 0; at < turn.length; at++) {
                numbered[at] = numbers.getOrDefault(turn[at], -1);
            }
            for (int at = 0; at < turn.length; at++) {
                for (int step = -REACH; step <= REACH && numbered[at] >= 0; step++) {
                    int beside = at + step < 0 || at + step >= turn.length ? NEIGHBOURS : numbered[at + step];
                    if (step != 0 && beside >= 0 && beside <= NEIGHBOURS) {
                        if (size == pairs.length) {
                            pairs = Arrays.copyOf(pairs, size * 2);
                        }
                        int place = (step < 0 ? step + REACH : step + REACH - 1) * (NEIGHBOURS + 1) + beside;
                        pairs[size++] = (long) numbered[at] << 32 | place;
                    }
                }
            }
        }
        Arrays.sort(pairs, 0, size);
        strengthen(pairs, size);
    }

    private void strengthen(long[] pairs, int size) {
        double[] ofWord = new double[words.length];
        double[] ofPlace = new double[dimensions()];
        for (int at = 0; at < size; at++) {
            ofWord[(int) (pairs[at] >>> 32)]++;
            ofPlace[(int) pairs[at]]++;
        }
        places = new int[words.length][0];
        strengths = new float[words.length][0];
        int at = 0;
        while (at < size) {
            int word = (int) (pairs[at] >>> 32);
            int end = at;
            while (end < size && pairs[end] >>> 32 == word) {
                end++;
            }
            int[] place = new int[end - at];
            float[] strength = new float[end - at];
            int kept = 0;
            double square = 0;
            while (at < end) {
                int next = at;
                while (next < end && pairs[next] == pairs[at]) {
                    next++;
                }
                int here = (int) pairs[at];
                double information = StrictMath.log((next - at) * (double) size / (ofWord[word] * ofPlace[here]));
                if (information > 0) {
                    place[kept] = here;
                    strength[kept++] = (float) information;
                    square += information * information;
                }
                at = next;
            }
            places[word] = Arrays.copyOf(place, kept);
            strengths[word] = Arrays.copyOf(strength, kept);
            for (int index = 0; index < kept; index++) {
                strengths[word][index] /= (float) Math.sqrt(square);
            }
        }
    }

    private int dimensions() {
        return 2 * REACH * (NEIGHBOURS + 1);
    }

    private int[] divide() {
        float[][] centres = new float[dimensions()][count];
        int[] clusterOf = new int[words.length];
        int step = Math.max(1, (words.length / 2 - FIRST_CENTRE) / count);
        for (int cluster = 0; cluster < count; cluster++) {
            add(centres, Math.min(words.length - 1, FIRST_CENTRE + cluster * step), cluster);
        }
        for (int round = 0; round < ROUNDS; round++) {
            float[] likeness = new float[count];
            for (int word = 0; word < words.length; word++) {
                Arrays.fill(likeness, 0);
                for (int index = 0; index < places[word].length; index++) {
                    float[] centre = centres[places[word][index]];
                    float strength = strengths[word][index];
                    for (int cluster = 0; cluster < count; cluster++) {
                        likeness[cluster] += strength * centre[cluster];
                    }
                }
                int best = 0;
                for (int cluster = 1; cluster < count; cluster++) {
                    best = likeness[cluster] > likeness[best] ? cluster : best;
                }
                clusterOf[word] = best;
            }
            centres = new float[dimensions()][count];
            for (int word = 0; word < words.length; word++) {
                add(centres, word, clusterOf[word]);
            }
            normalize(centres);
        }
        return clusterOf;
    }

    private void add(float[][] centres, int word, int cluster) {
        for (int index = 0; index < places[word].length; index++) {
            centres[places[word][index]][cluster] += strengths[word][index];
        }
    }

    private void normalize(float[][] centres) {
        for (int cluster = 0; cluster < count; cluster++) {
            double square = 0;
            for (float[] centre : centres) {
                square += centre[cluster] * centre[cluster];
            }
            float length = square == 0 ? 1 : (float) Math.sqrt(square);
            for (float[] centre : centres) {
                centre[cluster] /= length;
            }
        }
    }
}
