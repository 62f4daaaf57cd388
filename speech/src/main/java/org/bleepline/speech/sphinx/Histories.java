package org.bleepline.speech.sphinx;

import java.util.Arrays;

/** Numbers for the two words before; the same words have the same number. For one thread. */
final class Histories {
    private int[] beforeThat = new int[1 << 10];
    private int[] before = new int[1 << 10];
    private int[] table = new int[1 << 12];
    private int count;

    Histories() {
        clear();
    }

    void clear() {
        count = 0;
        Arrays.fill(table, -1);
    }

    /** The word before the last one; below 0 where there is none. */
    int beforeThat(int history) {
        return beforeThat[history];
    }

    int before(int history) {
        return before[history];
    }

    int of(int wordBeforeThat, int wordBefore) {
        int slot = slot(wordBeforeThat, wordBefore);
        while (table[slot] >= 0) {
            int history = table[slot];
            if (beforeThat[history] == wordBeforeThat && before[history] == wordBefore) {
                return history;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        if (count == before.length) {
            beforeThat = Arrays.copyOf(beforeThat, count * 2);
            before = Arrays.copyOf(before, count * 2);
        }
        beforeThat[count] = wordBeforeThat;
        before[count] = wordBefore;
        table[slot] = count++;
        if (count * 2 > table.length) {
            rehash();
        }
        return count - 1;
    }

    private int slot(int wordBeforeThat, int wordBefore) {
        int hash = wordBeforeThat * 0x9E37_79B1 + wordBefore * 0x85EB_CA6B;
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    private void rehash() {
        table = new int[table.length * 2];
        Arrays.fill(table, -1);
        for (int history = 0; history < count; history++) {
            int slot = slot(beforeThat[history], before[history]);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = history;
        }
    }
}
