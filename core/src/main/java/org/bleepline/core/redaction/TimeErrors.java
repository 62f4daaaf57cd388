package org.bleepline.core.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bleepline.core.transcript.TimeRange;

/**
 * How far the times of a recogniser are off in one recording, measured in the recording itself: where speech begins behind
 * a pause and ends in front of one is heard exactly, and the transcript says when the words there began and ended.
 *
 * @param startMillis so much later than the sound nine of ten words are said to begin, at most
 * @param endMillis so much earlier than the sound nine of ten words are said to end, at most
 */
record TimeErrors(long startMillis, long endMillis) {
    /** Shorter ones may be the closure of a consonant, or too many to be told apart. */
    private static final int PAUSE_FRAMES = 25;

    /** A pause and a gap in the transcript further apart than this are not the same. */
    private static final long SAME_MILLIS = 800;

    private static final int ENOUGH_PAUSES = 6;
    /** In a room sound lasts longer than the word: ends that come so much earlier than starts come late are no error. */
    private static final long ECHO_MILLIS = 30;

    private static final double QUANTILE = 0.9;

    /** Empty where there are not enough pauses to tell. */
    static Optional<TimeErrors> measure(WordTimes words, ChannelSound sound) {
        List<long[]> gaps = gaps(words);
        List<Long> late = new ArrayList<>();
        List<Long> early = new ArrayList<>();
        int gap = 0;
        for (int[] pause : pauses(sound)) {
            long start = (long) pause[0] * SoundProfile.FRAME_MILLIS;
            long end = (long) pause[1] * SoundProfile.FRAME_MILLIS;
            while (gap < gaps.size() && gaps.get(gap)[1] < start - SAME_MILLIS) {
                gap++;
            }
            long[] best = nearest(gaps, gap, start, end);
            if (pause[0] == 0) {
                add(late, firstStart(words) - end);
            } else if (pause[1] == sound.frameCount()) {
                add(early, start - lastEnd(words));
            } else if (best.length > 0) {
                add(early, start - best[0]);
                add(late, best[1] - end);
            }
        }
        return late.size() < ENOUGH_PAUSES || early.size() < ENOUGH_PAUSES
                ? Optional.empty()
                : Optional.of(new TimeErrors(quantile(late), Math.min(quantile(early), quantile(late) + ECHO_MILLIS)));
    }

    /** Only times that leave a part of the word uncovered count; further away it is another word. */
    private static void add(List<Long> errors, long millis) {
        if (Math.abs(millis) <= SAME_MILLIS) {
            errors.add(Math.max(0, millis));
        }
    }

    private static long firstStart(WordTimes words) {
        for (int index = 0; index < words.size(); index++) {
            TimeRange time = words.time(index);
            if (time != null && words.reliable(index)) {
                return time.startMillis();
            }
        }
        return Long.MAX_VALUE / 2;
    }

    private static long lastEnd(WordTimes words) {
        for (int index = words.size() - 1; index >= 0; index--) {
            TimeRange time = words.time(index);
            if (time != null && words.reliable(index)) {
                return time.endMillis();
            }
        }
        return Long.MAX_VALUE / 2;
    }

    private static long[] nearest(List<long[]> gaps, int from, long start, long end) {
        long[] best = {};
        long bestDistance = SAME_MILLIS;
        for (int index = from; index < gaps.size() && gaps.get(index)[0] <= end + SAME_MILLIS; index++) {
            long distance = distance(gaps.get(index), start, end);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = gaps.get(index);
            }
        }
        return best;
    }

    /** End of a word and start of the next, in milliseconds. */
    private static List<long[]> gaps(WordTimes words) {
        List<long[]> gaps = new ArrayList<>();
        for (int index = 1; index < words.size(); index++) {
            TimeRange before = words.time(index - 1);
            TimeRange after = words.time(index);
            if (before != null && after != null && words.reliable(index - 1) && words.reliable(index)) {
                gaps.add(new long[] {before.endMillis(), after.startMillis()});
            }
        }
        return gaps;
    }

    /** First frame of a pause, and the one behind its last; also those in front of all speech and behind it. */
    private static List<int[]> pauses(ChannelSound sound) {
        List<int[]> pauses = new ArrayList<>();
        int frame = 0;
        while (frame < sound.frameCount()) {
            int run = sound.quietRun(frame, 1, sound.frameCount() - frame);
            if (run >= PAUSE_FRAMES) {
                pauses.add(new int[] {frame, frame + run});
            }
            frame += run + 1;
        }
        return pauses;
    }

    /** Between the middles of a gap and a pause, and between their lengths: a gap as long as the pause is likely the same. */
    private static long distance(long[] gap, long start, long end) {
        return Math.abs(gap[0] + gap[1] - start - end) / 2 + Math.abs(gap[1] - gap[0] - (end - start));
    }

    private static long quantile(List<Long> values) {
        long[] sorted = values.stream().mapToLong(value -> value).sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.round(Math.floor(sorted.length * QUANTILE)))];
    }

    static TimeErrors of(long both) {
        return new TimeErrors(both, both);
    }

    /** Not less and not more than these. */
    TimeErrors within(long least, long most) {
        return new TimeErrors(Math.max(least, Math.min(most, startMillis)), Math.max(least, Math.min(most, endMillis)));
    }

    TimeErrors atLeast(long millis) {
        return new TimeErrors(Math.max(startMillis, millis), Math.max(endMillis, millis));
    }

    TimeErrors plus(long millis) {
        return new TimeErrors(startMillis + millis, endMillis + millis);
    }
}
