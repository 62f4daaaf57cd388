package org.bleepline.audio;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bleepline.audio.AudioException.Category;
import org.jspecify.annotations.Nullable;

/**
 * Reads a decoder in a thread of its own, a few buffers ahead, so that decoding and encoding overlap and the working
 * thread can look up while it waits.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BUFFERS = 4;
    /** Of one buffer, where nothing speaks for less. */
    static final int BUFFER_BYTES = 1 << 17;

    private static final long LOOK_UP_MILLIS = 200;

    /** What was read: {@code length} is -1 at the end. */
    @SuppressWarnings("ArrayRecordComponent") // a buffer that goes around
    record Chunk(byte[] bytes, int length, @Nullable RuntimeException failure) {}

    private final PcmReader decoder;
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Chunk> filled = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread reader;

    /** @param bufferBytes at least one frame */
    ReadAhead(PcmReader decoder, int bufferBytes) {
        this.decoder = decoder;
        for (int i = 0; i < BUFFERS; i++) {
            free.add(new byte[bufferBytes]);
        }
        reader = new Thread(this::readAll, "bleepline-audio-decoder");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * The next chunk, or null if there was none for a while. Its bytes belong to the caller until {@link #giveBack}.
     *
     * @throws AudioException if decoding failed
     */
    @Nullable
    Chunk poll() {
        try {
            Chunk chunk = filled.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            if (chunk != null && chunk.failure() != null) {
                throw chunk.failure();
            }
            return chunk;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AudioException(Category.TOOL, "Redaction of the recording was interrupted.", e);
        }
    }

    void giveBack(Chunk chunk) {
        free.add(chunk.bytes());
    }

    private void readAll() {
        byte[] none = new byte[0];
        try {
            while (true) {
                byte[] buffer = free.take();
                int length = decoder.read(buffer);
                filled.put(new Chunk(buffer, length, null));
                if (length < 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The queue has room for one more than there are buffers.
            filled.add(new Chunk(none, 0, e));
        }
    }

    /** Ends the decoder and the thread. */
    @Override
    public void close() {
        reader.interrupt();
        decoder.close();
        boolean interrupted = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
