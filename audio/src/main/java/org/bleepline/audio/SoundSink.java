package org.bleepline.audio;

/** Writes PCM frames into a file: of one sound track, or of several in turn. */
sealed interface SoundSink extends AutoCloseable permits WavFile, EncodedFile {
    /**
     * @param track the number of the sound track in the file, 0-based
     * @param length whole frames
     */
    void write(int track, byte[] bytes, int length);

    /** Completes the file. Without it the file is not whole. */
    void finish();

    /** Lets go of the file, finished or not. */
    @Override
    void close();
}
