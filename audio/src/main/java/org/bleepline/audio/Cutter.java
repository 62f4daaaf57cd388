package org.bleepline.audio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bleepline.core.redaction.Cut;

/**
 * Replaces the samples of the cuts in a stream of frames, on the channels that each cut names. A cut of whole milliseconds takes every frame
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

    /** Channels that are cut at the same moments. */
    private static final class Lane {
        private final List<Frames> cuts;
        private final int[] channels;
        private int next;
        private double amplitude;

        Lane(List<Frames> cuts, int[] channels) {
            this.cuts = cuts;
            this.channels = channels;
        }

        /** The cut in which a frame lies, or the one behind it. */
        Frames cutFrom(long frame) {
            while (next < cuts.size() && cuts.get(next).end() <= frame) {
                next++;
            }
            return next < cuts.size() ? cuts.get(next) : NO_MORE;
        }
    }

    private static final Frames NO_MORE = new Frames(Long.MAX_VALUE, Long.MAX_VALUE);

    private final List<Lane> lanes;
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
        this.lanes = lanes(cuts, channels, rateHz, durationMillis);
        this.method = method;
        this.format = format;
        this.channels = channels;
        this.rateHz = rateHz;
        this.loudness = new Loudness(format, channels, rateHz);
    }

    private static boolean cutsOn(Cut cut, int channel) {
        return channel >= 0;
    }

    private static List<Lane> lanes(List<Cut> cuts, int channels, int rateHz, long durationMillis) {
        Map<List<Frames>, List<Integer>> lanes = new LinkedHashMap<>();
        for (int channel = 0; channel < channels; channel++) {
            int each = channel;
            List<Cut> here = cuts.stream()
                    .filter(cut -> cutsOn(cut, each))
                    .toList();
            lanes.computeIfAbsent(frames(here, rateHz, durationMillis), key -> new ArrayList<>())
                    .add(channel);
        }
        return lanes.entrySet().stream()
                .map(lane -> new Lane(
                        lane.getKey(),
                        lane.getValue().stream().mapToInt(channel -> channel).toArray()))
                .toList();
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
            // Up to the next frame at which a cut begins or ends on any channel.
            long stop = end;
            boolean kept = true;
            for (Lane lane : lanes) {
                Frames cut = lane.cutFrom(at);
                boolean inside = cut.start() <= at;
                kept &= !inside;
                stop = Math.min(stop, inside ? cut.end() : cut.start());
            }
            int offset = (int) (at - position) * frameBytes;
            if (kept) {
                loudness.hear(bytes, offset, (int) (stop - at));
            } else {
                for (Lane lane : lanes) {
                    replace(lane, bytes, offset, at, stop);
                }
            }
            at = stop;
        }
        position = end;
    }

    private void replace(Lane lane, byte[] bytes, int offset, long from, long to) {
        Frames cut = lane.cutFrom(from);
        if (from < cut.start()) {
            return;
        }
        if (from == cut.start()) {
            lane.amplitude = method == RedactionMethod.BEEP ? loudness.toneAmplitude() : 0;
        }
        int at = offset;
        for (long frame = from; frame < to; frame++) {
            double value = lane.amplitude == 0 ? 0 : tone(lane.amplitude, frame - cut.start(), cut.end() - 1 - frame);
            for (int channel : lane.channels) {
                format.put(bytes, at + channel * format.size(), value);
            }
            at += format.size() * channels;
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
}
