package org.bleepline.detect.tagger;

/**
 * A map from int to int in one array, by open addressing; 0 means "not there", for keys and for values.
 *
 * <p>Keys are hashes already. The highest bits of a key say where it stands, so that keys put in ascending order fill the
 * array from one end to the other, which is how a stored model is read quickly.
 */
final class IntTable {
    private static final int SMALLEST = 16;

    private int[] slots;
    private int mask;
    private int shift;
    private int size;

    IntTable(int expected) {
        int capacity = SMALLEST;
        while (capacity < expected + expected / 2) {
            capacity <<= 1;
        }
        slots = new int[2 * capacity];
        setCapacity(capacity);
    }

    int get(int key) {
        int slot = key >>> shift;
        while (true) {
            int found = slots[2 * slot];
            if (found == key) {
                return key == 0 ? 0 : slots[2 * slot + 1];
            }
            if (found == 0) {
                return 0;
            }
            slot = slot + 1 & mask;
        }
    }

    /** Stores a value; the key 0 is not kept. */
    void put(int key, int value) {
        if (key == 0) {
            return;
        }
        if (2 * (size + 1) > slots.length / 2 + slots.length / 4) {
            grow();
        }
        int slot = key >>> shift;
        while (slots[2 * slot] != 0 && slots[2 * slot] != key) {
            slot = slot + 1 & mask;
        }
        if (slots[2 * slot] == 0) {
            slots[2 * slot] = key;
            size++;
        }
        slots[2 * slot + 1] = value;
    }

    int size() {
        return size;
    }

    /** All keys, in no useful order. */
    int[] keys() {
        int[] keys = new int[size];
        int next = 0;
        for (int slot = 0; slot <= mask; slot++) {
            if (slots[2 * slot] != 0) {
                keys[next++] = slots[2 * slot];
            }
        }
        return keys;
    }

    private void setCapacity(int capacity) {
        mask = capacity - 1;
        shift = Integer.SIZE - Integer.numberOfTrailingZeros(capacity);
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        setCapacity(slots.length / 2);
        size = 0;
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != 0) {
                put(old[slot], old[slot + 1]);
            }
        }
    }
}
