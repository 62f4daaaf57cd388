package org.bleepline.pipeline;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;

/** One stretch of a sound, as if it were the whole. For one thread. */
final class Window implements PcmSource {
    private static final int SKIPPED_AT_ONCE = 16_384;

    private final PcmSource whole;
    private long framesToSkip;
    private long framesLeft;

    private Window(PcmSource whole, TimeRange range) {
        this.whole = whole;
        this.framesToSkip = frames(whole, range.startMillis());
        this.framesLeft = frames(whole, range.endMillis()) - framesToSkip;
    }

    /** The sound itself where there is no window. Closing it closes the whole. */
    static PcmSource of(Optional<TimeRange> range, PcmSource whole) {
        return range.isEmpty() ? whole : new Window(whole, range.get());
    }

    /** Words that were heard in the window, with the times they have in the whole. */
    static List<Word> onWholeTimeline(Optional<TimeRange> range, List<Word> words) {
        if (range.isEmpty()) {
            return words;
        }
        long shift = range.get().startMillis();
        return words.stream()
                .map(word -> word.withTiming(word.time()
                        .map(time -> new TimeRange(time.startMillis() + shift, time.endMillis() + shift))
                        .orElse(null)))
                .toList();
    }

    @Override
    public int sampleRateHz() {
        return whole.sampleRateHz();
    }

    @Override
    public int channelCount() {
        return whole.channelCount();
    }

    @Override
    public int read(short[] buffer) {
        skip();
        if (framesLeft <= 0) {
            return -1;
        }
        int frames = whole.read(buffer);
        if (frames < 0) {
            framesLeft = 0;
            return -1;
        }
        int kept = (int) Math.min(frames, framesLeft);
        framesLeft -= kept;
        return kept;
    }

    @Override
    public void close() {
        whole.close();
    }

    private void skip() {
        while (framesToSkip > 0) {
            int wanted = (int) Math.min(framesToSkip, SKIPPED_AT_ONCE);
            int frames = whole.read(new short[wanted * whole.channelCount()]);
            framesToSkip = frames < 0 ? 0 : framesToSkip - frames;
            if (frames < 0) {
                framesLeft = 0;
            }
        }
    }

    private static long frames(PcmSource sound, long millis) {
        return millis * sound.sampleRateHz() / 1000;
    }
}
