package org.bleepline.pipeline;

import java.util.concurrent.CancellationException;
import org.bleepline.core.speech.PcmSource;

/** A sound that tells how far it was read, and ends the work when it is to stop. For one thread. */
final class WatchedSound implements PcmSource {
    private static final long LOOK_MILLIS = 1000;

    private final PcmSource sound;
    private final Stage stage;
    private final long totalMillis;
    private final PipelineMonitor monitor;
    private long framesRead;
    private long nextLookMillis = LOOK_MILLIS;

    /** @param sound is closed with this */
    WatchedSound(PcmSource sound, Stage stage, long totalMillis, PipelineMonitor monitor) {
        this.sound = sound;
        this.stage = stage;
        this.totalMillis = totalMillis;
        this.monitor = monitor;
    }

    @Override
    public int sampleRateHz() {
        return sound.sampleRateHz();
    }

    @Override
    public int channelCount() {
        return sound.channelCount();
    }

    /** @throws CancellationException if the work is to stop */
    @Override
    public int read(short[] buffer) {
        int frames = sound.read(buffer);
        framesRead += Math.max(0, frames);
        long readMillis = framesRead * 1000 / sound.sampleRateHz();
        if (readMillis >= nextLookMillis) {
            nextLookMillis = readMillis + LOOK_MILLIS;
            if (monitor.cancelled()) {
                throw new CancellationException("stopped on request");
            }
            monitor.progress(stage, Math.min(readMillis, totalMillis), totalMillis);
        }
        return frames;
    }

    @Override
    public void close() {
        sound.close();
    }
}
