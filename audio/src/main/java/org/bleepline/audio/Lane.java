package org.bleepline.audio;

import java.util.List;
import org.bleepline.core.redaction.Cut;
import org.jspecify.annotations.Nullable;

/** One sound track on its way through the cutter: decoded, cut, and ready to be written. For one thread. */
final class Lane implements AutoCloseable {
    /** Several tracks are read in steps that short, so that none is far ahead of the others. */
    private static final int STEPS_A_SECOND = 4;

    /** Encoders pad the end of a track: one that is longer than the first by no more than this ends with it. */
    private static final long PADDING_MILLIS = 500;

    private final int number;
    private final Encoding.Track track;
    private final Cutter cutter;
    private final ReadAhead ahead;
    private long frames;
    private boolean ended;

    private Lane(int number, Encoding.Track track, Cutter cutter, ReadAhead ahead) {
        this.number = number;
        this.track = track;
        this.cutter = cutter;
        this.ahead = ahead;
    }

    /**
     * @param number of the track in the file that is written, 0-based
     * @param cuts their channels are those of the first track; of the others every channel is cut
     * @param firstMillis length of the first track, for which the cuts were planned
     */
    static Lane open(
            int number,
            Encoding.Track track,
            boolean alone,
            List<Cut> cuts,
            RedactionMethod method,
            long firstMillis,
            long ownMillis,
            PcmReader reader) {
        RecordingInfo info = track.source().info();
        long beyond = ownMillis - firstMillis;
        Cutter cutter = new Cutter(
                number == 0 ? cuts : cuts.stream().map(Cut::onEveryChannel).toList(),
                method,
                track.format(),
                info.channelCount(),
                info.sampleRateHz(),
                beyond > 0 && beyond <= PADDING_MILLIS ? firstMillis : ownMillis);
        int step = Math.max(1, info.sampleRateHz() / STEPS_A_SECOND) * track.frameBytes();
        ReadAhead ahead =
                new ReadAhead(reader, alone ? ReadAhead.BUFFER_BYTES : Math.min(ReadAhead.BUFFER_BYTES, step));
        return new Lane(number, track, cutter, ahead);
    }

    /** Writes the next step, if there is one already. */
    void step(SoundSink sink) {
        ReadAhead.@Nullable Chunk chunk = ahead.poll();
        if (chunk == null) {
            return;
        }
        if (chunk.length() < 0) {
            ended = true;
            return;
        }
        cutter.cut(chunk.bytes(), chunk.length());
        sink.write(number, chunk.bytes(), chunk.length());
        frames += chunk.length() / track.frameBytes();
        ahead.giveBack(chunk);
    }

    boolean ended() {
        return ended;
    }

    long frames() {
        return frames;
    }

    /** What was written so far. */
    double millis() {
        return frames * 1000.0 / track.source().info().sampleRateHz();
    }

    @Override
    public void close() {
        ahead.close();
    }
}
