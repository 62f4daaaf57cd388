package org.bleepline.wording.restore;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Which lists of names hold a word, up to eight lists. Only hashes are kept: no name can be read back. Immutable. */
public final class NameWords {
    private final int[] hashes;
    private final byte[] lists;

    private NameWords(int[] hashes, byte[] lists) {
        this.hashes = hashes;
        this.lists = lists;
    }

    /** @param lists of each word, lower case, the bits of the lists that hold it */
    public static NameWords of(Map<String, Integer> lists) {
        TreeMap<Integer, Integer> sorted = new TreeMap<>();
        lists.forEach((word, bits) -> sorted.merge(Hash.word(word), bits, (one, other) -> one | other));
        int[] hashes = new int[sorted.size()];
        byte[] bits = new byte[sorted.size()];
        int index = 0;
        for (Map.Entry<Integer, Integer> entry : sorted.entrySet()) {
            hashes[index] = entry.getKey();
            bits[index++] = entry.getValue().byteValue();
        }
        return new NameWords(hashes, bits);
    }

    /** The bits of the lists that hold a word, by its hash. */
    int lists(int hash) {
        int index = Arrays.binarySearch(hashes, hash);
        return index < 0 ? 0 : lists[index] & 0xff;
    }

    int size() {
        return hashes.length;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(hashes.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
        out.write(lists);
    }

    static NameWords read(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > 10_000_000) {
            throw new IOException("not a model of marks and capitals: " + size + " names");
        }
        int[] hashes = new int[size];
        for (int index = 0; index < size; index++) {
            hashes[index] = in.readInt();
        }
        byte[] lists = new byte[size];
        in.readFully(lists);
        return new NameWords(hashes, lists);
    }
}
