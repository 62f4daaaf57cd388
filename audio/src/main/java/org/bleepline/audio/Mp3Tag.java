package org.bleepline.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * States the exact length in the first frame of an MP3 file, the "Xing" or "Info" frame with LAME's extension (Mp3 Info
 * Tag, revision 1). FFmpeg 8.1 writes it, but notes too little padding where the sound ends within the last 1105 samples
 * but one frame; such a file would come back up to a frame longer than it went in.
 */
final class Mp3Tag {
    /** Samples that LAME puts in front. */
    private static final int ENCODER_DELAY = 576;

    private static final int HEADER_BYTES = 4;
    private static final int FRAMES_PRESENT = 1;
    private static final int BYTES_PRESENT = 2;
    private static final int CONTENTS_PRESENT = 4;
    private static final int QUALITY_PRESENT = 8;
    private static final int ALL_PRESENT = FRAMES_PRESENT | BYTES_PRESENT | CONTENTS_PRESENT | QUALITY_PRESENT;

    /** From the word "Xing" to LAME's name with all four fields present. */
    private static final int TO_EXTENSION = 120;

    private static final int TO_DELAY = TO_EXTENSION + 21;
    private static final int TO_CHECKSUM = TO_EXTENSION + 34;

    private Mp3Tag() {}

    /**
     * Corrects the padding.
     *
     * @param samples length of what was encoded, at the rate of the file
     */
    static void correct(Path mp3, long samples) throws IOException {
        try (FileChannel file = FileChannel.open(mp3, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer start = ByteBuffer.allocate(512);
            while (start.hasRemaining() && file.read(start) > 0) {
                // until it is full or the file ends
            }
            start.flip();
            int tag = tagOffset(start);
            if (tag < 0) {
                throw new IOException("the encoder wrote no length into the MP3 file");
            }
            long frames = start.getInt(tag + 8) & 0xffff_ffffL;
            long padding = frames * samplesInFrame(start) - ENCODER_DELAY - samples;
            if (padding < 0 || padding > 0xfff) {
                throw new IOException("the MP3 file has an unexpected length");
            }
            int delayAndPadding = ENCODER_DELAY << 12 | (int) padding;
            start.put(tag + TO_DELAY, (byte) (delayAndPadding >> 16));
            start.putShort(tag + TO_DELAY + 1, (short) delayAndPadding);
            start.putShort(tag + TO_CHECKSUM, (short) checksum(start, tag + TO_CHECKSUM));
            file.write(start.slice(0, tag + TO_CHECKSUM + 2), 0);
        }
    }

    /** The tag stands behind header and side information of the first frame; -1 if there is none. */
    private static int tagOffset(ByteBuffer start) {
        if (start.limit() < 256 || (start.getShort(0) & 0xffe0) != 0xffe0) {
            return -1;
        }
        boolean mono = (start.get(3) >> 6 & 3) == 3;
        int offset = HEADER_BYTES + (mpeg1(start) ? (mono ? 17 : 32) : (mono ? 9 : 17));
        int name = start.getInt(offset);
        boolean named = name == 0x58696e67 || name == 0x496e666f; // "Xing", "Info"
        return named && (start.getInt(offset + 4) & ALL_PRESENT) == ALL_PRESENT ? offset : -1;
    }

    private static boolean mpeg1(ByteBuffer start) {
        return (start.get(1) >> 3 & 3) == 3;
    }

    private static int samplesInFrame(ByteBuffer start) {
        return mpeg1(start) ? 1152 : 576;
    }

    /** CRC-16 (polynomial 0x8005, reflected) of everything in front of it, as the tag demands. */
    private static int checksum(ByteBuffer start, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= start.get(i) & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xa001 : crc >> 1;
            }
        }
        return crc;
    }
}
