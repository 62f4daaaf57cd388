package org.bleepline.core.redaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bleepline.core.transcript.TimeRange;

/**
 * Where the sound is cut, and why.
 *
 * <p>{@snippet :
 * CutPlan plan = planner.plan(transcript, spans, sound, durationMillis);
 * // Something is still heard around the first cut:
 * CutPlan wider = plan.widened(plan.cuts().get(0).time(), Duration.ofMillis(200));
 * }
 *
 * <p>Immutable.
 */
public final class CutPlan {
    /**
     * A cut and what it is for.
     *
     * @param words indexes of the removed words in the original transcript, ascending
     */
    public record Planned(Cut cut, List<Integer> words) {
        public Planned {
            words = List.copyOf(words);
        }
    }

    private final List<Planned> planned;
    private final CutSettings settings;
    private final SoundProfile loudest;
    private final long durationMillis;

    /** @param wanted in any order; those that touch, or almost do, are joined */
    CutPlan(List<Planned> wanted, CutSettings settings, SoundProfile loudest, long durationMillis) {
        this.planned = joined(wanted, settings.join().toMillis());
        this.settings = settings;
        this.loudest = loudest;
        this.durationMillis = durationMillis;
    }

    /** Ordered by start; those of the same channels do not touch. */
    public List<Cut> cuts() {
        return planned.stream().map(Planned::cut).toList();
    }

    /** The same cuts with their words. */
    public List<Planned> planned() {
        return planned;
    }

    /**
     * The same plan with longer cuts around a place where something was still to be heard. Cuts that overlap the place reach
     * further by {@code by} on both sides, and on from there to the next quiet moment; where none does, the place itself
     * is cut. Neighbours are not spared any more, and every channel is cut.
     *
     * @param place where it was heard
     */
    public CutPlan widened(TimeRange place, Duration by) {
        Edges edges = new Edges(new ChannelSound(loudest, 0, settings.quietDb()), settings);
        List<Planned> wider = new ArrayList<>();
        boolean found = false;
        for (Planned each : planned) {
            boolean here = each.cut().time().overlaps(place);
            found |= here;
            wider.add(here ? new Planned(wider(each.cut(), by, edges), each.words()) : each);
        }
        if (!found) {
            wider.add(new Planned(new Cut(place, CutChannels.all(), Set.of(CutReason.LEAK)), List.of()));
        }
        return new CutPlan(wider, settings, loudest, durationMillis);
    }

    private Cut wider(Cut cut, Duration by, Edges edges) {
        TimeRange time = cut.time();
        long end = Math.max(durationMillis, time.endMillis());
        long from = Math.max(0, time.startMillis() - by.toMillis());
        long to = Math.min(end, time.endMillis() + by.toMillis());
        long reach = settings.reach().toMillis();
        Set<CutReason> reasons = EnumSet.of(CutReason.LEAK);
        reasons.addAll(cut.reasons());
        return new Cut(
                new TimeRange(
                        edges.move(from, -1, reach, 0).millis(),
                        edges.move(to, 1, reach, end).millis()),
                CutChannels.all(),
                reasons);
    }

    private static List<Planned> joined(List<Planned> wanted, long joinMillis) {
        List<Planned> ordered = wanted.stream()
                .sorted(Comparator.comparingLong(
                                (Planned each) -> each.cut().time().startMillis())
                        .thenComparingLong(each -> each.cut().time().endMillis()))
                .toList();
        List<Open> cuts = new ArrayList<>();
        Map<CutChannels, Open> last = new HashMap<>();
        for (Planned each : ordered) {
            Open before = last.get(each.cut().channels());
            if (before != null && each.cut().time().startMillis() - before.endMillis() <= joinMillis) {
                before.add(each);
            } else {
                Open open = new Open(each);
                cuts.add(open);
                last.put(each.cut().channels(), open);
            }
        }
        return cuts.stream().map(Open::planned).toList();
    }

    /** A cut that may still grow. */
    private static final class Open {
        private final Set<Integer> words;
        private Cut cut;

        Open(Planned first) {
            cut = first.cut();
            words = new TreeSet<>(first.words());
        }

        long endMillis() {
            return cut.time().endMillis();
        }

        void add(Planned next) {
            Cut both = cut.span(next.cut());
            Set<CutReason> reasons = EnumSet.of(CutReason.MERGED);
            reasons.addAll(both.reasons());
            cut = new Cut(both.time(), both.channels(), reasons);
            words.addAll(next.words());
        }

        Planned planned() {
            return new Planned(cut, List.copyOf(words));
        }
    }
}
