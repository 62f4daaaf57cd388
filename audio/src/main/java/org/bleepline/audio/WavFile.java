package org.bleepline.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file with nothing in it but format and samples. Mono and stereo of 16 bits get the plain header of 44 bytes, all
 * else WAVE_FORMAT_EXTENSIBLE with the loudspeaker mask (Microsoft, "Multiple channel audio data and WAVE files", 2007).
 * Where more than 2 GiB are expected, room is left to turn it into RF64, which knows sizes of 64 bits (EBU Tech 3306); it
 * is done only if the file gets longer than 4 GiB.
 */
final class WavFile implements SoundSink {
    private static final long MOST_WITHOUT_RF64 = 0xffff_ffffL - 200;
    private static final long LEAVE_ROOM_FROM = 1L << 31;
    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final byte[] GUID_REST = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xaa, 0, 0x38, (byte) 0x9b, 0x71
    };

    private final FileChannel channel;
    private final SampleFormat format;
    private final int channels;
    private final String layout;
    private final int rateHz;
    private final boolean room;
    private long dataBytes;

    WavFile(Path file, SampleFormat format, int channels, String layout, int rateHz, long expectedBytes)
            throws IOException {
        this.format = format;
        this.channels = channels;
        this.layout = layout;
        this.rateHz = rateHz;
        this.room = expectedBytes < 0 || expectedBytes >= LEAVE_ROOM_FROM;
        this.channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        writeFully(header());
    }

    @Override
    public void write(int track, byte[] bytes, int length) {
        try {
            writeFully(ByteBuffer.wrap(bytes, 0, length));
        } catch (IOException e) {
            throw OutputFailure.of(e);
        }
        dataBytes += length;
        if (dataBytes > MOST_WITHOUT_RF64 && !room) {
            throw new AudioException(
                    AudioException.Category.INPUT, "This recording is far longer than it states; it was given up.");
        }
    }

    @Override
    public void finish() {
        try {
            if (dataBytes % 2 == 1) {
                writeFully(ByteBuffer.wrap(new byte[1]));
            }
            channel.position(0);
            writeFully(header());
            // Some file systems find out here that there is no room.
            channel.close();
        } catch (IOException e) {
            throw OutputFailure.of(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The file is given up.
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private ByteBuffer header() {
        boolean extensible = channels > 2 || format != SampleFormat.S16;
        int formatBytes = extensible ? 40 : 16;
        int headerBytes = 12 + (room ? 36 : 0) + 8 + formatBytes + (format.floating() ? 12 : 0) + 8;
        long riffBytes = headerBytes - 8 + dataBytes + dataBytes % 2;
        boolean large = riffBytes > MOST_WITHOUT_RF64;
        ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
        chunk(header, large ? "RF64" : "RIFF", large ? 0xffff_ffffL : riffBytes);
        header.put("WAVE".getBytes(StandardCharsets.US_ASCII));
        if (room) {
            chunk(header, large ? "ds64" : "JUNK", 28);
            header.putLong(large ? riffBytes : 0).putLong(large ? dataBytes : 0);
            header.putLong(large ? frames() : 0).putInt(0);
        }
        chunk(header, "fmt ", formatBytes);
        putFormat(header, extensible);
        if (format.floating()) {
            chunk(header, "fact", 4);
            header.putInt((int) Math.min(0xffff_ffffL, frames()));
        }
        chunk(header, "data", large ? 0xffff_ffffL : dataBytes);
        return header.flip();
    }

    private void putFormat(ByteBuffer header, boolean extensible) {
        if (extensible) {
            header.put(extensibleFormat(format, channels, LoudspeakerMask.of(layout, channels), rateHz));
            return;
        }
        header.putShort((short) PCM).putShort((short) channels);
        header.putInt(rateHz).putInt(rateHz * frameBytes());
        header.putShort((short) frameBytes()).putShort((short) (8 * format.size()));
    }

    /** The structure WAVEFORMATEXTENSIBLE: 40 bytes. */
    static byte[] extensibleFormat(SampleFormat format, int channels, int loudspeakers, int rateHz) {
        int frameBytes = format.size() * channels;
        return ByteBuffer.allocate(40)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) EXTENSIBLE)
                .putShort((short) channels)
                .putInt(rateHz)
                .putInt(rateHz * frameBytes)
                .putShort((short) frameBytes)
                .putShort((short) (8 * format.size()))
                .putShort((short) 22)
                .putShort((short) (8 * format.size()))
                .putInt(loudspeakers)
                .putShort((short) (format.floating() ? IEEE_FLOAT : PCM))
                .put(GUID_REST)
                .array();
    }

    private int frameBytes() {
        return format.size() * channels;
    }

    private long frames() {
        return dataBytes / frameBytes();
    }

    private static void chunk(ByteBuffer header, String name, long size) {
        header.put(name.getBytes(StandardCharsets.US_ASCII)).putInt((int) size);
    }
}
