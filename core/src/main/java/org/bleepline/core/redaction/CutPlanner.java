package org.bleepline.core.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;

/**
 * Plans where the sound is cut. Each removed word is cut from its start to its end with a margin on both sides that ends
 * at the middle of a kept neighbour at the latest; a word without a time is cut from the end of the last timed word in
 * front of it to the start of the next one behind it. No state; safe for use by several threads.
 */
public final class CutPlanner {
    /**
     * A word cannot be spoken in less: a gap shorter than this means that the neighbours' times are wrong, and the cut
     * reaches into them.
     */
    private static final long SHORTEST_GAP_MILLIS = 200;

    private CutPlanner() {}

    /**
     * The cuts, ordered, not touching each other, within the recording.
     *
     * @param original the transcript before redaction
     * @param spans what {@link TranscriptRedactor} removed from it
     * @param durationMillis length of the recording; a longer one does no harm
     */
    public static List<Cut> plan(
            Transcript original, List<RedactedSpan> spans, CutSettings settings, long durationMillis) {
        boolean[] removed = new boolean[original.words().size()];
        spans.forEach(span -> span.words().forEach(index -> removed[index] = true));
        List<Cut> wanted = new ArrayList<>();
        for (int index = 0; index < removed.length; index++) {
            if (removed[index]) {
                wanted.add(cutFor(original.words(), removed, index, settings, durationMillis));
            }
        }
        return joined(wanted, settings.join().toMillis());
    }

    private static Cut cutFor(
            List<Word> words, boolean[] removed, int index, CutSettings settings, long durationMillis) {
        TimeRange time = words.get(index).timing();
        if (time == null) {
            return gapAround(words, index, durationMillis);
        }
        long start = Math.max(0, time.startMillis() - settings.before().toMillis());
        long end = Math.min(
                Math.max(durationMillis, time.endMillis()),
                time.endMillis() + settings.after().toMillis());
        OptionalLong startLimit = middleOfKeptWordBefore(words, removed, index, time);
        OptionalLong endLimit = middleOfKeptWordAfter(words, removed, index, time);
        start = Math.min(time.startMillis(), Math.max(start, startLimit.orElse(0)));
        end = Math.max(time.endMillis(), Math.min(end, endLimit.orElse(Long.MAX_VALUE)));
        return new Cut(new TimeRange(start, end), false);
    }

    /** From the end of the last timed word on the same channel to the start of the next, or to the recording's edges. */
    private static Cut gapAround(List<Word> words, int index, long durationMillis) {
        int channel = words.get(index).channel();
        long start = 0;
        for (int before = index - 1; before >= 0; before--) {
            TimeRange time = words.get(before).timing();
            if (time != null && words.get(before).channel() == channel) {
                start = time.endMillis();
                break;
            }
        }
        long end = Math.max(start, durationMillis);
        for (int after = index + 1; after < words.size(); after++) {
            TimeRange time = words.get(after).timing();
            if (time != null && words.get(after).channel() == channel) {
                end = Math.max(start, time.startMillis());
                break;
            }
        }
        long missing = Math.max(0, SHORTEST_GAP_MILLIS - (end - start));
        return new Cut(new TimeRange(Math.max(0, start - missing / 2), end + (missing + 1) / 2), true);
    }

    private static OptionalLong middleOfKeptWordBefore(List<Word> words, boolean[] removed, int index, TimeRange time) {
        for (int before = index - 1; before >= 0; before--) {
            TimeRange other = neighbour(words, index, before);
            if (other != null && other.startMillis() < time.startMillis()) {
                return removed[before] ? OptionalLong.empty() : OptionalLong.of(middle(other));
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong middleOfKeptWordAfter(List<Word> words, boolean[] removed, int index, TimeRange time) {
        for (int after = index + 1; after < words.size(); after++) {
            TimeRange other = neighbour(words, index, after);
            if (other != null && other.endMillis() > time.endMillis()) {
                return removed[after] ? OptionalLong.empty() : OptionalLong.of(middle(other));
            }
        }
        return OptionalLong.empty();
    }

    private static @Nullable TimeRange neighbour(List<Word> words, int index, int other) {
        return words.get(other).channel() == words.get(index).channel()
                ? words.get(other).timing()
                : null;
    }

    private static long middle(TimeRange time) {
        return time.startMillis() + time.durationMillis() / 2;
    }

    private static List<Cut> joined(List<Cut> wanted, long joinMillis) {
        List<Cut> ordered = wanted.stream()
                .sorted(Comparator.comparingLong((Cut cut) -> cut.time().startMillis()))
                .toList();
        List<Cut> cuts = new ArrayList<>();
        for (Cut cut : ordered) {
            Cut last = cuts.isEmpty() ? null : cuts.get(cuts.size() - 1);
            if (last != null && cut.time().startMillis() - last.time().endMillis() <= joinMillis) {
                cuts.set(cuts.size() - 1, new Cut(last.time().span(cut.time()), last.widened() || cut.widened()));
            } else {
                cuts.add(cut);
            }
        }
        return List.copyOf(cuts);
    }
}
