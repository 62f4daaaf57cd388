package org.bleepline.engine.whisper;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.bleepline.core.speech.SpeechException;
import org.bleepline.speech.WhisperLanguages;

/**
 * A ggml file of whisper.cpp, as far as it can be judged without loading it. whisper.cpp takes a file that ends behind its header
 * for an empty model, and hears nothing with it: that would let a recording through unredacted, so each tensor is counted here.
 *
 * @param name the file's name without {@code ggml-} and {@code .bin}
 * @param languages what it knows, without region
 */
record ModelFile(String name, long byteCount, Set<String> languages) {
    /** "ggml" as a little-endian number. */
    private static final int MAGIC = 0x67676d6c;

    private static final int ENGLISH_VOCABULARY = 51_864;
    /** From large-v3 on there is a sign for Cantonese, and all signs behind it stand one further. */
    private static final int VOCABULARY_WITH_CANTONESE = 51_866;

    private static final int PARAMETERS = 11;
    private static final int LARGEST_VOCABULARY = 60_000;
    /** Of Whisper's architecture: tensors beside the layers, and of one layer of encoder and decoder. */
    private static final int TENSORS = 11;

    private static final int ENCODER_TENSORS = 15;
    private static final int DECODER_TENSORS = 24;

    boolean multilingual() {
        return languages.size() > 1;
    }

    static ModelFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SpeechException("there is no model file " + file);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return new Reader(file, channel).model();
        } catch (EOFException e) {
            throw new SpeechException(
                    "the model file " + file
                            + " is cut short; fetch it again, for instance with 'bleepline models pull'",
                    e);
        } catch (IOException e) {
            throw new SpeechException("the model file " + file + " cannot be read", e);
        }
    }

    private static final class Reader {
        private final Path file;
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

        Reader(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        ModelFile model() throws IOException {
            require(number() == MAGIC);
            int[] parameters = new int[PARAMETERS];
            for (int index = 0; index < PARAMETERS; index++) {
                parameters[index] = number();
                require(parameters[index] >= 0 && parameters[index] <= 1 << 20);
            }
            int vocabulary = parameters[0];
            int encoderLayers = parameters[4];
            int decoderLayers = parameters[8];
            require(vocabulary >= ENGLISH_VOCABULARY && vocabulary <= LARGEST_VOCABULARY);
            require(encoderLayers > 0 && encoderLayers <= 64 && decoderLayers > 0 && decoderLayers <= 64);
            skip((long) number() * number() * Float.BYTES);
            int words = number();
            require(words > 0 && words <= vocabulary);
            for (int word = 0; word < words; word++) {
                skip(number());
            }
            int tensors = 0;
            while (channel.position() < channel.size()) {
                skipTensor();
                tensors++;
            }
            int wanted = TENSORS + ENCODER_TENSORS * encoderLayers + DECODER_TENSORS * decoderLayers;
            if (tensors < wanted) {
                throw new EOFException(tensors + " of " + wanted + " tensors");
            }
            return new ModelFile(name(), channel.size(), languages(vocabulary));
        }

        private static Set<String> languages(int vocabulary) {
            if (vocabulary == ENGLISH_VOCABULARY) {
                return Set.of("en");
            }
            Set<String> languages = new HashSet<>(WhisperLanguages.all());
            if (vocabulary < VOCABULARY_WITH_CANTONESE) {
                languages.remove("yue");
            }
            return Set.copyOf(languages);
        }

        private String name() {
            return String.valueOf(file.getFileName())
                    .replaceFirst("^(ggml|whisper)-", "")
                    .replaceFirst("\\.bin$", "");
        }

        private void skipTensor() throws IOException {
            int dimensions = number();
            int nameLength = number();
            int type = number();
            require(dimensions >= 1 && dimensions <= 4 && nameLength > 0 && nameLength < 256);
            long elements = 1;
            for (int dimension = 0; dimension < dimensions; dimension++) {
                int size = number();
                require(size > 0 && size <= 1 << 20);
                elements *= size;
            }
            skip(nameLength);
            skip(byteCount(type, elements));
        }

        /** Sizes of ggml's types in blocks of 32 and 256 numbers; see ggml_type in ggml.h. */
        private long byteCount(int type, long elements) throws IOException {
            return switch (type) {
                case 0 -> elements * 4;
                case 1 -> elements * 2;
                case 2 -> elements / 32 * 18;
                case 3 -> elements / 32 * 20;
                case 6 -> elements / 32 * 22;
                case 7 -> elements / 32 * 24;
                case 8 -> elements / 32 * 34;
                case 10 -> elements / 256 * 84;
                case 11 -> elements / 256 * 110;
                case 12 -> elements / 256 * 144;
                case 13 -> elements / 256 * 176;
                case 14 -> elements / 256 * 210;
                default -> throw notAModel();
            };
        }

        private int number() throws IOException {
            buffer.clear().limit(Integer.BYTES);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException();
                }
            }
            return buffer.flip().getInt();
        }

        private void skip(long bytes) throws IOException {
            require(bytes >= 0);
            long target = channel.position() + bytes;
            if (target > channel.size()) {
                throw new EOFException();
            }
            channel.position(target);
        }

        private void require(boolean holds) {
            if (!holds) {
                throw notAModel();
            }
        }

        private SpeechException notAModel() {
            return new SpeechException(
                    "the file " + file + " is not a model of whisper.cpp (a ggml file), or is damaged");
        }
    }
}
