package org.bleepline.pipeline.leak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutChannels;
import org.bleepline.core.redaction.CutReason;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;

/**
 * Checks one redacted recording, look by look:
 *
 * <pre>{@code
 * LeakCheck check = new LeakCheck(recordings, engine, settings, call.mp3, tracks, cuts);
 * do {
 *     // write call.redacted.mp3 with check.cuts()
 * } while (!check.passes(call.redacted.mp3, monitor)); // throws LeakException after the last round
 * check.result();
 * }</pre>
 *
 * <p>Three independent looks: {@link HeardLeaks} at what an engine hears, {@link SoundLeaks} at the samples, {@link
 * UnexplainedSound} at what no word of the transcript stands for; all at every sound
 * track. What was removed from one track is searched in all of them. For one thread.
 */
public final class LeakCheck {
    private static final long HEARD_BEFORE_MILLIS = 100;
    private static final long HEARD_AFTER_MILLIS = 150;

    /** What is kept between a leak and its cut is no more than a part of a word. */
    private static final long BRIDGE_MILLIS = 300;

    private static final long SOUND_MARGIN_MILLIS = 200;

    /** As much as is not looked at beside a kept word, and a little. */
    private static final long UNEXPLAINED_MARGIN_MILLIS = 90;

    /** So long that a window fits wherever the grid of windows lies. */
    private static final long SHORTEST_STRETCH_MILLIS = 3 * Spectra.WINDOW_MILLIS / 2;

    private final Recordings recordings;
    private final SpeechEngine engine;
    private final LeakCheckSettings settings;
    private final Path original;
    private final List<CheckedTrack> tracks;
    private final List<Cut> planned;
    private final List<Leak> leaks = new ArrayList<>();
    private List<Cut> cuts;
    private int looks;
    private int measured;
    private OptionalDouble residualDb = OptionalDouble.empty();

    /**
     * @param engine hears the redacted recording; the caller closes it
     * @param tracks the sound tracks of the original that are in the redacted recording, in its order
     * @param planned the cuts that are to remove from the sound what was found in any of them; their channels are those of the
     *     first track, in the others every channel is cut
     */
    public LeakCheck(
            Recordings recordings,
            SpeechEngine engine,
            LeakCheckSettings settings,
            Path original,
            List<CheckedTrack> tracks,
            List<Cut> planned) {
        this.recordings = recordings;
        this.engine = engine;
        this.settings = settings;
        this.original = original;
        this.tracks = List.copyOf(tracks);
        this.planned = List.copyOf(planned);
        this.cuts = this.planned;
    }

    /** The cuts with which the recording is to be written next. */
    public List<Cut> cuts() {
        return cuts;
    }

    /**
     * Looks at the recording that was written with {@link #cuts()}. Where it leaks, the cuts are wider afterwards.
     *
     * @throws LeakException if it still leaks after the last round
     * @throws org.bleepline.core.speech.SpeechException if the recording cannot be heard
     */
    public boolean passes(Path redacted, SpeechMonitor monitor) {
        looks++;
        List<Leak> found = new ArrayList<>();
        measured = 0;
        residualDb = OptionalDouble.empty();
        for (int number = 0; number < tracks.size(); number++) {
            CheckedTrack track = tracks.get(number);
            RecordingInfo after = recordings.inspect(redacted, number);
            List<Cut> made = number == 0 ? cuts : onEveryChannel(cuts);
            List<Cut> first = number == 0 ? planned : onEveryChannel(planned);
            listen(redacted, after, track, made, monitor)
                    .forEach(time -> found.add(new Leak(time, Leak.Kind.HEARD, looks)));
            unexplained(track, made).forEach(time -> found.add(new Leak(time, Leak.Kind.UNEXPLAINED, looks)));
            compare(redacted, after, track, made, first, monitor)
                    .forEach(time -> found.add(new Leak(time, Leak.Kind.SOUND, looks)));
        }
        found.sort(Comparator.comparingLong(leak -> leak.time().startMillis()));
        if (found.isEmpty()) {
            return true;
        }
        if (looks > settings.rounds()) {
            throw new LeakException(found, settings.rounds());
        }
        leaks.addAll(found);
        cuts = widened();
        return false;
    }

    /** Everything that leaked in the looks so far. */
    public List<Leak> leaks() {
        return List.copyOf(leaks);
    }

    /** What came of it, once it has passed. */
    public LeakCheckResult result() {
        return new LeakCheckResult(
                engine.name() + " " + engine.version(),
                looks,
                tracks.stream().mapToInt(track -> track.spans().size()).sum(),
                measured,
                leaks,
                residualDb);
    }

    private static List<Cut> onEveryChannel(List<Cut> cuts) {
        return cuts.stream().map(Cut::onEveryChannel).toList();
    }

    private List<TimeRange> listen(
            Path redacted, RecordingInfo after, CheckedTrack track, List<Cut> made, SpeechMonitor monitor) {
        if (tracks.stream().allMatch(each -> each.spans().isEmpty())) {
            return List.of();
        }
        List<Word> heard;
        try (PcmSource sound = recordings.listen(redacted, after, track.hearing())) {
            heard = engine.transcribe(
                    sound, new SpeechRequest(track.transcript().languageCode()), monitor);
        }
        List<RemovedValue> values = tracks.stream()
                .flatMap(each -> each.spans().stream().map(span -> RemovedValue.of(span, each.transcript(), cuts)))
                .distinct()
                .toList();
        return new HeardLeaks(values, track.kept(), made, track.hearing() == ChannelHearing.SEPARATE).in(heard);
    }

    private List<TimeRange> compare(
            Path redacted,
            RecordingInfo after,
            CheckedTrack track,
            List<Cut> made,
            List<Cut> first,
            SpeechMonitor monitor) {
        List<TimeRange> found = new ArrayList<>();
        List<SoundLeaks.Stretch> stretches = new ArrayList<>(SoundLeaks.inside(first));
        for (RedactedSpan span : track.spans()) {
            for (int index : span.words()) {
                TimeRange time = track.transcript().words().get(index).timing();
                if (time != null && time.durationMillis() > 0) {
                    Cut cut = covering(time, track.info(), made);
                    if (cut == null) {
                        found.add(time);
                    } else {
                        stretches.add(new SoundLeaks.Stretch(longEnough(time, cut.time()), cut));
                    }
                }
            }
        }
        boolean everyChannel = after.channelCount() == track.info().channelCount();
        if (!everyChannel) {
            stretches.removeIf(stretch -> !stretch.cut().channels().everyChannel());
        }
        if (stretches.isEmpty()) {
            return found;
        }
        measured = planned.size();
        ChannelHearing compared = everyChannel ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        try (PcmSource before = recordings.listen(original, track.info(), compared);
                PcmSource now = recordings.listen(redacted, after, compared)) {
            SoundLeaks.Measured sound = SoundLeaks.measure(before, now, stretches, monitor);
            residualDb = worse(residualDb, sound.residualDb());
            found.addAll(sound.leaks());
        }
        return found;
    }

    private List<TimeRange> unexplained(CheckedTrack track, List<Cut> made) {
        List<TimeRange> removed = track.removedTimes();
        List<Cut> own = made.stream()
                .filter(cut -> removed.stream().anyMatch(cut.time()::overlaps))
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        try (PcmSource sound = recordings.listen(original, track.info(), ChannelHearing.MIXED)) {
            return new UnexplainedSound(SoundProfile.of(sound), track.kept(), made).beside(own);
        }
    }

    private static OptionalDouble worse(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()))
                : one.isPresent() ? one : other;
    }

    /** The cut that holds a removed word whole, or null. */
    private static @Nullable Cut covering(TimeRange time, RecordingInfo info, List<Cut> cuts) {
        long end = info.durationMillis() > 0
                ? Math.min(time.endMillis(), Math.max(time.startMillis(), info.durationMillis()))
                : time.endMillis();
        for (Cut cut : cuts) {
            if (cut.time().startMillis() <= time.startMillis()
                    && end <= cut.time().endMillis()) {
                return cut;
            }
        }
        return null;
    }

    private static TimeRange longEnough(TimeRange time, TimeRange cut) {
        long missing = Math.max(0, SHORTEST_STRETCH_MILLIS - time.durationMillis());
        long start = Math.max(cut.startMillis(), time.startMillis() - missing / 2);
        long end =
                Math.max(start, Math.min(cut.endMillis(), Math.max(time.endMillis(), start + SHORTEST_STRETCH_MILLIS)));
        return new TimeRange(start, end);
    }

    /** The plan, and a cut around everything that leaked so far; further around it the more often it did. */
    private List<Cut> widened() {
        List<Cut> all = new ArrayList<>(planned);
        for (Leak leak : leaks) {
            int times = looks - leak.look() + 1;
            long before = times
                    * switch (leak.kind()) {
                        case HEARD -> HEARD_BEFORE_MILLIS;
                        case SOUND -> SOUND_MARGIN_MILLIS;
                        case UNEXPLAINED -> UNEXPLAINED_MARGIN_MILLIS;
                    };
            long after = times
                    * switch (leak.kind()) {
                        case HEARD -> HEARD_AFTER_MILLIS;
                        case SOUND -> SOUND_MARGIN_MILLIS;
                        case UNEXPLAINED -> UNEXPLAINED_MARGIN_MILLIS;
                    };
            long start = Math.max(0, leak.time().startMillis() - before);
            all.add(new Cut(
                    new TimeRange(start, Math.max(start, leak.time().endMillis()) + after),
                    CutChannels.all(),
                    Set.of(CutReason.LEAK)));
        }
        all.sort(Comparator.comparingLong(cut -> cut.time().startMillis()));
        List<Cut> joined = new ArrayList<>();
        for (Cut cut : all) {
            Cut last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            boolean bridges = last != null
                    && (last.reasons().contains(CutReason.LEAK) || cut.reasons().contains(CutReason.LEAK))
                    && cut.time().startMillis() - last.time().endMillis() <= BRIDGE_MILLIS;
            if (last != null && bridges) {
                joined.set(joined.size() - 1, last.span(cut));
            } else {
                joined.add(cut);
            }
        }
        return List.copyOf(joined);
    }
}
