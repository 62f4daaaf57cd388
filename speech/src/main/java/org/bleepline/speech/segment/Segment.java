package org.bleepline.speech.segment;

/**
 * A stretch of sound on one channel in which somebody speaks.
 *
 * @param channel 0-based
 * @param startFrame frames from the start of the recording
 * @param samples 16-bit samples of the channel; the receiver owns the array
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one thread to the next, never compared
public record Segment(int channel, long startFrame, short[] samples) {
    /** Frames from the start of the recording to the end of the segment. */
    public long endFrame() {
        return startFrame + samples.length;
    }
}
