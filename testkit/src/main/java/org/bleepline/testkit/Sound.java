package org.bleepline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Made sound for tests: samples of one or more channels, full scale -1 to 1. Every method gives a new sound; equal
 * arguments give equal samples.
 *
 * <pre>{@code
 * Sound call = Sound.speech(7, 16_000, 5.0).beside(Sound.silence(16_000, 5.0));
 * call.writeWav(folder.resolve("call.wav"));
 * }</pre>
 */
public final class Sound {
    private final int sampleRateHz;
    private final double[][] channels;

    private Sound(int sampleRateHz, double[][] channels) {
        this.sampleRateHz = sampleRateHz;
        this.channels = channels;
    }

    /** Given samples: one array a channel, all of the same length; copied. */
    public static Sound of(int sampleRateHz, double[]... channels) {
        double[][] copy = Arrays.stream(channels).map(double[]::clone).toArray(double[][]::new);
        return new Sound(sampleRateHz, copy);
    }

    public static Sound silence(int sampleRateHz, double seconds) {
        return new Sound(sampleRateHz, new double[1][frames(sampleRateHz, seconds)]);
    }

    /** A sine of peak 0.5. */
    public static Sound tone(double hz, int sampleRateHz, double seconds) {
        double[] samples = new double[frames(sampleRateHz, seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 0.5 * Math.sin(2 * Math.PI * hz * i / sampleRateHz);
        }
        return new Sound(sampleRateHz, new double[][] {samples});
    }

    /** White noise, even distribution, peak 0.5. */
    public static Sound noise(long seed, int sampleRateHz, double seconds) {
        Random random = new Random(seed);
        double[] samples = new double[frames(sampleRateHz, seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = random.nextDouble() - 0.5;
        }
        return new Sound(sampleRateHz, new double[][] {samples});
    }

    /**
     * Something like speech: syllables of 80 to 250 ms, each a buzz of 90 to 220 Hz through two resonances or a soft
     * hiss, in phrases of about two seconds with pauses of half a second to a second; peak 0.5. Nobody will understand it.
     */
    public static Sound speech(long seed, int sampleRateHz, double seconds) {
        Random random = new Random(seed);
        double[] samples = new double[frames(sampleRateHz, seconds)];
        int at = (int) (sampleRateHz * 0.2 * random.nextDouble());
        double phraseLeft = 2;
        while (at < samples.length) {
            int length = (int) (sampleRateHz * (0.08 + 0.17 * random.nextDouble()));
            syllable(random, samples, at, Math.min(length, samples.length - at), sampleRateHz);
            at += length + (int) (sampleRateHz * 0.03 * random.nextDouble());
            phraseLeft -= (double) length / sampleRateHz;
            if (phraseLeft < 0) {
                at += (int) (sampleRateHz * (0.5 + 0.5 * random.nextDouble()));
                phraseLeft = 1.5 + random.nextDouble();
            }
        }
        return new Sound(sampleRateHz, new double[][] {samples});
    }

    private static void syllable(Random random, double[] samples, int start, int length, int rate) {
        boolean hiss = random.nextInt(4) == 0;
        double pitch = 90 + 130 * random.nextDouble();
        double[] first = resonance(300 + 500 * random.nextDouble(), 90, rate);
        double[] second = resonance(900 + 1500 * random.nextDouble(), 120, rate);
        double[] memory = new double[4];
        double glottis = 0;
        double phase = 0;
        for (int i = 0; i < length; i++) {
            phase += pitch / rate;
            double pulse = phase >= 1 ? 1 : 0;
            phase -= Math.floor(phase);
            double source = hiss ? random.nextDouble() - 0.5 : pulse;
            glottis = 0.97 * glottis + source;
            double a = glottis + first[0] * memory[0] + first[1] * memory[1];
            memory[1] = memory[0];
            memory[0] = a;
            double b = a + second[0] * memory[2] + second[1] * memory[3];
            memory[3] = memory[2];
            memory[2] = b;
            double envelope = Math.sin(Math.PI * (i + 0.5) / length);
            samples[start + i] = (hiss ? source : b) * envelope;
        }
        scale(samples, start, length, hiss ? 0.05 : 0.3 + 0.2 * random.nextDouble());
    }

    private static void scale(double[] samples, int start, int length, double wanted) {
        double peak = 0;
        for (int i = start; i < start + length; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        for (int i = start; i < start + length; i++) {
            samples[i] *= peak > 0 ? wanted / peak : 0;
        }
    }

    private static double[] resonance(double hz, double widthHz, int rate) {
        double radius = Math.exp(-Math.PI * widthHz / rate);
        return new double[] {2 * radius * Math.cos(2 * Math.PI * hz / rate), -radius * radius};
    }

    private static int frames(int sampleRateHz, double seconds) {
        return (int) Math.round(seconds * sampleRateHz);
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public int channelCount() {
        return channels.length;
    }

    public int frameCount() {
        return channels[0].length;
    }

    /** A copy of one channel's samples. */
    public double[] channel(int channel) {
        return channels[channel].clone();
    }

    public Sound louder(double factor) {
        return mapped(sample -> sample * factor);
    }

    public Sound inverted() {
        return louder(-1);
    }

    /** The channels of both, cut to the shorter one. */
    public Sound beside(Sound other) {
        requireSameRate(other);
        int frames = Math.min(frameCount(), other.frameCount());
        double[][] all = new double[channelCount() + other.channelCount()][];
        for (int i = 0; i < all.length; i++) {
            double[] from = i < channelCount() ? channels[i] : other.channels[i - channelCount()];
            all[i] = Arrays.copyOf(from, frames);
        }
        return new Sound(sampleRateHz, all);
    }

    /** This one and then the other. */
    public Sound then(Sound other) {
        requireSameRate(other);
        double[][] all = new double[channelCount()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = Arrays.copyOf(channels[i], frameCount() + other.frameCount());
            System.arraycopy(other.channels[i], 0, all[i], frameCount(), other.frameCount());
        }
        return new Sound(sampleRateHz, all);
    }

    /** Both at once. */
    public Sound with(Sound other) {
        requireSameRate(other);
        double[][] all = new double[channelCount()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = channels[i].clone();
            for (int frame = 0; frame < Math.min(frameCount(), other.frameCount()); frame++) {
                all[i][frame] += other.channels[i][frame];
            }
        }
        return new Sound(sampleRateHz, all);
    }

    /**
     * A stretch of it.
     *
     * @param from first millisecond
     * @param to the one behind the last
     */
    public Sound between(long from, long to) {
        int start = (int) Math.min(frameCount(), from * sampleRateHz / 1000);
        int end = (int) Math.min(frameCount(), to * sampleRateHz / 1000);
        double[][] all = Arrays.stream(channels)
                .map(samples -> Arrays.copyOfRange(samples, start, end))
                .toArray(double[][]::new);
        return new Sound(sampleRateHz, all);
    }

    private Sound mapped(DoubleUnaryOperator change) {
        double[][] all = Arrays.stream(channels)
                .map(samples -> Arrays.stream(samples).map(change).toArray())
                .toArray(double[][]::new);
        return new Sound(sampleRateHz, all);
    }

    private void requireSameRate(Sound other) {
        if (other.sampleRateHz != sampleRateHz) {
            throw new IllegalArgumentException(other.sampleRateHz + " Hz does not fit " + sampleRateHz + " Hz");
        }
    }

    /** As samples of 16 bits, those of a frame side by side. */
    public short[] pcm16() {
        short[] interleaved = new short[frameCount() * channelCount()];
        for (int frame = 0, at = 0; frame < frameCount(); frame++) {
            for (double[] samples : channels) {
                interleaved[at++] = (short) Math.round(Math.max(-1, Math.min(1, samples[frame])) * 32767);
            }
        }
        return interleaved;
    }

    /** Writes a WAV file of 16 bits and returns its path. */
    public Path writeWav(Path file) {
        int bytes = frameCount() * channelCount() * 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) 1).putShort((short) channelCount()).putInt(sampleRateHz);
        wav.putInt(sampleRateHz * channelCount() * 2).putShort((short) (channelCount() * 2));
        wav.putShort((short) 16).put(ascii("data")).putInt(bytes);
        for (short sample : pcm16()) {
            wav.putShort(sample);
        }
        try {
            return Files.write(file, wav.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a WAV file of 16-bit PCM. */
    public static Sound readWav(Path file) {
        ByteBuffer wav;
        try {
            wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int rate = 0;
        int count = 0;
        int at = 12;
        while (at + 8 <= wav.limit()) {
            String name = new String(wav.array(), at, 4, StandardCharsets.US_ASCII);
            int size = wav.getInt(at + 4);
            if (name.equals("fmt ")) {
                count = wav.getShort(at + 10);
                rate = wav.getInt(at + 12);
                if (wav.getShort(at + 22) != 16) {
                    throw new IllegalArgumentException("not 16 bits but " + wav.getShort(at + 22));
                }
            } else if (name.equals("data")) {
                return pcm16(rate, count, Arrays.copyOfRange(wav.array(), at + 8, at + 8 + size));
            }
            at += 8 + size + size % 2;
        }
        throw new IllegalArgumentException("no samples in " + file);
    }

    /** Takes little-endian samples of 16 bits, those of a frame side by side. */
    public static Sound pcm16(int sampleRateHz, int channelCount, byte[] bytes) {
        ByteBuffer pcm = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[][] channels = new double[channelCount][bytes.length / 2 / channelCount];
        for (int frame = 0; frame < channels[0].length; frame++) {
            for (double[] samples : channels) {
                samples[frame] = pcm.getShort() / 32768.0;
            }
        }
        return new Sound(sampleRateHz, channels);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
