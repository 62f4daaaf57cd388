package org.bleepline.pipeline;

/** The steps of the way, in order. */
public enum Stage {
    /** Speech becomes words. */
    TRANSCRIBE,
    /** Personal data is found in the words, and the sound around it is measured. */
    DETECT,
    /** The sound is cut and encoded. */
    REWRITE,
    /** The redacted recording is heard again. */
    VERIFY
}
