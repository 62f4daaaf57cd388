package org.bleepline.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Several tracks of PCM in one stream, each with its own rate, format and loudspeakers: a Matroska file (RFC 9559) that is
 * written from front to end, for FFmpeg to read from a pipe. Times are in nanoseconds, so that every frame has its own. For
 * one thread.
 */
final class PcmMatroska {
    private static final int EBML = 0x1a45dfa3;
    private static final int DOC_TYPE = 0x4282;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549a966;
    private static final int TIMESTAMP_SCALE = 0x2ad7b1;
    private static final int TRACKS = 0x1654ae6b;
    private static final int TRACK_ENTRY = 0xae;
    private static final int TRACK_NUMBER = 0xd7;
    private static final int TRACK_UID = 0x73c5;
    private static final int TRACK_TYPE = 0x83;
    private static final int FLAG_DEFAULT = 0x88;
    private static final int FLAG_LACING = 0x9c;
    private static final int CODEC_ID = 0x86;
    private static final int CODEC_PRIVATE = 0x63a2;
    private static final int AUDIO = 0xe1;
    private static final int SAMPLING_FREQUENCY = 0xb5;
    private static final int CHANNELS = 0x9f;
    private static final int BIT_DEPTH = 0x6264;
    private static final int CLUSTER = 0x1f43b675;
    private static final int TIMESTAMP = 0xe7;
    private static final int SIMPLE_BLOCK = 0xa3;

    private static final int AUDIO_TYPE = 2;
    private static final byte KEY_FRAME = (byte) 0x80;
    private static final byte[] UNKNOWN_SIZE = {1, -1, -1, -1, -1, -1, -1, -1};
    private static final int SIZE_BYTES = 8;

    /** @param loudspeakers as {@link LoudspeakerMask} has them, 0 for none */
    record Track(SampleFormat format, int channels, int loudspeakers, int rateHz) {
        int frameBytes() {
            return format.size() * channels;
        }
    }

    private final List<Track> tracks;
    private final long[] frames;

    /** @param tracks at most 126 */
    PcmMatroska(List<Track> tracks) {
        this.tracks = List.copyOf(tracks);
        this.frames = new long[tracks.size()];
    }

    /** What comes first. */
    byte[] header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(element(EBML, element(DOC_TYPE, "matroska".getBytes(StandardCharsets.US_ASCII))));
        header.writeBytes(id(SEGMENT));
        header.writeBytes(UNKNOWN_SIZE);
        header.writeBytes(element(INFO, element(TIMESTAMP_SCALE, number(1))));
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (int index = 0; index < tracks.size(); index++) {
            entries.writeBytes(entry(index, tracks.get(index)));
        }
        header.writeBytes(element(TRACKS, entries.toByteArray()));
        return header.toByteArray();
    }

    private static byte[] entry(int index, Track track) {
        byte[] frequency = ByteBuffer.allocate(8).putDouble(track.rateHz()).array();
        byte[] format =
                WavFile.extensibleFormat(track.format(), track.channels(), track.loudspeakers(), track.rateHz());
        return element(
                TRACK_ENTRY,
                element(TRACK_NUMBER, number(index + 1)),
                element(TRACK_UID, number(index + 1)),
                element(TRACK_TYPE, number(AUDIO_TYPE)),
                element(FLAG_DEFAULT, number(index == 0 ? 1 : 0)),
                element(FLAG_LACING, number(0)),
                element(CODEC_ID, "A_MS/ACM".getBytes(StandardCharsets.US_ASCII)),
                element(CODEC_PRIVATE, format),
                element(
                        AUDIO,
                        element(SAMPLING_FREQUENCY, frequency),
                        element(CHANNELS, number(track.channels())),
                        element(BIT_DEPTH, number(8L * track.format().size()))));
    }

    /**
     * What stands in front of the next frames of a track.
     *
     * @param length their bytes
     */
    byte[] block(int track, int length) {
        Track format = tracks.get(track);
        long nanos = Math.round(frames[track] * 1e9 / format.rateHz());
        frames[track] += length / format.frameBytes();
        byte[] time = element(TIMESTAMP, number(nanos));
        byte[] head = {(byte) (0x80 | (track + 1)), 0, 0, KEY_FRAME};
        byte[] block = join(id(SIMPLE_BLOCK), size(head.length + (long) length), head);
        return join(id(CLUSTER), size(time.length + block.length + (long) length), time, block);
    }

    private static byte[] element(int id, byte[]... parts) {
        byte[] content = join(parts);
        return join(id(id), size(content.length), content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** An element's name as it stands there: its first byte is not 0. */
    private static byte[] id(int id) {
        byte[] bytes = ByteBuffer.allocate(4).putInt(id).array();
        return Arrays.copyOfRange(bytes, Integer.numberOfLeadingZeros(id) / 8, 4);
    }

    private static byte[] size(long size) {
        return ByteBuffer.allocate(SIZE_BYTES).putLong(size | 1L << 56).array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }
}
