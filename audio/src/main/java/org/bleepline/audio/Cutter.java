package org.bleepline.audio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bleepline.core.redaction.Cut;

/**
 * Replaces the samples of the cuts in a stream of frames, on every channel. A cut of whole milliseconds takes every frame
 * that it touches: the start is rounded down to a frame and the end up.
 *
 * <p>The tone begins and ends with a raised-cosine fade of {@value #FADE_MILLIS} ms inside the cut; the original is never
 * mixed in. Its level follows {@link Loudness}.
 */
final class Cutter {
    static final int TONE_HZ = 1000;

    /** Long enough that the tone does not click, short against a syllable. */
    private static final int FADE_MILLIS = 5;

    /** Frames from {@code start} to before {@code end}. */
    record Frames(long start, long end) {}

    private final List<Frames> cuts;
    private final RedactionMethod method;
    private final SampleFormat format;
    private final int channels;
    private final int rateHz;
    private final Loudness loudness;
    private long position;
    private int next;
    private double amplitude;

    /**
     * @param durationMillis the length for which the cuts were planned; a cut that reaches it goes on to the real end
     */
    Cutter(List<Cut> cuts, RedactionMethod method, SampleFormat format, int channels, int rateHz, long durationMillis) {
        this.cuts = frames(cuts, rateHz, durationMillis);
        this.method = method;
        this.format = format;
        this.channels = channels;
        this.rateHz = rateHz;
        this.loudness = new Loudness(format, channels, rateHz);
    }

    static List<Frames> frames(List<Cut> cuts, int rateHz, long durationMillis) {
        List<Frames> frames = new ArrayList<>();
        cuts.stream()
                .sorted(Comparator.comparingLong(cut -> cut.time().startMillis()))
                .forEach(cut -> {
                    long start = Math.multiplyExact(cut.time().startMillis(), rateHz) / 1000;
                    boolean toTheEnd = durationMillis > 0 && cut.time().endMillis() >= durationMillis;
                    long end = toTheEnd
                            ? Long.MAX_VALUE
                            : (Math.multiplyExact(cut.time().endMillis(), rateHz) + 999) / 1000;
                    Frames last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
                    if (last != null && start <= last.end()) {
                        frames.set(frames.size() - 1, new Frames(last.start(), Math.max(end, last.end())));
                    } else if (start < end) {
                        frames.add(new Frames(start, end));
                    }
                });
        return List.copyOf(frames);
    }

    /** Takes the next bytes of the stream, whole frames, and overwrites what lies in a cut. */
    void cut(byte[] bytes, int length) {
        int frameBytes = format.size() * channels;
        long end = position + length / frameBytes;
        long at = position;
        while (at < end) {
            while (next < cuts.size() && cuts.get(next).end() <= at) {
                next++;
            }
            Frames cut = next < cuts.size() ? cuts.get(next) : new Frames(Long.MAX_VALUE, Long.MAX_VALUE);
            int offset = (int) (at - position) * frameBytes;
            if (at < cut.start()) {
                long stop = Math.min(end, cut.start());
                loudness.hear(bytes, offset, (int) (stop - at));
                at = stop;
            } else {
                long stop = Math.min(end, cut.end());
                replace(bytes, offset, at, stop, cut);
                at = stop;
            }
        }
        position = end;
    }

    private void replace(byte[] bytes, int offset, long from, long to, Frames cut) {
        if (from == cut.start()) {
            amplitude = method == RedactionMethod.BEEP ? loudness.toneAmplitude() : 0;
        }
        int at = offset;
        for (long frame = from; frame < to; frame++) {
            double value = amplitude == 0 ? 0 : tone(frame - cut.start(), cut.end() - 1 - frame);
            for (int channel = 0; channel < channels; channel++) {
                format.put(bytes, at, value);
                at += format.size();
            }
        }
    }

    /** The sample that many frames behind the first and in front of the last of the cut. */
    private double tone(long fromStart, long toEnd) {
        double fade = Math.max(1, FADE_MILLIS * rateHz / 1000);
        double nearest = Math.min(fromStart, toEnd);
        double gain = nearest >= fade ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * nearest / fade);
        // The tone repeats every second: a small angle keeps its precision in a long cut.
        return amplitude * gain * Math.sin(2 * Math.PI * TONE_HZ * (fromStart % rateHz) / rateHz);
    }
}
