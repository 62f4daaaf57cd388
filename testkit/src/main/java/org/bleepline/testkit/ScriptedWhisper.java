package org.bleepline.testkit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes a small model file (8 MB) with which whisper.cpp writes a given transcript, whatever it hears; each window of sound
 * begins it anew. Everything that depends on the sound is zero, and the decoder's embedding of each position points at the token
 * that is to come there. It shows that an engine is wired rightly and says nothing about accuracy.
 *
 * <pre>{@code
 * ScriptedWhisper.english().say(0, 2, " My", " name", " is", " John", " Smith", ".").writeTo(folder.resolve("ggml-test.bin"));
 * }</pre>
 *
 * <p>The file layout is that of {@code convert-pt-to-ggml.py} in whisper.cpp. Not for use by several threads.
 */
public final class ScriptedWhisper {
    private static final int WIDTH = 64;
    private static final int TEXT_POSITIONS = 448;
    private static final int SOUND_POSITIONS = 1500;
    private static final int MELS = 80;
    private static final int BINS = 201;
    /** Of English models; several languages have one word more, and 98 signs for languages more. */
    private static final int VOCABULARY = 51_864;

    private static final int END_OF_TEXT = 50_256;
    private static final int FIRST_TIME = 50_363;
    /** How far the embedding of a position stands out; at 2.0 a token has a probability of about 0.95. */
    private static final double GAIN = 2.0;
    /** Where two tokens share a position, they have to stand out further. */
    private static final double NOBODY_GAIN = 2.2;
    /** Words that have no text of their own and the direction of one that has. */
    private static final int TWINS = 7;

    private final boolean multilingual;
    private final int language;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<Integer> script = new ArrayList<>();
    private double certainty = GAIN;
    private boolean hearsNobody;
    private boolean doubtful;

    private ScriptedWhisper(boolean multilingual, int language) {
        this.multilingual = multilingual;
        this.language = language;
        // The library looks for a single space.
        word(" ");
    }

    public static ScriptedWhisper english() {
        return new ScriptedWhisper(false, 0);
    }

    /** @param language what it finds every sound to be in: 0 is English, 1 Chinese, 2 German, as numbered in whisper.cpp */
    public static ScriptedWhisper multilingual(int language) {
        return new ScriptedWhisper(true, language);
    }

    /**
     * One segment.
     *
     * @param tokens a leading space begins a word
     */
    public ScriptedWhisper say(double startSeconds, double endSeconds, String... tokens) {
        script.add(time(startSeconds));
        for (String token : tokens) {
            script.add(word(latin1(token)));
        }
        script.add(time(endSeconds));
        return this;
    }

    /** One segment of a text whose bytes are tokens each, as rare characters are. */
    public ScriptedWhisper sayByteByByte(double startSeconds, double endSeconds, String text) {
        String[] tokens = latin1(text).split("");
        script.add(time(startSeconds));
        for (String token : tokens) {
            script.add(word(token));
        }
        script.add(time(endSeconds));
        return this;
    }

    /** How sure it is of its words; 2.0 unless set, and 1.6 is about two thirds. */
    public ScriptedWhisper certainty(double gain) {
        certainty = gain;
        return this;
    }

    /** It says of each window that nobody speaks, with a probability of about 0.7, and writes its words all the same. */
    public ScriptedWhisper hearsNobody() {
        hearsNobody = true;
        return this;
    }

    /**
     * It cannot tell any word from seven others, at whatever temperature, so that the logarithm of a word's probability is
     * below -2; which of the eight it writes is chance, from the second try on.
     */
    public ScriptedWhisper doubtful() {
        doubtful = true;
        return this;
    }

    /** Writes the model; equal scripts give equal files. */
    public Path writeTo(Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private void write(OutputStream out) throws IOException {
        numbers(out, 0x67676d6c, vocabulary(), SOUND_POSITIONS, WIDTH, 1, 1, TEXT_POSITIONS, WIDTH, 1, 1, MELS, 1);
        numbers(out, MELS, BINS);
        out.write(new byte[MELS * BINS * Float.BYTES]);
        numbers(out, words.size());
        for (String word : words.keySet()) {
            byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
            numbers(out, bytes.length);
            out.write(bytes);
        }
        float[][] embedding = embedding();
        zeros(out, "encoder.positional_embedding", false, SOUND_POSITIONS, WIDTH);
        zeros(out, "encoder.conv1.weight", true, WIDTH, MELS, 3);
        zeros(out, "encoder.conv1.bias", false, WIDTH, 1);
        zeros(out, "encoder.conv2.weight", true, WIDTH, WIDTH, 3);
        zeros(out, "encoder.conv2.bias", false, WIDTH, 1);
        block(out, "encoder.blocks.0", "attn");
        norm(out, "encoder.ln_post", 1);
        tensor(out, "decoder.positional_embedding", false, positions(embedding), TEXT_POSITIONS, WIDTH);
        tensor(out, "decoder.token_embedding.weight", true, flat(embedding), embedding.length, WIDTH);
        block(out, "decoder.blocks.0", "attn", "cross_attn");
        norm(out, "decoder.ln", (float) (hearsNobody ? Math.max(certainty, NOBODY_GAIN) : certainty));
    }

    /** Random directions: nearly at right angles to each other. */
    private float[][] embedding() {
        Random random = new Random(7);
        float[][] rows = new float[vocabulary()][WIDTH];
        for (float[] row : rows) {
            double square = 0;
            for (int column = 0; column < WIDTH; column++) {
                row[column] = (float) random.nextGaussian();
                square += row[column] * row[column];
            }
            for (int column = 0; column < WIDTH; column++) {
                row[column] /= (float) Math.sqrt(square);
            }
        }
        for (int twin = 0; doubtful && twin < TWINS * words.size(); twin++) {
            rows[words.size() + twin] = rows[twin / TWINS].clone();
        }
        return rows;
    }

    private float[] positions(float[][] embedding) {
        List<Integer> tokens = new ArrayList<>();
        if (multilingual) {
            // Behind the start comes the language, behind that the task; both are given, or asked for.
            tokens.add(endOfText() + 2 + language);
            tokens.add(endOfText());
        }
        int first = tokens.size();
        tokens.addAll(script);
        float[] values = new float[TEXT_POSITIONS * WIDTH];
        for (int position = 0; position < TEXT_POSITIONS; position++) {
            int token = position < tokens.size() ? tokens.get(position) : endOfText();
            boolean nobody = hearsNobody && position == first;
            for (int column = 0; column < WIDTH; column++) {
                float towards = embedding[token][column];
                values[position * WIDTH + column] =
                        8 * (nobody ? 0.6f * towards + 0.8f * embedding[noSpeech()][column] : towards);
            }
        }
        return values;
    }

    private int noSpeech() {
        return FIRST_TIME + (multilingual ? 1 : 0) - 2;
    }

    private static float[] flat(float[][] rows) {
        float[] values = new float[rows.length * WIDTH];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, values, row * WIDTH, WIDTH);
        }
        return values;
    }

    private static void block(OutputStream out, String prefix, String... attentions) throws IOException {
        for (String attention : attentions) {
            String name = prefix + "." + attention;
            norm(out, name + "_ln", 1);
            linear(out, name + ".query", WIDTH, WIDTH);
            zeros(out, name + ".key.weight", true, WIDTH, WIDTH);
            linear(out, name + ".value", WIDTH, WIDTH);
            linear(out, name + ".out", WIDTH, WIDTH);
        }
        norm(out, prefix + ".mlp_ln", 1);
        linear(out, prefix + ".mlp.0", 4 * WIDTH, WIDTH);
        linear(out, prefix + ".mlp.2", WIDTH, 4 * WIDTH);
    }

    private static void linear(OutputStream out, String name, int rows, int columns) throws IOException {
        zeros(out, name + ".weight", true, rows, columns);
        zeros(out, name + ".bias", false, rows);
    }

    private static void norm(OutputStream out, String name, float gain) throws IOException {
        float[] gains = new float[WIDTH];
        java.util.Arrays.fill(gains, gain);
        tensor(out, name + ".weight", false, gains, WIDTH);
        zeros(out, name + ".bias", false, WIDTH);
    }

    private static void zeros(OutputStream out, String name, boolean half, int... shape) throws IOException {
        int count = 1;
        for (int size : shape) {
            count *= size;
        }
        tensor(out, name, half, new float[count], shape);
    }

    private static void tensor(OutputStream out, String name, boolean half, float[] values, int... shape)
            throws IOException {
        numbers(out, shape.length, name.length(), half ? 1 : 0);
        for (int dimension = shape.length - 1; dimension >= 0; dimension--) {
            numbers(out, shape[dimension]);
        }
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.allocate(values.length * (half ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (half) {
                bytes.putShort(half(value));
            } else {
                bytes.putFloat(value);
            }
        }
        out.write(bytes.array());
    }

    /** IEEE 754 half precision of a number between -1 and 1; what is too small becomes zero. */
    private static short half(float value) {
        int bits = Float.floatToIntBits(value);
        int exponent = (bits >>> 23 & 0xff) - 127 + 15;
        int sign = bits >>> 16 & 0x8000;
        return (short) (exponent <= 0 ? sign : sign | exponent << 10 | bits >>> 13 & 0x3ff);
    }

    private static void numbers(OutputStream out, int... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        out.write(bytes.array());
    }

    private int word(String latin1) {
        return words.computeIfAbsent(latin1, fresh -> words.size());
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private int vocabulary() {
        return multilingual ? VOCABULARY + 1 : VOCABULARY;
    }

    private int endOfText() {
        return multilingual ? END_OF_TEXT + 1 : END_OF_TEXT;
    }

    private int time(double seconds) {
        return FIRST_TIME + (multilingual ? 1 : 0) + (int) Math.round(seconds * 50);
    }
}
