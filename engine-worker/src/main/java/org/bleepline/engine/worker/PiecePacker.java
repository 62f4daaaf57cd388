package org.bleepline.engine.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.speech.segment.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Fills pieces with the segments of one channel. A piece ends in a pause wherever there is one. Where somebody speaks on and
 * on, two pieces share two seconds of sound around the place of the cut, and each word is taken from that piece which
 * holds its middle, so that no word is lost or heard in half. For one thread.
 */
final class PiecePacker {
    /** 1 s on each side of a cut: longer than most words. */
    private static final int SHARED_FRAMES = SpeechEngine.SAMPLE_RATE_HZ;

    private final int channel;
    private final int longest;
    private final Consumer<Piece> sink;
    private final List<Segment> waiting = new ArrayList<>();
    private int waitingFrames;
    private int sharedInFront;

    /** @param longestFrames of a piece, with what it shares with its neighbours */
    PiecePacker(int channel, int longestFrames, Consumer<Piece> sink) {
        this.channel = channel;
        this.longest = longestFrames - 2 * SHARED_FRAMES;
        this.sink = sink;
    }

    void accept(Segment segment) {
        int room = longest;
        int from = 0;
        if (!waiting.isEmpty() && waitingFrames - sharedInFront + segment.samples().length > room) {
            emit(segment);
        }
        // A segment that is longer than a piece: the segmenter may cut later than the engine can hear.
        while (segment.samples().length - from > room) {
            Segment part = part(segment, from, from + room);
            add(part);
            from += room;
            emit(part(segment, from, segment.samples().length));
        }
        add(from == 0 ? segment : part(segment, from, segment.samples().length));
    }

    void finish() {
        if (!waiting.isEmpty()) {
            emit(null);
        }
    }

    /** The first frame that is in no piece yet; {@link Long#MAX_VALUE} where there is none. */
    long firstWaitingFrame() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.get(0).startFrame();
    }

    private void add(Segment segment) {
        waiting.add(segment);
        waitingFrames += segment.samples().length;
    }

    private void emit(@Nullable Segment next) {
        Segment last = waiting.get(waiting.size() - 1);
        int keepUntil = waitingFrames;
        boolean goesOn = false;
        if (next != null && last.endFrame() == next.startFrame()) {
            goesOn = true;
            add(part(next, 0, Math.min(SHARED_FRAMES, next.samples().length)));
        }
        short[] samples = new short[waitingFrames];
        List<Piece.Stretch> stretches = new ArrayList<>();
        int offset = 0;
        for (Segment segment : waiting) {
            int length = segment.samples().length;
            System.arraycopy(segment.samples(), 0, samples, offset, length);
            Piece.Stretch before = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (before != null && before.startFrame() + before.length() == segment.startFrame()) {
                stretches.set(
                        stretches.size() - 1,
                        new Piece.Stretch(before.offset(), before.startFrame(), before.length() + length));
            } else {
                stretches.add(new Piece.Stretch(offset, segment.startFrame(), length));
            }
            offset += length;
        }
        Piece piece = new Piece(channel, samples, stretches, sharedInFront, keepUntil);
        waiting.clear();
        waitingFrames = 0;
        sharedInFront = 0;
        if (goesOn) {
            int length = last.samples().length;
            sharedInFront = Math.min(SHARED_FRAMES, length);
            add(part(last, length - sharedInFront, length));
        }
        sink.accept(piece);
    }

    private static Segment part(Segment segment, int from, int to) {
        return new Segment(
                segment.channel(), segment.startFrame() + from, Arrays.copyOfRange(segment.samples(), from, to));
    }
}
