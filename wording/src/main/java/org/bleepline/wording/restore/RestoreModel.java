package org.bleepline.wording.restore;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weights for marks and for capitals, one row of signed bytes a hashed feature, and the spellings of words in mixed case.
 * Immutable; safe for use by several threads.
 */
public final class RestoreModel {
    /** Rows of the weights of marks, as a power of two. */
    public static final int MARK_BITS = 19;
    /** Rows of the weights of capitals, as a power of two. */
    public static final int CAPITALS_BITS = 18;

    /** "BLRM", and the version. */
    private static final int MAGIC = 0x424C_524D;

    private static final int VERSION = 1;
    private static final int MAX_SPELLINGS = 100_000;

    private final byte[] marks;
    private final float marksScale;
    private final byte[] capitals;
    private final float capitalsScale;
    private final NameWords names;
    private final Map<Integer, String> spellings;

    private RestoreModel(
            byte[] marks,
            float marksScale,
            byte[] capitals,
            float capitalsScale,
            NameWords names,
            TreeMap<Integer, String> spellings) {
        this.marks = marks;
        this.marksScale = marksScale;
        this.capitals = capitals;
        this.capitalsScale = capitalsScale;
        this.names = names;
        this.spellings = Map.copyOf(spellings);
    }

    /**
     * @param marks a weight for each row and {@link Mark}, row by row
     * @param capitals a weight for each row and {@link Capitals}, row by row
     * @param spellings words in mixed case
     */
    public static RestoreModel of(float[] marks, float[] capitals, NameWords names, Iterable<String> spellings) {
        TreeMap<Integer, String> table = new TreeMap<>();
        spellings.forEach(word -> table.put(Hash.word(Stretch.plain(word)), word));
        float marksScale = scale(marks);
        float capitalsScale = scale(capitals);
        return new RestoreModel(
                bytes(marks, marksScale), marksScale, bytes(capitals, capitalsScale), capitalsScale, names, table);
    }

    /** The one for English that ships with the product. */
    public static RestoreModel english() {
        try (InputStream in = Objects.requireNonNull(
                RestoreModel.class.getResourceAsStream("english.restore"), "english.restore is missing")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the model of marks and capitals cannot be read", e);
        }
    }

    public NameWords names() {
        return names;
    }

    /** How much speaks for each mark. */
    void scoreMarks(int[] rows, float[] scores) {
        score(marks, marksScale, rows, Stretch.MARK_FEATURES, scores);
    }

    /** How much speaks for each way of writing. */
    void scoreCapitals(int[] rows, float[] scores) {
        score(capitals, capitalsScale, rows, Stretch.CAPITALS_FEATURES, scores);
    }

    /** A word in mixed case by the hash of its small letters, or null. */
    @Nullable
    String spelling(int hash) {
        return spellings.get(hash);
    }

    /** @throws IOException if it is not such a model, or cannot be read */
    public static RestoreModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("not a model of marks and capitals of version " + VERSION);
        }
        float marksScale = in.readFloat();
        byte[] marks = new byte[Mark.values().length << MARK_BITS];
        in.readFully(marks);
        float capitalsScale = in.readFloat();
        byte[] capitals = new byte[Capitals.values().length << CAPITALS_BITS];
        in.readFully(capitals);
        NameWords names = NameWords.read(in);
        int count = in.readInt();
        if (count < 0 || count > MAX_SPELLINGS) {
            throw new IOException("not a model of marks and capitals: " + count + " spellings");
        }
        TreeMap<Integer, String> spellings = new TreeMap<>();
        for (int index = 0; index < count; index++) {
            int hash = in.readInt();
            spellings.put(hash, in.readUTF());
        }
        return new RestoreModel(marks, marksScale, capitals, capitalsScale, names, spellings);
    }

    /** The same model gives the same bytes. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeFloat(marksScale);
        out.write(marks);
        out.writeFloat(capitalsScale);
        out.write(capitals);
        names.write(out);
        out.writeInt(spellings.size());
        for (Map.Entry<Integer, String> entry : new TreeMap<>(spellings).entrySet()) {
            out.writeInt(entry.getKey());
            out.writeUTF(entry.getValue());
        }
        out.flush();
    }

    private static void score(byte[] weights, float scale, int[] rows, int features, float[] scores) {
        int classes = scores.length;
        for (int label = 0; label < classes; label++) {
            int sum = 0;
            for (int feature = 0; feature < features; feature++) {
                sum += weights[rows[feature] * classes + label];
            }
            scores[label] = sum * scale;
        }
    }

    private static float scale(float[] weights) {
        float most = 1e-6f;
        for (float weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        return most / Byte.MAX_VALUE;
    }

    private static byte[] bytes(float[] weights, float scale) {
        byte[] bytes = new byte[weights.length];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) Math.round(weights[index] / scale);
        }
        return bytes;
    }
}
