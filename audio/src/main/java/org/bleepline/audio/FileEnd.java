package org.bleepline.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Notices that the end of a file is missing where FFmpeg would pass over it: a WAV that states more bytes of sound than
 * there are, an MP3 that ends inside of a frame, an Ogg that ends inside of a page. A file that was cut exactly between two
 * frames or pages, and states no length, cannot be told from a whole one.
 */
final class FileEnd {
    /** Programs that write into a pipe and do not know the length yet state 0, all ones, or something just below 2 GiB. */
    private static final long LENGTH_UNKNOWN_FROM = 0x7fff_0000L;

    private static final int MOST_CHUNKS = 1000;

    /** Holds the longest page of an Ogg (65 307 bytes), and dozens of MP3 frames. */
    private static final int WINDOW_BYTES = 2 * 65_307;

    private FileEnd() {}

    /** @param container FFmpeg's name of the container */
    static boolean isMissing(Path file, String container) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return switch (container) {
                case "wav" -> wavIsShort(channel);
                case "mp3" -> Mp3Frames.endInside(window(channel));
                case "ogg" -> oggEndsInside(window(channel));
                default -> false;
            };
        }
    }

    private static boolean wavIsShort(FileChannel channel) throws IOException {
        long at = 12;
        long largeSize = -1;
        for (int i = 0; i < MOST_CHUNKS; i++) {
            ByteBuffer chunk = read(channel, at, 24).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk.limit() < 8) {
                return false;
            }
            String name = StandardCharsets.US_ASCII.decode(chunk.slice(0, 4)).toString();
            long size = chunk.getInt(4) & 0xffff_ffffL;
            if (name.equals("ds64") && chunk.limit() == 24) {
                largeSize = chunk.getLong(16);
            } else if (name.equals("data")) {
                long stated = size == 0xffff_ffffL && largeSize >= 0 ? largeSize : size;
                long there = channel.size() - at - 8;
                return stated > there && (stated < LENGTH_UNKNOWN_FROM || stated == largeSize);
            }
            at += 8 + size + size % 2;
        }
        return false;
    }

    private static boolean oggEndsInside(ByteBuffer window) {
        for (int at = window.limit() - 4; at >= 0; at--) {
            if (window.getInt(at) == 0x4f676753) { // "OggS"
                int segments = at + 26 < window.limit() ? window.get(at + 26) & 0xff : -1;
                long end = at + 27L + segments;
                if (segments < 0 || end > window.limit()) {
                    return true;
                }
                for (int i = 0; i < segments; i++) {
                    end += window.get(at + 27 + i) & 0xff;
                }
                return end > window.limit();
            }
        }
        return false;
    }

    private static ByteBuffer window(FileChannel channel) throws IOException {
        long start = Math.max(0, channel.size() - WINDOW_BYTES);
        return read(channel, start, (int) (channel.size() - start));
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int n = channel.read(bytes, position + bytes.position());
            if (n < 0) {
                break;
            }
        }
        return bytes.flip();
    }
}
