package org.bleepline.speech.sphinx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.bleepline.core.speech.SpeechException;
import org.jspecify.annotations.Nullable;

/** Recognisers that wait for work. One is loaded where none is free, so there are as many as were ever used at once. */
final class DecoderPool implements AutoCloseable {
    private final SphinxAccuracy accuracy;
    private final Deque<SphinxDecoder> free = new ArrayDeque<>();
    private final Object loading = new Object();
    private @Nullable Models models;

    DecoderPool(SphinxAccuracy accuracy) {
        this.accuracy = accuracy;
    }

    List<HeardWord> decode(short[] samples, BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            return List.of();
        }
        SphinxDecoder decoder = take();
        List<HeardWord> words = decoder.decode(samples, 0, samples.length, stopped);
        // A decoder that failed is not used again; it may be in any state.
        give(decoder);
        return words;
    }

    private SphinxDecoder take() {
        synchronized (free) {
            SphinxDecoder waiting = free.poll();
            if (waiting != null) {
                return waiting;
            }
        }
        try {
            return new SphinxDecoder(models(), accuracy);
        } catch (IOException e) {
            throw new SpeechException("the models of the embedded engine cannot be loaded", e);
        }
    }

    private Models models() throws IOException {
        synchronized (loading) {
            Models loaded = models;
            if (loaded == null) {
                loaded = Models.load();
                models = loaded;
            }
            return loaded;
        }
    }

    private void give(SphinxDecoder decoder) {
        synchronized (free) {
            free.push(decoder);
        }
    }

    @Override
    public void close() {
        synchronized (free) {
            free.clear();
        }
    }
}
