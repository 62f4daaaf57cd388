package org.bleepline.audio;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a WAV file that holds just what is to be cut. They are read as they are, which saves a decoder that would
 * hand on every byte unchanged. Only files in which all sizes are stated and fit are read like this; what is unusual in any way
 * goes through FFmpeg.
 */
final class PlainWav implements PcmReader {
    private static final int MOST_CHUNKS = 100;

    private final RandomAccessFile file;
    private final int frameBytes;
    private long left;

    private PlainWav(RandomAccessFile file, long from, long size, int frameBytes) throws IOException {
        this.file = file;
        this.left = size;
        this.frameBytes = frameBytes;
        file.seek(from);
    }

    /** Empty if the recording is not as plain as that. */
    static Optional<PcmReader> of(Path recording, SoundTrack track, SampleFormat format) {
        boolean asItIs = track.info().container().equals("wav")
                && track.info().codec().equals("pcm_" + format.ffmpegName())
                && track.delayMicros() == 0
                && !track.guessed();
        if (!asItIs) {
            return Optional.empty();
        }
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(recording.toFile(), "r");
            PlainWav plain = find(file, track, format);
            if (plain == null) {
                file.close();
            }
            return Optional.ofNullable(plain);
        } catch (IOException e) {
            closeQuietly(file);
            return Optional.empty();
        }
    }

    @Nullable
    private static PlainWav find(RandomAccessFile file, SoundTrack track, SampleFormat format) throws IOException {
        int frameBytes = format.size() * track.info().channelCount();
        boolean described = false;
        long largeSize = -1;
        long at = 12;
        for (int i = 0; i < MOST_CHUNKS && at + 24 <= file.length(); i++) {
            ByteBuffer chunk = read(file, at);
            String name = StandardCharsets.US_ASCII.decode(chunk.slice(0, 4)).toString();
            long size = chunk.getInt(4) & 0xffff_ffffL;
            switch (name) {
                case "ds64" -> largeSize = chunk.getLong(16);
                case "fmt " ->
                    described = chunk.getShort(10) == track.info().channelCount()
                            && chunk.getInt(12) == track.info().sampleRateHz()
                            && chunk.getShort(20) == frameBytes;
                case "data" -> {
                    long stated = size == 0xffff_ffffL ? largeSize : size;
                    boolean fits = stated > 0 && stated % frameBytes == 0 && at + 8 + stated <= file.length();
                    return described && fits ? new PlainWav(file, at + 8, stated, frameBytes) : null;
                }
                default -> {} // tags and the like
            }
            at += 8 + size + size % 2;
        }
        return null;
    }

    private static ByteBuffer read(RandomAccessFile file, long at) throws IOException {
        byte[] bytes = new byte[24];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int read(byte[] buffer) {
        int wanted = (int) Math.min(left, buffer.length - buffer.length % frameBytes);
        if (wanted == 0) {
            return -1;
        }
        try {
            file.readFully(buffer, 0, wanted);
        } catch (IOException e) {
            throw new AudioException(Category.INPUT, "This recording could not be read to its end.", e);
        }
        left -= wanted;
        return wanted;
    }

    @Override
    public void close() {
        closeQuietly(file);
    }

    private static void closeQuietly(@Nullable RandomAccessFile file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // Nothing was written.
        }
    }
}
