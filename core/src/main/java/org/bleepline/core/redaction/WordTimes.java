package org.bleepline.core.redaction;

import java.util.List;
import java.util.Optional;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;

/**
 * What the times of the words of one channel are worth.
 *
 * <p>A time is doubted where the word cannot have been said in it, or where it lies wholly within that of another word
 * without being the same: then one of the two is wrong. Words that share one time have that of their segment. Where every
 * time is a whole second, half or tenth, the times are rounded. Immutable.
 */
final class WordTimes {
    /** So many times must be round before that is taken for rounding: by chance one in ten is. */
    private static final int ENOUGH_WORDS = 8;

    private static final long[] ROUNDINGS_MILLIS = {1000, 500, 100};

    /** Words of a segment that share one time are off by as much as a phrase; beyond this the segment's edges decide. */
    private static final long SEGMENT_MILLIS = 300;

    private final List<Word> words;
    private final long roundingMillis;
    private final boolean[] unlikely;

    WordTimes(List<Word> words) {
        this.words = words;
        this.roundingMillis = rounding(words);
        this.unlikely = new boolean[words.size()];
        for (int index = 0; index < unlikely.length; index++) {
            unlikely[index] = unlikely(index);
        }
    }

    int size() {
        return words.size();
    }

    Word word(int index) {
        return words.get(index);
    }

    @Nullable
    TimeRange time(int index) {
        return words.get(index).timing();
    }

    /** Why the time cannot be relied on; empty if it can. */
    Optional<CutReason> doubt(int index) {
        if (time(index) == null) {
            return Optional.of(CutReason.NO_TIME);
        }
        return unlikely[index] ? Optional.of(CutReason.UNLIKELY_TIME) : Optional.empty();
    }

    private boolean unlikely(int index) {
        TimeRange time = time(index);
        if (time == null) {
            return false;
        }
        return sharesTime(index)
                ? time.durationMillis() == 0
                : !SpokenLength.of(words.get(index).text()).fits(time)
                        || inside(index, index - 1)
                        || inside(index, index + 1);
    }

    boolean reliable(int index) {
        return doubt(index).isEmpty();
    }

    /** How coarse the times are around a word: 0 where they look exact. */
    long coarseMillis(int index) {
        return Math.max(roundingMillis, sharesTime(index) ? SEGMENT_MILLIS : 0);
    }

    private boolean sharesTime(int index) {
        TimeRange time = time(index);
        return time != null && (time.equals(timeOrNone(index - 1)) || time.equals(timeOrNone(index + 1)));
    }

    private boolean inside(int index, int other) {
        TimeRange time = time(index);
        TimeRange outer = timeOrNone(other);
        return time != null
                && outer != null
                && !time.equals(outer)
                && outer.startMillis() <= time.startMillis()
                && outer.endMillis() >= time.endMillis();
    }

    private @Nullable TimeRange timeOrNone(int index) {
        return index < 0 || index >= words.size() ? null : time(index);
    }

    private static long rounding(List<Word> words) {
        List<TimeRange> times =
                words.stream().flatMap(word -> word.time().stream()).toList();
        if (times.size() >= ENOUGH_WORDS) {
            for (long rounding : ROUNDINGS_MILLIS) {
                if (times.stream().allMatch(time -> time.startMillis() % rounding == 0)) {
                    return rounding;
                }
            }
        }
        return 0;
    }
}
