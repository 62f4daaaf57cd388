package org.bleepline.audio.picture;

import java.util.Arrays;
import org.bleepline.core.speech.PcmSource;

/**
 * How loud a recording is over time: the largest sample of any channel in each of a fixed number of equally long stretches.
 * Immutable.
 */
public final class Waveform {
    private final double[] peaks;
    private final long durationMillis;

    private Waveform(double[] peaks, long durationMillis) {
        this.peaks = peaks;
        this.durationMillis = durationMillis;
    }

    /**
     * Reads a sound to its end; the caller closes it. Memory does not grow with its length: stretches that get too many are
     * joined in pairs, so that a recording gives between one and two times {@code columns} of them before they are fitted.
     *
     * @param columns number of stretches, above 0
     */
    public static Waveform of(PcmSource sound, int columns) {
        if (columns <= 0) {
            throw new IllegalArgumentException("columns must be above 0, not " + columns);
        }
        int channels = sound.channelCount();
        short[] buffer = new short[4096 * channels];
        double[] fine = new double[8 * columns];
        long framesPerPeak = Math.max(1, sound.sampleRateHz() / 200);
        long frames = 0;
        for (int n = sound.read(buffer); n >= 0; n = sound.read(buffer)) {
            for (int frame = 0; frame < n; frame++) {
                if (frames / framesPerPeak == fine.length) {
                    halve(fine);
                    framesPerPeak *= 2;
                }
                int at = (int) (frames / framesPerPeak);
                for (int channel = 0; channel < channels; channel++) {
                    fine[at] = Math.max(fine[at], Math.abs(buffer[frame * channels + channel] / 32768.0));
                }
                frames++;
            }
        }
        long durationMillis = Math.round(frames * 1000.0 / sound.sampleRateHz());
        return new Waveform(fitted(fine, (double) frames / framesPerPeak, columns), durationMillis);
    }

    private static void halve(double[] fine) {
        int half = fine.length / 2;
        for (int i = 0; i < half; i++) {
            fine[i] = Math.max(fine[2 * i], fine[2 * i + 1]);
        }
        Arrays.fill(fine, half, fine.length, 0);
    }

    private static double[] fitted(double[] fine, double used, int columns) {
        double[] peaks = new double[columns];
        for (int column = 0; column < columns; column++) {
            int from = (int) Math.floor(column * used / columns);
            int to = Math.max(from + 1, (int) Math.ceil((column + 1) * used / columns));
            for (int i = from; i < Math.min(to, fine.length); i++) {
                peaks[column] = Math.max(peaks[column], fine[i]);
            }
        }
        return peaks;
    }

    /** Number of stretches. */
    public int columns() {
        return peaks.length;
    }

    /** The largest sample of a stretch, 0 to 1. */
    public double peak(int column) {
        return peaks[column];
    }

    public long durationMillis() {
        return durationMillis;
    }
}
