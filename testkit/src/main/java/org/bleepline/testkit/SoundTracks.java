package org.bleepline.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes several sounds as the sound tracks of one Matroska file (RFC 9559), for tests that have no FFmpeg at hand. */
public final class SoundTracks {
    private static final int BLOCKS_A_SECOND = 10;

    private SoundTracks() {}

    /** @param sounds each with its own rate and channels; all begin with the file */
    public static Path writeMatroska(Path file, Sound... sounds) {
        ByteArrayOutputStream tracks = new ByteArrayOutputStream();
        ByteArrayOutputStream clusters = new ByteArrayOutputStream();
        long longestMillis = 0;
        for (int index = 0; index < sounds.length; index++) {
            Sound sound = sounds[index];
            longestMillis = Math.max(longestMillis, 1000L * sound.frameCount() / sound.sampleRateHz());
            tracks.writeBytes(element(
                    0xae,
                    element(0xd7, index + 1), // number
                    element(0x73c5, index + 1), // UID
                    element(0x83, 2), // sound
                    element(0x9c, 0), // no lacing
                    element(0x22b59c, text("und")), // language
                    element(0x86, text("A_PCM/INT/LIT")),
                    element(
                            0xe1,
                            element(
                                    0xb5,
                                    ByteBuffer.allocate(8)
                                            .putDouble(sound.sampleRateHz())
                                            .array()),
                            element(0x9f, sound.channelCount()),
                            element(0x6264, 16))));
        }
        for (long block = 0; block * 1000 / BLOCKS_A_SECOND < longestMillis; block++) {
            for (int index = 0; index < sounds.length; index++) {
                byte[] samples = samples(sounds[index], block);
                if (samples.length > 0) {
                    byte[] head = {(byte) (0x81 + index), 0, 0, (byte) 0x80};
                    clusters.writeBytes(element(
                            0x1f43b675, element(0xe7, block * 1000 / BLOCKS_A_SECOND), element(0xa3, head, samples)));
                }
            }
        }
        byte[] info = element(
                0x1549a966,
                element(0x2ad7b1, 1_000_000), // milliseconds
                element(0x4489, ByteBuffer.allocate(8).putDouble(longestMillis).array()));
        try {
            return Files.write(
                    file,
                    join(
                            element(0x1a45dfa3, element(0x4282, text("matroska"))),
                            element(
                                    0x18538067,
                                    info,
                                    element(0x1654ae6b, tracks.toByteArray()),
                                    clusters.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] samples(Sound sound, long block) {
        short[] all = sound.pcm16();
        int step = sound.sampleRateHz() / BLOCKS_A_SECOND * sound.channelCount();
        int from = (int) Math.min(all.length, block * step);
        int to = Math.min(all.length, from + step);
        byte[] bytes = new byte[2 * (to - from)];
        for (int at = from; at < to; at++) {
            bytes[2 * (at - from)] = (byte) all[at];
            bytes[2 * (at - from) + 1] = (byte) (all[at] >> 8);
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] element(int id, long number) {
        return element(id, ByteBuffer.allocate(8).putLong(number).array());
    }

    private static byte[] element(int id, byte[]... parts) {
        byte[] content = join(parts);
        byte[] name = ByteBuffer.allocate(4).putInt(id).array();
        int unused = Integer.numberOfLeadingZeros(id) / 8;
        return ByteBuffer.allocate(4 - unused + 8 + content.length)
                .put(name, unused, 4 - unused)
                .putLong(content.length | 1L << 56)
                .put(content)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
