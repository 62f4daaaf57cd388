package org.bleepline.audio;

/** A stream of PCM frames. */
interface PcmReader extends AutoCloseable {
    /**
     * Fills the buffer with whole frames as far as there are any.
     *
     * @return number of bytes, or -1 at the end
     * @throws AudioException if the recording cannot be read to its end
     */
    int read(byte[] buffer);

    @Override
    void close();
}
