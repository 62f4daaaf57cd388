package org.bleepline.speech.sphinx;

import java.util.Arrays;

/** The models of phones that a search follows in one frame, by node of the tree and words before. For one thread. */
final class ActiveHmms {
    static final float NEVER = -1e30f;

    int count;
    int[] nodes = new int[1 << 12];
    int[] histories = new int[1 << 12];
    /** Scores of the three states, and of entering the first in the next frame. */
    float[] first = new float[1 << 12];

    float[] second = new float[1 << 12];
    float[] third = new float[1 << 12];
    float[] entry = new float[1 << 12];
    /** The word end that each of these comes from. */
    int[] fromFirst = new int[1 << 12];

    int[] fromSecond = new int[1 << 12];
    int[] fromThird = new int[1 << 12];
    int[] fromEntry = new int[1 << 12];
    float[] best = new float[1 << 12];
    private int[] table = new int[1 << 14];

    ActiveHmms() {
        clear();
    }

    void clear() {
        count = 0;
        Arrays.fill(table, -1);
    }

    /** The place of a model; a new one has no score. */
    int place(int node, int history) {
        int slot = slot(node, history);
        while (table[slot] >= 0) {
            int place = table[slot];
            if (nodes[place] == node && histories[place] == history) {
                return place;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (count == nodes.length) {
            grow();
        }
        table[slot] = count;
        nodes[count] = node;
        histories[count] = history;
        first[count] = NEVER;
        second[count] = NEVER;
        third[count] = NEVER;
        entry[count] = NEVER;
        count++;
        if (count * 2 > table.length) {
            rehash();
        }
        return count - 1;
    }

    private int slot(int node, int history) {
        int hash = node * 0x9E37_79B1 + history * 0x85EB_CA6B;
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    private void rehash() {
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        for (int place = 0; place < count; place++) {
            int slot = slot(nodes[place], histories[place]);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = place;
        }
    }

    private void grow() {
        int larger = nodes.length * 2;
        nodes = Arrays.copyOf(nodes, larger);
        histories = Arrays.copyOf(histories, larger);
        first = Arrays.copyOf(first, larger);
        second = Arrays.copyOf(second, larger);
        third = Arrays.copyOf(third, larger);
        entry = Arrays.copyOf(entry, larger);
        fromFirst = Arrays.copyOf(fromFirst, larger);
        fromSecond = Arrays.copyOf(fromSecond, larger);
        fromThird = Arrays.copyOf(fromThird, larger);
        fromEntry = Arrays.copyOf(fromEntry, larger);
        best = Arrays.copyOf(best, larger);
    }

    void enter(int node, int history, float score, int from) {
        int place = place(node, history);
        if (score > entry[place]) {
            entry[place] = score;
            fromEntry[place] = from;
        }
    }

    /** Takes a model over from the frame before. */
    void keep(ActiveHmms before, int at) {
        int place = place(before.nodes[at], before.histories[at]);
        first[place] = before.first[at];
        second[place] = before.second[at];
        third[place] = before.third[at];
        fromFirst[place] = before.fromFirst[at];
        fromSecond[place] = before.fromSecond[at];
        fromThird[place] = before.fromThird[at];
    }
}
