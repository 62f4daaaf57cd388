package org.bleepline.training;

import java.util.Arrays;

/** Counts feature hashes, then numbers those that are frequent enough; open addressing, 0 is no hash. */
final class FeatureIndex {
    private static final int SMALLEST = 1 << 20;

    private int[] keys = new int[SMALLEST];
    private int[] values = new int[SMALLEST];
    private int size;

    void count(int hash) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(hash);
        if (keys[slot] == 0) {
            keys[slot] = hash;
            size++;
        }
        values[slot]++;
    }

    /** Gives those seen often enough the numbers from 0, in order of their hash; forgets the rest. Returns the hashes. */
    int[] number(int least) {
        int kept = 0;
        int[] hashes = new int[size];
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && values[slot] >= least) {
                hashes[kept++] = keys[slot];
            }
        }
        hashes = Arrays.copyOf(hashes, kept);
        Arrays.sort(hashes);
        int capacity = SMALLEST;
        while (capacity < 2 * kept) {
            capacity <<= 1;
        }
        keys = new int[capacity];
        values = new int[capacity];
        size = kept;
        for (int index = 0; index < kept; index++) {
            int slot = slot(hashes[index]);
            keys[slot] = hashes[index];
            values[slot] = index;
        }
        return hashes;
    }

    /** The number of a hash, or -1. */
    int numberOf(int hash) {
        int slot = slot(hash);
        return keys[slot] == 0 ? -1 : values[slot];
    }

    private int slot(int hash) {
        int slot = hash & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != hash) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int index = 0; index < oldKeys.length; index++) {
            if (oldKeys[index] != 0) {
                int slot = slot(oldKeys[index]);
                keys[slot] = oldKeys[index];
                values[slot] = oldValues[index];
            }
        }
    }
}
