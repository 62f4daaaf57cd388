package org.bleepline.core.redaction;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;

/**
 * Plans where the sound is cut.
 *
 * <p>Removed words of one channel with no kept word between them are cut together. A cut begins with the first word and
 * ends with the last; where such a word has no time, or one in which it cannot have been said, the cut fills the gap between
 * the neighbours. Both edges then move outwards to where the sound is quiet, further where less is known of the times, where
 * they are coarse or the recogniser was not sure, and never past the middle of a kept word that has a credible time. How far times
 * are off that are not {@link TimePrecision#EXACT exact} is measured in the recording where it has enough pauses ({@link TimeErrors}).
 *
 * <p>No state; safe for use by several threads.
 */
public final class CutPlanner {
    private final CutSettings settings;
    private final CutScope scope;
    private final boolean confidenceMeaningful;

    /** @param confidenceMeaningful whether a low confidence says that a word may be wrong */
    public CutPlanner(CutSettings settings, CutScope scope, boolean confidenceMeaningful) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.confidenceMeaningful = confidenceMeaningful;
    }

    /** Plans with times of which nothing is known. */
    public CutPlan plan(Transcript original, List<RedactedSpan> spans, SoundProfile sound, long durationMillis) {
        return plan(original, word -> TimePrecision.UNKNOWN, spans, sound, durationMillis);
    }

    /**
     * @param original the transcript before redaction
     * @param precisions what the time of each of its words is worth, by the word's index
     * @param spans what {@link TranscriptRedactor} removed from it
     * @param sound how loud the recording is; {@link SoundProfile#none()} where that is not known: margins are fixed then
     * @param durationMillis length of the recording; a longer one does no harm
     */
    public CutPlan plan(
            Transcript original,
            IntFunction<TimePrecision> precisions,
            List<RedactedSpan> spans,
            SoundProfile sound,
            long durationMillis) {
        boolean[] removed = new boolean[original.words().size()];
        spans.forEach(span -> span.words().forEach(index -> removed[index] = true));
        Map<Integer, List<Integer>> channels = new TreeMap<>();
        for (int index = 0; index < removed.length; index++) {
            channels.computeIfAbsent(original.words().get(index).channel(), channel -> new ArrayList<>())
                    .add(index);
        }
        boolean apart = channels.size() > 1;
        SoundProfile loudest = sound.loudest();
        SpeakingChannels speaking = new SpeakingChannels(sound, original.words(), apart, settings.quietDb());
        List<CutPlan.Planned> planned = new ArrayList<>();
        channels.forEach((channel, indexes) -> {
            boolean known = apart && channel < sound.channelCount();
            ChannelSound heard = new ChannelSound(known ? sound : loudest, known ? channel : 0, settings.quietDb());
            new Channel(original, precisions, indexes, removed, heard, durationMillis)
                    .cuts()
                    .forEach(cut -> planned.add(
                            new CutPlan.Planned(onChannels(cut.cut(), channel, sound, speaking), cut.words())));
        });
        return new CutPlan(planned, settings, loudest, durationMillis);
    }

    private Cut onChannels(Cut cut, int channel, SoundProfile sound, SpeakingChannels speaking) {
        if (scope == CutScope.ALL || sound.channelCount() == 1) {
            return cut;
        }
        CutChannels channels =
                sound.empty() || channel >= sound.channelCount() ? CutChannels.all() : speaking.of(channel, cut.time());
        Set<CutReason> reasons = EnumSet.noneOf(CutReason.class);
        reasons.addAll(cut.reasons());
        if (channels.everyChannel()) {
            reasons.add(CutReason.CROSSTALK);
        }
        return new Cut(cut.time(), channels, reasons);
    }

    /** The words of one channel. */
    private final class Channel {
        private final List<Integer> indexes;
        private final IntFunction<TimePrecision> precisions;
        private final boolean[] removed;
        private final WordTimes times;
        private final ChannelSound sound;
        private final Edges edges;
        private final Map<TimePrecision, TimeErrors> errors;
        private final long durationMillis;
        private final int[] previousReliable;
        private final int[] nextReliable;

        Channel(
                Transcript original,
                IntFunction<TimePrecision> precisions,
                List<Integer> indexes,
                boolean[] removed,
                ChannelSound sound,
                long durationMillis) {
            this.indexes = indexes;
            this.precisions = precisions;
            this.removed = removed;
            this.times =
                    new WordTimes(indexes.stream().map(original.words()::get).toList());
            this.sound = sound;
            this.edges = new Edges(sound, settings);
            this.durationMillis = durationMillis;
            this.previousReliable = new int[indexes.size()];
            this.nextReliable = new int[indexes.size()];
            findNeighbours();
            Optional<TimeErrors> seen = TimeErrors.measure(times, sound);
            this.errors = Map.of(
                    TimePrecision.EXACT,
                    TimeErrors.of(settings.exactReach().toMillis()),
                    TimePrecision.MEASURED,
                    errors(seen, settings.measuredReach()),
                    TimePrecision.UNKNOWN,
                    errors(seen, settings.reach()));
        }

        private TimeErrors errors(Optional<TimeErrors> seen, Duration otherwise) {
            return seen.orElse(TimeErrors.of(otherwise.toMillis()))
                    .within(
                            settings.leastReach().toMillis(),
                            settings.mostReach().toMillis());
        }

        /** Those of the words whose times are worth least. */
        private TimeErrors errors(int first, int last) {
            TimePrecision least = TimePrecision.EXACT;
            for (int index = first; index <= last; index++) {
                TimePrecision precision = precisions.apply(indexes.get(index));
                least = precision.compareTo(least) > 0 ? precision : least;
            }
            return Objects.requireNonNull(errors.get(least));
        }

        private void findNeighbours() {
            int last = -1;
            for (int index = 0; index < indexes.size(); index++) {
                previousReliable[index] = last;
                last = times.reliable(index) ? index : last;
            }
            last = -1;
            for (int index = indexes.size() - 1; index >= 0; index--) {
                nextReliable[index] = last;
                last = times.reliable(index) ? index : last;
            }
        }

        List<CutPlan.Planned> cuts() {
            List<CutPlan.Planned> cuts = new ArrayList<>();
            int index = 0;
            while (index < indexes.size()) {
                if (removed(index)) {
                    int last = index;
                    while (last + 1 < indexes.size() && removed(last + 1) && !pauseBehind(last)) {
                        last++;
                    }
                    cuts.add(new CutPlan.Planned(cut(index, last), indexes.subList(index, last + 1)));
                    index = last;
                }
                index++;
            }
            return cuts;
        }

        private boolean removed(int index) {
            return removed[indexes.get(index)];
        }

        /** Whether somebody pauses between this removed word and the next, so that they need not be cut in one. */
        private boolean pauseBehind(int index) {
            if (!times.reliable(index) || !times.reliable(index + 1)) {
                return false;
            }
            TimeErrors reach = errors(index, index + 1);
            long from = timeOf(index).endMillis() + reach.endMillis();
            long to = timeOf(index + 1).startMillis() - reach.startMillis();
            return timeOf(index + 1).startMillis() - timeOf(index).endMillis()
                            >= settings.hesitation().toMillis()
                    && sound.quietBetween(
                            (int) (from / SoundProfile.FRAME_MILLIS), (int) (to / SoundProfile.FRAME_MILLIS));
        }

        private Cut cut(int first, int last) {
            Set<CutReason> reasons = EnumSet.noneOf(CutReason.class);
            long coarse = 0;
            boolean unsure = false;
            long usual = 0;
            for (int index = first; index <= last; index++) {
                times.doubt(index).ifPresent(reasons::add);
                coarse = Math.max(coarse, times.coarseMillis(index));
                Word word = times.word(index);
                unsure |= confidenceMeaningful && word.confidence() < settings.lowConfidence();
                usual += SpokenLength.of(word.text()).usualMillis();
            }
            int previous = neighbour(first, previousReliable);
            int next = neighbour(last, nextReliable);
            int keptBefore = kept(previous, previousReliable);
            int keptBehind = kept(next, nextReliable);
            long lower = keptBefore < 0 ? 0 : middle(timeOf(keptBefore));
            long upper = keptBehind < 0 ? Long.MAX_VALUE : middle(timeOf(keptBehind));
            TimeRange said = roomFor(said(first, last, previous, next), usual, lower, upper, !reasons.isEmpty());
            TimeErrors reach = errors(first, last);
            if (coarse > 0) {
                reasons.add(CutReason.COARSE_TIME);
                reach = reach.atLeast(coarse);
            }
            if (unsure) {
                reasons.add(CutReason.LOW_CONFIDENCE);
                reach = reach.plus(settings.lowConfidenceReach().toMillis());
            }
            reach = reach.within(0, Math.max(coarse, settings.mostReach().toMillis()));
            long end = Math.max(durationMillis, said.endMillis());
            Edges.Edge start = edges.move(
                    said.startMillis(), -1, reach.startMillis(), Math.min(said.startMillis(), Math.max(0, lower)));
            Edges.Edge stop = edges.move(
                    said.endMillis(), 1, reach.endMillis(), Math.max(said.endMillis(), Math.min(end, upper)));
            if (start.quiet()) {
                reasons.add(CutReason.QUIET_START);
            }
            if (stop.quiet()) {
                reasons.add(CutReason.QUIET_END);
            }
            return new Cut(new TimeRange(start.millis(), stop.millis()), CutChannels.all(), reasons);
        }

        /** From the first word's start to the last one's end, as far as known; else from neighbour to neighbour. */
        private TimeRange said(int first, int last, int previous, int next) {
            long before = previous < 0 ? 0 : timeOf(previous).endMillis();
            long behind =
                    next < 0 ? Math.max(before, durationMillis) : timeOf(next).startMillis();
            long start = times.reliable(first) ? timeOf(first).startMillis() : before;
            long end = times.reliable(last) ? timeOf(last).endMillis() : behind;
            for (int index = first; index <= last; index++) {
                TimeRange time = times.time(index);
                if (time != null) {
                    start = Math.min(start, time.startMillis());
                    end = Math.max(end, time.endMillis());
                }
            }
            return new TimeRange(Math.min(start, end), Math.max(start, end));
        }

        /** A gap too short for what was said in it means that the neighbours' times are wrong; it reaches into them. */
        private TimeRange roomFor(TimeRange said, long usualMillis, long lower, long upper, boolean doubted) {
            long missing = usualMillis - said.durationMillis();
            if (!doubted || missing <= 0) {
                return said;
            }
            return new TimeRange(
                    Math.max(0, Math.min(said.startMillis(), Math.max(lower, said.startMillis() - (missing + 1) / 2))),
                    Math.max(said.endMillis(), Math.min(upper, said.endMillis() + (missing + 1) / 2)));
        }

        /** The nearest word with a reliable time of its own, or -1; words of the same segment share theirs. */
        private int neighbour(int index, int[] nearest) {
            int at = nearest[index];
            while (at >= 0 && Objects.equals(times.time(at), times.time(index))) {
                at = nearest[at];
            }
            return at;
        }

        /** The word itself if it is kept, or the nearest that is and has a reliable time, or -1. */
        private int kept(int index, int[] nearest) {
            int at = index;
            while (at >= 0 && removed(at)) {
                at = nearest[at];
            }
            return at;
        }

        private TimeRange timeOf(int index) {
            return Objects.requireNonNull(times.time(index));
        }
    }

    private static long middle(TimeRange time) {
        return time.startMillis() + time.durationMillis() / 2;
    }
}
