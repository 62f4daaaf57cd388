package org.bleepline.detect.terms;

import java.util.Arrays;

/**
 * A tree over the characters of all terms, kept in one open-addressed hash table of edges, so that a step costs the same with
 * ten terms and with ten thousand.
 */
final class TermTree {
    static final int ROOT = 0;
    static final int NONE = -1;

    private static final long EMPTY = -1;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] edges = new long[1 << 14];
    private int[] targets = new int[1 << 14];
    private int edgeCount;
    private int[] labels = {NONE};
    private int nodeCount = 1;

    TermTree() {
        Arrays.fill(edges, EMPTY);
    }

    /** Adds a term; the label given first to a term stays. */
    void add(CharSequence key, int label) {
        int node = ROOT;
        for (int index = 0; index < key.length(); index++) {
            int next = step(node, key.charAt(index));
            node = next == NONE ? grow(node, key.charAt(index)) : next;
        }
        if (node != ROOT && labels[node] == NONE) {
            labels[node] = label;
        }
    }

    /** The node behind a character, or {@link #NONE}. */
    int step(int node, char unit) {
        long edge = (long) node << 16 | unit;
        int slot = slot(edge, edges.length);
        while (edges[slot] != EMPTY) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
            slot = (slot + 1) & (edges.length - 1);
        }
        return NONE;
    }

    /** The label of the term that ends at a node, or {@link #NONE}. */
    int label(int node) {
        return labels[node];
    }

    private int grow(int node, char unit) {
        if (edgeCount * 2 >= edges.length) {
            rehash();
        }
        if (nodeCount == labels.length) {
            labels = Arrays.copyOf(labels, nodeCount * 2);
            Arrays.fill(labels, nodeCount, labels.length, NONE);
        }
        insert((long) node << 16 | unit, nodeCount);
        return nodeCount++;
    }

    private void insert(long edge, int target) {
        int slot = slot(edge, edges.length);
        while (edges[slot] != EMPTY) {
            slot = (slot + 1) & (edges.length - 1);
        }
        edges[slot] = edge;
        targets[slot] = target;
        edgeCount++;
    }

    private void rehash() {
        long[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new long[oldEdges.length * 2];
        targets = new int[edges.length];
        Arrays.fill(edges, EMPTY);
        edgeCount = 0;
        for (int index = 0; index < oldEdges.length; index++) {
            if (oldEdges[index] != EMPTY) {
                insert(oldEdges[index], oldTargets[index]);
            }
        }
    }

    private static int slot(long edge, int capacity) {
        return (int) ((edge * MIX) >>> 40) & (capacity - 1);
    }
}
