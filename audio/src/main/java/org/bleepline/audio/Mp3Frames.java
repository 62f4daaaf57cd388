package org.bleepline.audio;

import java.nio.ByteBuffer;

/**
 * The frames at the end of an MP3 (MPEG-1, 2 and 2.5 audio, layers I to III; ISO/IEC 11172-3, 2.4.2.3). A frame says in its
 * header how long it is, so that the last one shows whether all of it is there.
 */
final class Mp3Frames {
    /** A frame is believed if as many follow it seamlessly; two random bytes look like a header all too often. */
    private static final int BELIEVED = 3;

    private static final int[][] KILOBITS = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] MPEG1_HZ = {44_100, 48_000, 32_000};

    private Mp3Frames() {}

    /** Whether the file ends inside of a frame; false if no frames are found or something else follows them. */
    static boolean endInside(ByteBuffer window) {
        int end = endOfFrames(window);
        for (int start = 0; start < end; start++) {
            if (chain(window, start, end)) {
                int at = start;
                int size = size(window, at, end);
                while (size > 0 && at + size < end) {
                    at += size;
                    size = size(window, at, end);
                }
                boolean headerCut = end - at < 4 && (window.get(at) & 0xff) == 0xff;
                return headerCut || (size > 0 && at + size > end);
            }
        }
        return false;
    }

    /** Takes away ID3v1, and an APE tag in front of it. */
    private static int endOfFrames(ByteBuffer window) {
        int end = window.limit();
        if (end >= 128 && (window.getInt(end - 128) & 0xffff_ff00) == 0x5441_4700) { // "TAG"
            end -= 128;
        }
        if (end >= 32 && window.getLong(end - 32) == 0x4150_4554_4147_4558L) { // "APETAGEX"
            int size = Integer.reverseBytes(window.getInt(end - 20));
            boolean header = window.get(end - 9) < 0;
            end = Math.max(0, end - Math.max(32, size) - (header ? 32 : 0));
        }
        return end;
    }

    private static boolean chain(ByteBuffer window, int start, int end) {
        int at = start;
        for (int i = 0; i < BELIEVED; i++) {
            int size = size(window, at, end);
            if (size == 0 || at + size > end || (window.getShort(at) ^ window.getShort(start)) != 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Bytes of the frame that begins here, 0 if none does. */
    private static int size(ByteBuffer window, int at, int end) {
        if (end - at < 4 || (window.getShort(at) & 0xffe0) != 0xffe0) {
            return 0;
        }
        int version = window.get(at + 1) >> 3 & 3;
        int layer = 4 - (window.get(at + 1) >> 1 & 3);
        int rateIndex = window.get(at + 2) >> 2 & 3;
        int bitIndex = window.get(at + 2) >> 4 & 15;
        int padding = window.get(at + 2) >> 1 & 1;
        if (version == 1 || layer == 4 || rateIndex == 3 || bitIndex == 0 || bitIndex == 15) {
            return 0;
        }
        boolean mpeg1 = version == 3;
        int hz = MPEG1_HZ[rateIndex] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
        int bits = 1000 * KILOBITS[mpeg1 ? layer - 1 : layer == 1 ? 3 : 4][bitIndex];
        if (layer == 1) {
            return (12 * bits / hz + padding) * 4;
        }
        int samples = layer == 3 && !mpeg1 ? 576 : 1152;
        return samples / 8 * bits / hz + padding;
    }
}
