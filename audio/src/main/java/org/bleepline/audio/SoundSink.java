package org.bleepline.audio;

/** Writes a stream of PCM frames into a file. */
sealed interface SoundSink extends AutoCloseable permits WavFile, EncodedFile {
    void write(byte[] bytes, int length);

    /** Completes the file. Without it the file is not whole. */
    void finish();

    /** Lets go of the file, finished or not. */
    @Override
    void close();
}
