package org.bleepline.core.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;

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
        Neighbours neighbours = Neighbours.of(original.words());
        List<Cut> wanted = new ArrayList<>();
        for (int index = 0; index < removed.length; index++) {
            if (removed[index]) {
                TimeRange time = original.words().get(index).timing();
                wanted.add(
                        time == null
                                ? gapAround(original.words(), neighbours, index, durationMillis)
                                : withMargins(original.words(), neighbours, removed, index, settings, durationMillis));
            }
        }
        return joined(wanted, settings.join().toMillis());
    }

    private static Cut withMargins(
            List<Word> words,
            Neighbours neighbours,
            boolean[] removed,
            int index,
            CutSettings settings,
            long durationMillis) {
        TimeRange time = timeOf(words, index);
        long start = Math.max(0, time.startMillis() - settings.before().toMillis());
        long end = Math.min(
                Math.max(durationMillis, time.endMillis()),
                time.endMillis() + settings.after().toMillis());
        int previous = neighbours.previous()[index];
        int next = neighbours.next()[index];
        if (previous != Neighbours.NONE && !removed[previous]) {
            start = Math.max(start, middle(timeOf(words, previous)));
        }
        if (next != Neighbours.NONE && !removed[next]) {
            end = Math.min(end, middle(timeOf(words, next)));
        }
        return Cut.of(new TimeRange(Math.min(time.startMillis(), start), Math.max(time.endMillis(), end)));
    }

    /** From the end of the last timed word on the same channel to the start of the next, or to the recording's edges. */
    private static Cut gapAround(List<Word> words, Neighbours neighbours, int index, long durationMillis) {
        int previous = neighbours.previous()[index];
        int next = neighbours.next()[index];
        long start = previous == Neighbours.NONE ? 0 : timeOf(words, previous).endMillis();
        long end = Math.max(
                start,
                next == Neighbours.NONE ? durationMillis : timeOf(words, next).startMillis());
        long missing = Math.max(0, SHORTEST_GAP_MILLIS - (end - start));
        return new Cut(
                new TimeRange(Math.max(0, start - missing / 2), end + (missing + 1) / 2),
                CutChannels.all(),
                Set.of(CutReason.NO_TIME));
    }

    private static TimeRange timeOf(List<Word> words, int index) {
        return words.get(index).time().orElseThrow();
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
                cuts.set(cuts.size() - 1, last.span(cut));
            } else {
                cuts.add(cut);
            }
        }
        return List.copyOf(cuts);
    }
}
