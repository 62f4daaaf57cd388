package org.bleepline.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings in which words can be heard without a speech engine: at the start of each word the samples spell it, as a mark,
 * its length and its characters. They are real WAV files at the rate that engines get, so that what decodes, cuts and
 * encodes them is the real thing; where a word was cut, nothing can be read any more. {@link ScriptedEngine} listens.
 */
final class SpokenWav {
    static final int SAMPLE_RATE_HZ = 16_000;
    static final short MARK = 30_000;
    static final int WORD_MILLIS = 300;
    static final int STEP_MILLIS = 400;
    static final int FIRST_MILLIS = 200;

    private final List<short[]> channels = new ArrayList<>();

    private SpokenWav() {}

    /** One channel: a word every 400 ms from 200 ms on, each 300 ms long, and a second of silence. */
    static byte[] saying(String text) {
        return new SpokenWav().channel(text).bytes();
    }

    /** Several channels, one voice each. */
    static byte[] saying(String left, String right) {
        return new SpokenWav().channel(left).channel(right).bytes();
    }

    static byte[] silence(int millis) {
        SpokenWav wav = new SpokenWav();
        wav.channels.add(new short[frames(millis)]);
        return wav.bytes();
    }

    /** Eleven hours in 40 MB: 1000 samples of 8 bits a second. */
    static byte[] longSilence(int seconds) {
        int rateHz = 1000;
        int dataBytes = seconds * rateHz;
        ByteBuffer wav = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(rateHz);
        wav.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(dataBytes);
        return wav.array();
    }

    private SpokenWav channel(String text) {
        String[] words = text.isBlank() ? new String[0] : text.strip().split("\\s+");
        short[] samples = new short[frames(FIRST_MILLIS + words.length * STEP_MILLIS + 1000)];
        for (int index = 0; index < words.length; index++) {
            int frame = frames(FIRST_MILLIS + index * STEP_MILLIS);
            samples[frame++] = MARK;
            samples[frame++] = (short) words[index].length();
            for (char character : words[index].toCharArray()) {
                samples[frame++] = (short) character;
            }
        }
        channels.add(samples);
        return this;
    }

    private byte[] bytes() {
        int frameCount =
                channels.stream().mapToInt(samples -> samples.length).max().orElse(0);
        int dataBytes = frameCount * channels.size() * 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) channels.size()).putInt(SAMPLE_RATE_HZ);
        wav.putInt(SAMPLE_RATE_HZ * channels.size() * 2).putShort((short) (channels.size() * 2));
        wav.putShort((short) 16).put(ascii("data")).putInt(dataBytes);
        for (int frame = 0; frame < frameCount; frame++) {
            for (short[] samples : channels) {
                wav.putShort(frame < samples.length ? samples[frame] : 0);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            bytes.write(wav.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int frames(int millis) {
        return millis * SAMPLE_RATE_HZ / 1000;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
