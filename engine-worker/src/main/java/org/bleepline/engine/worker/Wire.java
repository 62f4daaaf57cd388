package org.bleepline.engine.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What program and worker say to each other: frames of a kind (1 byte), a length (4 bytes) and that many bytes. Numbers are
 * big-endian, texts are UTF-8 behind their length in bytes. A frame that is not as it should be is an {@link IOException},
 * and ends the conversation.
 */
final class Wire {
    /** Settings of the engine; the first frame to a worker. */
    static final byte START = 1;
    /** Number of the task, language, keyterms, samples. */
    static final byte HEAR = 2;
    /** Number of the task, samples. */
    static final byte TELL_LANGUAGE = 3;
    /** Number of the task that is to end. */
    static final byte STOP = 4;

    /** The engine is loaded. */
    static final byte READY = 65;
    /** It cannot be loaded; why. */
    static final byte NOT_READY = 66;
    /** Still at work; how many milliseconds of the piece are heard. */
    static final byte BEAT = 67;
    /** Number of the task, words. */
    static final byte WORDS = 68;
    /** Number of the task, probabilities. */
    static final byte LANGUAGES = 69;
    /** Number of the task, why it failed. */
    static final byte FAILED = 70;
    /** Number of the task that was ended as asked for. */
    static final byte STOPPED = 71;

    /** A minute of sound is 1.9 MB. */
    private static final int LONGEST = 8 << 20;

    private Wire() {}

    /** @param body at its start */
    record Frame(byte kind, ByteBuffer body) {}

    static Frame read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        int length = in.readInt();
        boolean known = kind >= START && kind <= STOP || kind >= READY && kind <= STOPPED;
        if (!known || length < 0 || length > LONGEST) {
            throw new IOException("not a frame: kind " + kind + ", length " + length);
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new Frame(kind, ByteBuffer.wrap(body));
    }

    static void write(DataOutputStream out, byte kind, Body body) throws IOException {
        synchronized (out) {
            out.writeByte(kind);
            out.writeInt(body.bytes.size());
            body.bytes.writeTo(out);
            out.flush();
        }
    }

    /** A frame's content while it is put together. */
    static final class Body {
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        Body number(long value) throws IOException {
            data.writeLong(value);
            return this;
        }

        Body fraction(double value) throws IOException {
            data.writeDouble(value);
            return this;
        }

        Body text(String value) throws IOException {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            data.writeInt(utf8.length);
            data.write(utf8);
            return this;
        }

        Body texts(List<String> values) throws IOException {
            data.writeInt(values.size());
            for (String value : values) {
                text(value);
            }
            return this;
        }

        Body samples(short[] values) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(values.length * 2);
            buffer.asShortBuffer().put(values);
            data.writeInt(values.length);
            data.write(buffer.array());
            return this;
        }

        Body pairs(Map<String, String> values) throws IOException {
            data.writeInt(values.size());
            for (Map.Entry<String, String> entry : values.entrySet()) {
                text(entry.getKey()).text(entry.getValue());
            }
            return this;
        }

        Body fractions(Map<String, Double> values) throws IOException {
            data.writeInt(values.size());
            for (Map.Entry<String, Double> entry : values.entrySet()) {
                text(entry.getKey()).fraction(entry.getValue());
            }
            return this;
        }

        Body words(List<HeardWord> words) throws IOException {
            data.writeInt(words.size());
            for (HeardWord word : words) {
                text(word.text())
                        .number(word.startMillis())
                        .number(word.endMillis())
                        .fraction(word.confidence());
            }
            return this;
        }
    }

    static String text(ByteBuffer body) {
        byte[] utf8 = new byte[count(body, 1)];
        body.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static List<String> texts(ByteBuffer body) {
        int count = count(body, 4);
        List<String> values = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            values.add(text(body));
        }
        return values;
    }

    static short[] samples(ByteBuffer body) {
        short[] values = new short[count(body, 2)];
        body.asShortBuffer().get(values);
        body.position(body.position() + values.length * 2);
        return values;
    }

    static Map<String, String> pairs(ByteBuffer body) {
        int count = count(body, 8);
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < count; index++) {
            values.put(text(body), text(body));
        }
        return values;
    }

    static Map<String, Double> fractions(ByteBuffer body) {
        int count = count(body, 12);
        Map<String, Double> values = new LinkedHashMap<>();
        for (int index = 0; index < count; index++) {
            values.put(text(body), body.getDouble());
        }
        return values;
    }

    static List<HeardWord> words(ByteBuffer body) {
        int count = count(body, 28);
        List<HeardWord> words = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            words.add(new HeardWord(text(body), body.getLong(), body.getLong(), body.getDouble()));
        }
        return words;
    }

    /** A count that fits into what is left. */
    private static int count(ByteBuffer body, int leastBytesEach) {
        int count = body.getInt();
        if (count < 0 || count > body.remaining() / leastBytesEach) {
            throw new java.nio.BufferUnderflowException();
        }
        return count;
    }
}
