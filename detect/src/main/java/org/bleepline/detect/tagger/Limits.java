package org.bleepline.detect.tagger;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the arrays of a model file and refuses sizes that no real model has. */
final class Limits {
    static final int MOST_ENTRIES = 1 << 24;
    static final int MOST_BYTES = 1 << 27;
    private static final int CHUNK = 1 << 14;

    private Limits() {}

    static int check(int size, int most) throws IOException {
        if (size < 0 || size > most) {
            throw new IOException("not a tagger model: a size of " + size + " where at most " + most + " can be");
        }
        return size;
    }

    static int[] readInts(DataInputStream in, int count) throws IOException {
        int[] values = new int[count];
        byte[] buffer = new byte[CHUNK * Integer.BYTES];
        for (int done = 0; done < count; ) {
            int now = Math.min(CHUNK, count - done);
            in.readFully(buffer, 0, now * Integer.BYTES);
            ByteBuffer.wrap(buffer).asIntBuffer().get(values, done, now);
            done += now;
        }
        return values;
    }

    static byte[] readBytes(DataInputStream in, int count) throws IOException {
        byte[] values = in.readNBytes(count);
        if (values.length < count) {
            throw new EOFException("the tagger model ends early");
        }
        return values;
    }
}
