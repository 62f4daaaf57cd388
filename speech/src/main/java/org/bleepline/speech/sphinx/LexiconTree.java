package org.bleepline.speech.sphinx;

import java.util.List;

/**
 * All words by their sounds. A node is the model of a phone between its neighbours. Words with the same beginning share their nodes;
 * the last phone of a word has a node for each kind of phone that may follow, the first for each that may stand before it.
 *
 * @param hmms model of each node
 * @param phones its phone
 * @param lookahead natural logarithm of the probability of the likeliest word behind it, by itself
 * @param childStart place in {@code children} of its first; one more than nodes
 * @param wordStart place in {@code words} of the first word that ends with it; one more than nodes
 * @param followers where a word ends, the phones that may follow, as bits
 * @param entryStart by last phone of the word before and first phone, the place in {@code entries}
 * @param fillers nodes of silence and noises; silence is the first
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared, never compared
record LexiconTree(
        int[] hmms,
        int[] phones,
        float[] lookahead,
        int[] childStart,
        int[] children,
        int[] wordStart,
        int[] words,
        long[] followers,
        int[] entryStart,
        int[] entries,
        int[] fillers) {

    /** A word as it may be said. */
    record Saying(int word, List<Integer> phones) {}
}
