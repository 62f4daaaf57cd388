package org.bleepline.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutChannels;
import org.bleepline.core.redaction.CutReason;
import org.bleepline.core.transcript.TimeRange;

/** Sound outside the window was never looked into, so nobody can say that it may stay. */
final class Unheard {
    /** Stated lengths are estimates; a cut behind the end does no harm, an uncut last second would. */
    private static final long BEYOND_THE_END_MILLIS = 60_000;

    private Unheard() {}

    /**
     * The cuts and all that lies around the window, ordered. What was found at its edges stays apart from what lies outside,
     * which falls silent; the two may overlap.
     */
    static List<Cut> cutAround(Optional<TimeRange> window, List<Cut> cuts, long durationMillis) {
        if (window.isEmpty()) {
            return cuts;
        }
        TimeRange heard = window.get();
        List<Cut> all = new ArrayList<>(cuts);
        if (heard.startMillis() > 0) {
            all.add(outside(0, heard.startMillis()));
        }
        if (heard.endMillis() < durationMillis) {
            all.add(outside(heard.endMillis(), durationMillis + BEYOND_THE_END_MILLIS));
        }
        all.sort(Comparator.comparingLong(cut -> cut.time().startMillis()));
        List<Cut> joined = new ArrayList<>();
        for (Cut cut : all) {
            Cut last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && cut.silent() == last.silent()
                    && cut.channels().equals(last.channels())
                    && cut.time().startMillis() <= last.time().endMillis()) {
                joined.set(joined.size() - 1, last.span(cut));
            } else {
                joined.add(cut);
            }
        }
        return List.copyOf(joined);
    }

    private static Cut outside(long startMillis, long endMillis) {
        return new Cut(new TimeRange(startMillis, endMillis), CutChannels.all(), Set.of(CutReason.OUTSIDE_WINDOW));
    }
}
