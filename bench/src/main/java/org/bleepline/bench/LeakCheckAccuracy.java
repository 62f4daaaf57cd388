package org.bleepline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.policy.StaticEntities;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutPlanner;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.redaction.CutSettings;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.redaction.Substitution;
import org.bleepline.core.redaction.TranscriptRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.transcript.TimeRange;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.pipeline.leak.CheckedTrack;
import org.bleepline.pipeline.leak.Leak;
import org.bleepline.pipeline.leak.LeakCheck;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.leak.LeakException;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;

/**
 * Prints how the leak check does on the sample calls, with their known words and times and the embedded engine: false alarms
 * where everything was cut, and how many of the values each of its two looks finds where no cut was made at all, and where
 * every cut is 300 ms late. The look that hears is told of the cuts as they were made, as if the times had been wrong: a word inside
 * of a cut is none that it believes. The look that measures is told of those that should have been made. Argument: the folder of the samples; a second one, part of the recordings' names.
 */
public final class LeakCheckAccuracy {
    private static final long LATE_MILLIS = 300;
    private static final Recordings RECORDINGS = FfmpegRecordings.bundled();

    private LeakCheckAccuracy() {}

    /** Values that each look found, and alarms that belong to none. */
    private record Found(long heard, long sound, long alarms) {}

    public static void main(String[] args) throws IOException {
        Path samples = Path.of(args.length == 0 ? "samples" : args[0]);
        String part = args.length < 2 ? "" : args[1];
        System.out.println("| recording | values | false alarms, all cut | not cut: heard, measured"
                + " | cut 300 ms late: heard, measured |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        Detector detector = Detector.standard();
        try (SpeechEngine engine = SphinxEngine.of(SphinxAccuracy.ACCURATE);
                Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(LeakCheckAccuracy::isRecording)
                    .filter(path -> path.toString().contains(part))
                    .sorted()
                    .toList()) {
                row(file, detector, engine);
            }
        }
    }

    private static boolean isRecording(Path file) {
        return file.toString().endsWith(".mp3") || file.toString().endsWith(".wav");
    }

    private static void row(Path file, Detector detector, SpeechEngine engine) throws IOException {
        String name = String.valueOf(file.getFileName());
        Transcript said =
                TranscriptFiles.read(file.resolveSibling(name.replaceAll("(-mono)?\\.\\w+$", ".truth.json")), "en");
        Document document = Document.of(said);
        List<RedactedSpan> spans = TranscriptRedactor.redact(
                        said,
                        document,
                        detector.detect(document, new DetectionOptions(PolicySet.all(), StaticEntities.none())),
                        Substitution.HASH)
                .spans();
        Found clean = found(file, said, spans, engine, cuts -> cuts);
        Found none = found(file, said, spans, engine, cuts -> List.of());
        Found late = found(file, said, spans, engine, LeakCheckAccuracy::late);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d, %d | %d, %d |",
                name,
                spans.size(),
                clean.alarms() + clean.heard() + clean.sound(),
                none.heard(),
                none.sound(),
                late.heard(),
                late.sound()));
    }

    private static Found found(
            Path file, Transcript said, List<RedactedSpan> spans, SpeechEngine engine, UnaryOperator<List<Cut>> fault)
            throws IOException {
        RecordingInfo info = RECORDINGS.inspect(file);
        List<Cut> right = new CutPlanner(CutSettings.defaults(), CutScope.ALL, false)
                .plan(said, spans, SoundProfile.none(), info.durationMillis())
                .cuts();
        ChannelHearing hearing =
                RECORDINGS.hasSeparateVoices(file, info) ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        List<Cut> made = fault.apply(right);
        List<CheckedTrack> tracks = List.of(new CheckedTrack(info, hearing, said, spans));
        LeakCheck hears = new LeakCheck(RECORDINGS, engine, new LeakCheckSettings(1), file, tracks, made);
        LeakCheck measures = new LeakCheck(RECORDINGS, new Deaf(), new LeakCheckSettings(1), file, tracks, right);
        Path redacted = Files.createTempFile("redacted", ".mp3");
        try {
            RECORDINGS.redact(file, info, redacted, made, RedactionMethod.BEEP, OutputFormat.MP3, AudioMonitor.none());
            hears.passes(redacted, SpeechMonitor.none());
            measures.passes(redacted, SpeechMonitor.none());
        } catch (LeakException e) {
            throw new IllegalStateException("the first look fails nothing", e);
        } finally {
            Files.deleteIfExists(redacted);
        }
        List<Leak> leaks = new ArrayList<>();
        hears.leaks().stream().filter(leak -> leak.kind() == Leak.Kind.HEARD).forEach(leaks::add);
        leaks.addAll(measures.leaks());
        long alarms = leaks.stream()
                .filter(leak -> spans.stream().noneMatch(span -> meets(leak, span)))
                .count();
        return new Found(count(leaks, spans, Leak.Kind.HEARD), count(leaks, spans, Leak.Kind.SOUND), alarms);
    }

    private static long count(List<Leak> leaks, List<RedactedSpan> spans, Leak.Kind kind) {
        return spans.stream()
                .filter(span -> leaks.stream().anyMatch(leak -> leak.kind() == kind && meets(leak, span)))
                .count();
    }

    private static boolean meets(Leak leak, RedactedSpan span) {
        return span.time().filter(leak.time()::overlaps).isPresent();
    }

    private static List<Cut> late(List<Cut> cuts) {
        return cuts.stream()
                .map(cut -> new Cut(
                        new TimeRange(
                                cut.time().startMillis() + LATE_MILLIS,
                                cut.time().endMillis() + LATE_MILLIS),
                        cut.channels(),
                        cut.reasons()))
                .toList();
    }
}
