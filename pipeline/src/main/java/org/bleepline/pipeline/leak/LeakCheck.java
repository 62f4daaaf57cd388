package org.bleepline.pipeline.leak;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.jspecify.annotations.Nullable;

/**
 * Checks one redacted recording, look by look:
 *
 * <pre>{@code
 * LeakCheck check = new LeakCheck(recordings, engine, settings, call.mp3, info, hearing, transcript, spans, cuts);
 * do {
 *     // write call.redacted.mp3 with check.cuts()
 * } while (!check.passes(call.redacted.mp3, monitor)); // throws LeakException after the last round
 * check.result();
 * }</pre>
 *
 * <p>Two independent looks: {@link HeardLeaks} at what an engine hears, {@link SoundLeaks} at the samples. For one thread.
 */
public final class LeakCheck {
    private static final long HEARD_BEFORE_MILLIS = 100;
    private static final long HEARD_AFTER_MILLIS = 150;

    /** What is kept between a leak and its cut is no more than a part of a word. */
    private static final long BRIDGE_MILLIS = 300;

    private static final long SOUND_MARGIN_MILLIS = 200;

    /** So long that a window fits wherever the grid of windows lies. */
    private static final long SHORTEST_STRETCH_MILLIS = 3 * Spectra.WINDOW_MILLIS / 2;

    private final Recordings recordings;
    private final SpeechEngine engine;
    private final LeakCheckSettings settings;
    private final Path original;
    private final RecordingInfo info;
    private final ChannelHearing hearing;
    private final Transcript transcript;
    private final List<RedactedSpan> spans;
    private final List<Cut> planned;
    private final List<Leak> leaks = new ArrayList<>();
    private List<Cut> cuts;
    private int looks;
    private int measured;
    private OptionalDouble residualDb = OptionalDouble.empty();

    /**
     * @param engine hears the redacted recording; the caller closes it
     * @param hearing how the original was heard, and the redacted recording is heard again
     * @param transcript before redaction
     * @param spans what was removed from it
     * @param planned the cuts that are to remove it from the sound
     */
    public LeakCheck(
            Recordings recordings,
            SpeechEngine engine,
            LeakCheckSettings settings,
            Path original,
            RecordingInfo info,
            ChannelHearing hearing,
            Transcript transcript,
            List<RedactedSpan> spans,
            List<Cut> planned) {
        this.recordings = recordings;
        this.engine = engine;
        this.settings = settings;
        this.original = original;
        this.info = info;
        this.hearing = hearing;
        this.transcript = transcript;
        this.spans = List.copyOf(spans);
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
        RecordingInfo redactedInfo = recordings.inspect(redacted);
        listen(redacted, redactedInfo, monitor).forEach(time -> found.add(new Leak(time, Leak.Kind.HEARD, looks)));
        compare(redacted, redactedInfo, monitor).forEach(time -> found.add(new Leak(time, Leak.Kind.SOUND, looks)));
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
                engine.name() + " " + engine.version(), looks, spans.size(), measured, leaks, residualDb);
    }

    private List<TimeRange> listen(Path redacted, RecordingInfo redactedInfo, SpeechMonitor monitor) {
        if (spans.isEmpty()) {
            return List.of();
        }
        List<Word> heard;
        try (PcmSource sound = recordings.listen(redacted, redactedInfo, hearing)) {
            heard = engine.transcribe(sound, new SpeechRequest(transcript.languageCode()), monitor);
        }
        Set<Integer> removed = new HashSet<>();
        spans.forEach(span -> removed.addAll(span.words()));
        List<Word> kept = new ArrayList<>();
        for (int index = 0; index < transcript.words().size(); index++) {
            if (!removed.contains(index)) {
                kept.add(transcript.words().get(index));
            }
        }
        List<RemovedValue> values = spans.stream()
                .map(span -> RemovedValue.of(span, transcript, cuts))
                .distinct()
                .toList();
        return new HeardLeaks(values, kept, cuts, hearing == ChannelHearing.SEPARATE).in(heard);
    }

    private List<TimeRange> compare(Path redacted, RecordingInfo redactedInfo, SpeechMonitor monitor) {
        List<TimeRange> found = new ArrayList<>();
        List<SoundLeaks.Stretch> stretches = new ArrayList<>(SoundLeaks.inside(planned));
        for (RedactedSpan span : spans) {
            for (int index : span.words()) {
                TimeRange time = transcript.words().get(index).timing();
                if (time != null && time.durationMillis() > 0) {
                    Cut cut = covering(time);
                    if (cut == null) {
                        found.add(time);
                    } else {
                        stretches.add(new SoundLeaks.Stretch(longEnough(time, cut.time()), cut));
                    }
                }
            }
        }
        boolean everyChannel = redactedInfo.channelCount() == info.channelCount();
        if (!everyChannel) {
            stretches.removeIf(stretch -> !stretch.cut().channels().everyChannel());
        }
        measured = stretches.isEmpty() ? 0 : planned.size();
        if (stretches.isEmpty()) {
            return found;
        }
        ChannelHearing compared = everyChannel ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        try (PcmSource before = recordings.listen(original, info, compared);
                PcmSource after = recordings.listen(redacted, redactedInfo, compared)) {
            SoundLeaks.Measured sound = SoundLeaks.measure(before, after, stretches, monitor);
            residualDb = sound.residualDb();
            found.addAll(sound.leaks());
        }
        return found;
    }

    /** The cut that holds a removed word whole, or null. */
    private @Nullable Cut covering(TimeRange time) {
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
            boolean heard = leak.kind() == Leak.Kind.HEARD;
            long before = (heard ? HEARD_BEFORE_MILLIS : SOUND_MARGIN_MILLIS) * times;
            long after = (heard ? HEARD_AFTER_MILLIS : SOUND_MARGIN_MILLIS) * times;
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
