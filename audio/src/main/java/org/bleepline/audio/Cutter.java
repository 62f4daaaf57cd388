package org.bleepline.audio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bleepline.core.redaction.Cut;

/**
 * Replaces the samples of the cuts in a stream of frames, each on its channels. A cut of whole milliseconds takes every
 * frame that it touches: the start is rounded down to a frame and the end up.
 *
 * <p>The tone begins and ends with a raised-cosine fade of {@value #FADE_MILLIS} ms inside the cut; the original is never
 * mixed in. Its level follows {@link Loudness}.
 */
final class Cutter {
    static final int TONE_HZ = 1000;

    /** Long enough that the tone does not click, short against a syllable. */
    private static final int FADE_MILLIS = 5;

    /** Frames from {@code start} to before {@code end}; silent ones never get a tone. */
    record Frames(long start, long end, boolean silent) {}

    private final List<Track> tracks = new ArrayList<>();
    private final RedactionMethod method;
    private final SampleFormat format;
    private final int channels;
    private final int rateHz;
    private final Loudness loudness;
    private long position;

    /**
     * @param durationMillis the length for which the cuts were planned; a cut that reaches it goes on to the real end
     */
    Cutter(List<Cut> cuts, RedactionMethod method, SampleFormat format, int channels, int rateHz, long durationMillis) {
        for (int channel = 0; channel < channels; channel++) {
            int here = channel;
            tracks.add(new Track(frames(
                    cuts.stream().filter(cut -> cut.channels().includes(here)).toList(), rateHz, durationMillis)));
        }
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
                    add(frames, new Frames(start, end, cut.silent()));
                });
        return List.copyOf(frames);
    }

    /** Joins it to the last one where both sound the same; else it begins where the last one ends. */
    private static void add(List<Frames> frames, Frames next) {
        if (next.start() >= next.end()) {
            return;
        }
        Frames last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
        if (last == null || next.start() > last.end()) {
            frames.add(next);
        } else if (next.silent() == last.silent()) {
            frames.set(frames.size() - 1, new Frames(last.start(), Math.max(next.end(), last.end()), last.silent()));
        } else if (next.end() > last.end()) {
            frames.add(new Frames(last.end(), next.end(), next.silent()));
        }
    }

    /** Takes the next bytes of the stream, whole frames, and overwrites what lies in a cut. */
    void cut(byte[] bytes, int length) {
        int frameBytes = format.size() * channels;
        long end = position + length / frameBytes;
        long at = position;
        while (at < end) {
            long stop = end;
            boolean untouched = true;
            for (Track track : tracks) {
                track.moveTo(at);
                untouched &= at < track.cut().start();
                stop = Math.min(
                        stop,
                        at < track.cut().start()
                                ? track.cut().start()
                                : track.cut().end());
            }
            int offset = (int) (at - position) * frameBytes;
            if (untouched) {
                loudness.hear(bytes, offset, (int) (stop - at));
            } else {
                replace(bytes, offset, at, stop);
            }
            at = stop;
        }
        position = end;
    }

    private void replace(byte[] bytes, int offset, long from, long to) {
        for (int channel = 0; channel < channels; channel++) {
            Track track = tracks.get(channel);
            Frames cut = track.cut();
            if (from < cut.start()) {
                continue;
            }
            if (from == cut.start()) {
                track.amplitude = method == RedactionMethod.BEEP && !cut.silent() ? loudness.toneAmplitude() : 0;
            }
            int at = offset + channel * format.size();
            for (long frame = from; frame < to; frame++) {
                double value =
                        track.amplitude == 0 ? 0 : tone(track.amplitude, frame - cut.start(), cut.end() - 1 - frame);
                format.put(bytes, at, value);
                at += channels * format.size();
            }
        }
    }

    /** The sample that many frames behind the first and in front of the last of the cut. */
    private double tone(double amplitude, long fromStart, long toEnd) {
        double fade = Math.max(1, FADE_MILLIS * rateHz / 1000);
        double nearest = Math.min(fromStart, toEnd);
        double gain = nearest >= fade ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * nearest / fade);
        // The tone repeats every second: a small angle keeps its precision in a long cut.
        return amplitude * gain * Math.sin(2 * Math.PI * TONE_HZ * (fromStart % rateHz) / rateHz);
    }

    /** The cuts of one channel, and the one that is under way or comes next. */
    private static final class Track {
        private static final Frames NONE = new Frames(Long.MAX_VALUE, Long.MAX_VALUE, false);

        private final List<Frames> cuts;
        private int next;
        private double amplitude;

        Track(List<Frames> cuts) {
            this.cuts = cuts;
        }

        void moveTo(long frame) {
            while (next < cuts.size() && cuts.get(next).end() <= frame) {
                next++;
            }
        }

        Frames cut() {
            return next < cuts.size() ? cuts.get(next) : NONE;
        }
    }
}
