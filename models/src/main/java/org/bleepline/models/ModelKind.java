package org.bleepline.models;

/** What runs a model. */
public enum ModelKind {
    /** A ggml file of whisper.cpp: {@code NAME.bin} in the model folder. */
    WHISPER,
    /** A folder {@code NAME} in the model folder. */
    VOSK
}
