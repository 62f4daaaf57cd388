package org.bleepline.engine.worker;

import java.util.List;
import org.bleepline.core.speech.SpeechEngine;

/**
 * Speech of one channel, cut out of its silences and laid end to end.
 *
 * @param samples 16-bit samples at {@link SpeechEngine#SAMPLE_RATE_HZ}
 * @param stretches where the parts come from, in order, without gaps between them
 * @param keepFrom words whose middle lies before this frame of the piece are heard by the piece before
 * @param keepUntil words whose middle lies at or behind this frame are heard by the piece behind
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Piece(int channel, short[] samples, List<Stretch> stretches, int keepFrom, int keepUntil) {
    /**
     * A part that was one stretch in the recording too.
     *
     * @param offset its first frame in the piece
     * @param startFrame the same frame in the recording
     */
    record Stretch(int offset, long startFrame, int length) {
        int end() {
            return offset + length;
        }
    }

    Piece {
        stretches = List.copyOf(stretches);
    }

    long startMillis() {
        return stretches.get(0).startFrame() * 1000 / SpeechEngine.SAMPLE_RATE_HZ;
    }

    /** Where a point of the piece lies in the recording. */
    long recordingMillis(long pieceMillis) {
        long frame = pieceMillis * SpeechEngine.SAMPLE_RATE_HZ / 1000;
        Stretch last = stretches.get(0);
        for (Stretch stretch : stretches) {
            if (frame >= stretch.offset()) {
                last = stretch;
            }
        }
        long inside = Math.max(0, Math.min(last.length(), frame - last.offset()));
        return (last.startFrame() + inside) * 1000 / SpeechEngine.SAMPLE_RATE_HZ;
    }
}
