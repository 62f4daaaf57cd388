package org.bleepline.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bleepline.audio.AudioMonitor;
import org.bleepline.audio.ChannelHearing;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RecordingInfo;
import org.bleepline.audio.Recordings;
import org.bleepline.audio.picture.WaveformPicture;
import org.bleepline.core.model.ModelFile;
import org.bleepline.core.policy.PolicySet;
import org.bleepline.core.redaction.Cut;
import org.bleepline.core.redaction.CutPlan;
import org.bleepline.core.redaction.CutPlanner;
import org.bleepline.core.redaction.RedactedSpan;
import org.bleepline.core.redaction.RedactedTranscript;
import org.bleepline.core.redaction.SoundProfile;
import org.bleepline.core.redaction.TranscriptRedactor;
import org.bleepline.core.span.Document;
import org.bleepline.core.span.Span;
import org.bleepline.core.speech.PcmSource;
import org.bleepline.core.speech.SpeakerLabeler;
import org.bleepline.core.speech.SpeechEngine;
import org.bleepline.core.speech.SpeechMonitor;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.speech.WordAligner;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.core.transcript.Word;
import org.bleepline.detect.DetectionOptions;
import org.bleepline.detect.Detector;
import org.bleepline.language.DetectedLanguage;
import org.bleepline.pipeline.delivery.PendingFiles;
import org.bleepline.pipeline.leak.CheckedTrack;
import org.bleepline.pipeline.leak.LeakCheck;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.speech.align.SphinxAligner;
import org.bleepline.speech.speakers.VoiceClusters;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;
import org.bleepline.wording.Style;
import org.bleepline.wording.Wording;
import org.bleepline.wording.Written;

/**
 * Takes personal data out of recordings.
 *
 * <p>{@snippet :
 * try (Bleepline bleepline = Bleepline.standard()) {
 *     RedactionResult result = bleepline.redact(
 *             Path.of("call.mp3"),
 *             RedactionOptions.builder()
 *                     .deliveries(Deliveries.none().withRecording(Path.of("call.redacted.mp3")))
 *                     .build());
 *     System.out.println(result.text());
 * }
 * }
 *
 * <p>It fails closed: where any step fails, an exception is all that comes out. Made once and used for many recordings;
 * safe for use by several threads. The speech engine is loaded when it is first needed.
 */
public final class Bleepline implements AutoCloseable {
    private final Recordings recordings;
    private final Supplier<Detector> detector;
    private final Supplier<SpeechEngine> engine;
    private final Supplier<WordAligner> aligner = SphinxAligner::new;
    private Optional<WordAligner> loadedAligner = Optional.empty();
    private Optional<SpeechEngine> loadedEngine = Optional.empty();
    private Optional<Detector> loadedDetector = Optional.empty();
    private Optional<Wording> loadedWording = Optional.empty();
    private final Optional<Supplier<SpeechEngine>> secondEngine;
    private Optional<SpeechEngine> loadedSecondEngine = Optional.empty();
    private final SpeakerLabeler speakerLabeler;

    private Bleepline(
            Recordings recordings,
            Supplier<Detector> detector,
            Supplier<SpeechEngine> engine,
            Optional<Supplier<SpeechEngine>> secondEngine,
            SpeakerLabeler speakerLabeler) {
        this.recordings = Objects.requireNonNull(recordings, "recordings");
        this.detector = Objects.requireNonNull(detector, "detector");
        this.engine = Objects.requireNonNull(engine, "engine");
        this.secondEngine = secondEngine;
        this.speakerLabeler = Objects.requireNonNull(speakerLabeler, "speakerLabeler");
    }

    /** With the embedded speech engine, the FFmpeg on board and every recognizer. */
    public static Bleepline standard() {
        return of(FfmpegRecordings.bundled(), Detector::standard, () -> SphinxEngine.of(SphinxAccuracy.ACCURATE));
    }

    /** With parts of the caller's choice; each is made when it is first needed, and the engine is closed with this. */
    public static Bleepline of(Recordings recordings, Supplier<Detector> detector, Supplier<SpeechEngine> engine) {
        return new Bleepline(recordings, detector, engine, Optional.empty(), new VoiceClusters());
    }

    /** The same parts, with another engine for the leak check: what one mishears the other may not. Closed with this. */
    public Bleepline checkedBy(Supplier<SpeechEngine> other) {
        return new Bleepline(recordings, detector, engine, Optional.of(other), speakerLabeler);
    }

    /** The same parts, with something else to tell speakers apart by their voices. */
    public Bleepline toldApartBy(SpeakerLabeler other) {
        return new Bleepline(recordings, detector, engine, secondEngine, other);
    }

    /** {@link #redact(Path, RedactionOptions, PipelineMonitor)} that nobody watches. */
    public RedactionResult redact(Path recording, RedactionOptions options) {
        return redact(recording, options, PipelineMonitor.none());
    }

    /**
     * Redacts one recording, and leaves the files that the options name.
     *
     * @throws org.bleepline.audio.AudioException if the recording cannot be read or written
     * @throws org.bleepline.core.speech.SpeechException if it cannot be transcribed
     * @throws org.bleepline.pipeline.delivery.DeliveryException if a file cannot be written
     * @throws UnsupportedLanguageException if the language cannot be heard or read
     * @throws org.bleepline.pipeline.leak.LeakException if a leak check was asked for and something can still be heard
     * @throws CancellationException if the monitor asked to stop
     */
    public RedactionResult redact(Path recording, RedactionOptions options, PipelineMonitor monitor) {
        Languages.requireDetectable(languageCode(options));
        requireOriginalUntouched(recording, options.deliveries());
        options.leakCheck().ifPresent(check -> requireCheckable(options));
        try (PendingFiles files = new PendingFiles()) {
            Deliveries pending = reserve(files, options.deliveries());
            List<RecordingInfo> kept = soundTracks(recording, options, monitor);
            RecordingInfo info = kept.get(0);
            Transcript said = options.transcript().orElseGet(() -> heard(recording, info, options, monitor));
            // Spans are found in the words as they were heard, and the sound is cut by them; the text is written behind
            // that.
            Track first = track(recording, info, said, options, monitor);
            Written wording =
                    written(first.transcript(), first.redacted(), options, isRaw(first.transcript(), options));
            RedactedTranscript redacted = asWritten(wording, first.redacted(), options);
            List<Track> others = new ArrayList<>();
            RedactionOptions anew = options.heardAnew(languageCode(options));
            for (RecordingInfo other : kept.subList(1, kept.size())) {
                others.add(track(recording, other, heard(recording, other, anew, monitor), anew, monitor));
            }
            List<Cut> cuts = cuts(first, others, options);
            Delivered delivered = pending.recording()
                    .map(output -> write(recording, output, first, others, cuts, options, monitor))
                    .orElse(new Delivered(cuts, info.durationMillis(), Optional.empty()));
            RedactionResult result = new RedactionResult(
                    redacted,
                    delivered.cuts(),
                    delivered.durationMillis(),
                    engineName(options),
                    original(wording, options),
                    others.stream()
                            .map(other -> new OtherTrack(
                                    other.info().soundTrack() + 1,
                                    engineName(anew),
                                    other.redacted().spans()))
                            .toList(),
                    delivered.leakCheck());
            deliver(result, options, pending, recording, info);
            if (pending.report().isPresent()) {
                List<WaveformPicture.Row> rows = pending.recording()
                        .map(file -> Picture.rows(recordings, recording, info, file))
                        .orElse(List.of());
                Reports.write(pending, result, options, wording.transcript(), models(options, !others.isEmpty()), rows);
            }
            files.publish();
            return result;
        }
    }

    /**
     * Only hears a recording: nothing is removed and nothing is written. For callers that work on the words before they
     * hand them to {@link #redact(Path, RedactionOptions, PipelineMonitor)} as the options' transcript.
     *
     * @param options only language, hearing and window are looked at
     * @throws org.bleepline.audio.AudioException if the recording cannot be read
     * @throws org.bleepline.core.speech.SpeechException if it cannot be transcribed
     * @throws UnsupportedLanguageException if the language cannot be heard
     * @throws CancellationException if the monitor asked to stop
     */
    public Heard hear(Path recording, RedactionOptions options, PipelineMonitor monitor) {
        return hear(recording, options, new SpeechRequest(options.languageCode()), monitor);
    }

    /**
     * The same, with more to listen for than the options can say, such as a language that is to be found out.
     *
     * @param options only hearing and window are looked at
     */
    public Heard hear(Path recording, RedactionOptions options, SpeechRequest request, PipelineMonitor monitor) {
        return transcribe(recording, recordings.inspect(recording), options, request, monitor);
    }

    /** Looks into a recording. @throws org.bleepline.audio.AudioException if it cannot be read */
    public RecordingInfo inspect(Path recording) {
        return recordings.inspect(recording);
    }

    /**
     * The ending that suits the name of a redacted recording, such as {@code mp4}, without the dot.
     *
     * @throws org.bleepline.audio.AudioException if the recording cannot be read, or not be written in this format
     */
    public String fileEnding(Path recording, OutputFormat format) {
        return recordings.fileEnding(recording, format);
    }

    /**
     * Finds personal data without removing it: spans that are ordered and do not overlap.
     *
     * @throws UnsupportedLanguageException if personal data cannot be found in that language
     */
    public List<Span> detect(Document document, DetectionOptions options) {
        Languages.requireDetectable(document.languageCode());
        return detector().detect(document, options);
    }

    /**
     * Finds personal data in a transcript without removing it. Raw words are looked at with marks and capitals restored, too,
     * however they are to be written.
     *
     * @param raw whether the words are raw, as an engine heard them
     * @return spans of {@link Document#of(Transcript)}, ordered, not overlapping
     * @throws UnsupportedLanguageException if personal data cannot be found in that language
     */
    public List<Span> detect(Transcript transcript, boolean raw, DetectionOptions options) {
        Document document = Document.of(transcript);
        if (!raw) {
            return detect(document, options);
        }
        Languages.requireDetectable(transcript.languageCode());
        Document restored = Document.of(wording().restore(transcript, found(document), Style.full()));
        return new TwoReadings(detector()::detect).detect(document, restored, options);
    }

    /**
     * Writes raw words as people write them; words of languages other than English stay as they are.
     *
     * @param spans of that transcript, if any were found: no written word is part of one and of something else too
     */
    public Written write(Transcript raw, List<RedactedSpan> spans, Style style) {
        boolean rewritten = Wording.knows(raw.languageCode()) && !style.equals(Style.raw());
        List<Span> found = rewritten ? found(Document.of(raw)) : List.of();
        return wording().write(raw, found, spans, style);
    }

    /** All that is found in raw words, whatever is to be removed, so that they are written the same with whatever policies. */
    private List<Span> found(Document raw) {
        return detector().detect(raw, DetectionOptions.of(PolicySet.all()));
    }

    /** Loads engine and detector now rather than with the first recording. */
    public void load() {
        detector();
        engine();
    }

    /**
     * Redacts a transcript that has no recording.
     *
     * @param options their transcript is not looked at; their deliveries may name no recording and no picture
     */
    public RedactionResult redact(Transcript transcript, RedactionOptions options) {
        if (options.deliveries().recording().isPresent()
                || options.deliveries().picture().isPresent()) {
            throw new IllegalArgumentException("a transcript alone has no sound to write or to draw");
        }
        Languages.requireDetectable(transcript.languageCode());
        try (PendingFiles files = new PendingFiles()) {
            Deliveries pending = reserve(files, options.deliveries());
            RedactedTranscript heard = redact(transcript, options.rawWords(), options, 0, PipelineMonitor.none());
            Written wording = written(transcript, heard, options, options.rawWords());
            RedactedTranscript redacted = asWritten(wording, heard, options);
            long endMillis = transcript.words().stream()
                    .flatMap(word -> word.time().stream())
                    .mapToLong(time -> time.endMillis())
                    .max()
                    .orElse(0);
            RedactionResult result = new RedactionResult(
                    redacted,
                    List.of(),
                    endMillis,
                    "transcript",
                    original(wording, options),
                    List.of(),
                    Optional.empty());
            pending.result().ifPresent(file -> ResultJson.write(file, result, options));
            if (pending.report().isPresent()) {
                Reports.write(pending, result, options, wording.transcript(), Detector.models(), List.of());
            }
            files.publish();
            return result;
        }
    }

    /** Closes the speech engines that were loaded. */
    @Override
    public synchronized void close() {
        loadedEngine.ifPresent(SpeechEngine::close);
        loadedEngine = Optional.empty();
        loadedAligner.ifPresent(WordAligner::close);
        loadedAligner = Optional.empty();
        loadedSecondEngine.ifPresent(SpeechEngine::close);
        loadedSecondEngine = Optional.empty();
    }

    /** The sound tracks of a recording that are heard and, where it is to be written, come out; the first one first. */
    private List<RecordingInfo> soundTracks(Path recording, RedactionOptions options, PipelineMonitor monitor) {
        if (options.deliveries().recording().isEmpty()) {
            return List.of(recordings.inspect(recording));
        }
        List<RecordingInfo> there = recordings.written(recording, options.format());
        RecordingInfo first = there.get(0);
        String language = new SpeechRequest(languageCode(options)).language();
        if (there.size() > 1 && !engine().languages().contains(language)) {
            there = List.of(first); // with a given transcript: nobody here could listen to another track
        }
        List<RecordingInfo> kept = there.stream()
                .filter(track -> track.equals(first) || OtherTracks.isHeardIn(language, track, first))
                .toList();
        OtherTracks.notes(there, kept).forEach(monitor::note);
        return kept;
    }

    /** One sound track: what was said in it, what of that is removed, and where it is cut for that. */
    private record Track(RecordingInfo info, Transcript transcript, RedactedTranscript redacted, List<Cut> cuts) {}

    private Track track(
            Path recording, RecordingInfo info, Transcript said, RedactionOptions options, PipelineMonitor monitor) {
        Alignment.Timed timed = timed(said, recording, info, options, monitor);
        RedactedTranscript redacted =
                redact(timed.transcript(), isRaw(timed.transcript(), options), options, info.durationMillis(), monitor);
        CutPlan plan = plan(recording, info, timed, redacted, options, monitor);
        return new Track(info, timed.transcript(), redacted, plan.cuts());
    }

    private static List<Cut> cuts(Track first, List<Track> others, RedactionOptions options) {
        List<Cut> found = others.isEmpty()
                ? first.cuts()
                : OtherTracks.united(
                        first.cuts(),
                        others.stream().flatMap(other -> other.cuts().stream()).toList());
        long longest = Stream.concat(Stream.of(first), others.stream())
                .mapToLong(track -> track.info().durationMillis())
                .max()
                .orElseThrow();
        return Unheard.cutAround(options.window(), found, longest);
    }

    private Transcript heard(Path recording, RecordingInfo info, RedactionOptions options, PipelineMonitor monitor) {
        return transcribe(recording, info, options, new SpeechRequest(options.languageCode()), monitor)
                .transcript();
    }

    private Heard transcribe(
            Path recording,
            RecordingInfo info,
            RedactionOptions options,
            SpeechRequest request,
            PipelineMonitor monitor) {
        SpeechEngine speech = engine();
        if (request.detectsLanguage() && !speech.detectsLanguage()) {
            throw new UnsupportedLanguageException("the engine '" + speech.name()
                    + "' cannot find out the language of a recording. Name the language, or choose another engine.");
        }
        if (!request.detectsLanguage() && !speech.languages().contains(request.language())) {
            throw new UnsupportedLanguageException("the engine '" + speech.name() + "' does not know the language '"
                    + request.languageCode() + "'; it knows "
                    + String.join(", ", speech.languages().stream().sorted().toList())
                    + ". Give a transcript instead, or choose another engine.");
        }
        boolean separate = separate(recording, info, options);
        ChannelHearing hearing = separate ? ChannelHearing.SEPARATE : ChannelHearing.MIXED;
        monitor.progress(Stage.TRANSCRIBE, 0, info.durationMillis());
        SpokenLanguage spoken = new SpokenLanguage(request, speech.languages());
        List<Word> words;
        try (PcmSource sound = Window.of(options.window(), recordings.listen(recording, info, hearing))) {
            words = speech.transcribe(sound, request, speechMonitor(Stage.TRANSCRIBE, info, monitor, spoken));
        }
        if (!separate && options.speakers().isPresent() && !words.isEmpty()) {
            try (PcmSource sound = Window.of(options.window(), recordings.listen(recording, info, hearing))) {
                words = speakerLabeler.label(sound, words, options.speakers().get(), new OnlyStopping(monitor));
            }
        }
        words = Window.onWholeTimeline(options.window(), words);
        if (separate) {
            words = words.stream()
                    .map(word -> word.withSpeaker(Integer.toString(word.channel() + 1)))
                    .toList();
        }
        Optional<DetectedLanguage> language = spoken.of(words);
        Transcript transcript =
                Transcript.ofWords(language.map(DetectedLanguage::code).orElse(request.languageCode()), words);
        return new Heard(
                transcript,
                speech.timePrecision(),
                Wording.isRaw(transcript),
                info,
                separate,
                speech.name() + " " + speech.version(),
                language);
    }

    /** Passes on that the work is to stop, and no progress: it has been told already. */
    private record OnlyStopping(PipelineMonitor monitor) implements SpeechMonitor {
        @Override
        public void heard(long heardMillis) {}

        @Override
        public boolean cancelled() {
            return monitor.cancelled();
        }
    }

    private RedactedTranscript redact(
            Transcript transcript,
            boolean raw,
            RedactionOptions options,
            long durationMillis,
            PipelineMonitor monitor) {
        monitor.progress(Stage.DETECT, 0, durationMillis);
        requireNotCancelled(monitor);
        List<Span> spans = detect(transcript, raw, new DetectionOptions(options.policies(), options.staticEntities()));
        return TranscriptRedactor.redact(transcript, Document.of(transcript), spans, options.substitution());
    }

    private static boolean isRaw(Transcript transcript, RedactionOptions options) {
        return options.transcript().isPresent() ? options.rawWords() : Wording.isRaw(transcript);
    }

    private Written written(Transcript transcript, RedactedTranscript heard, RedactionOptions options, boolean raw) {
        return raw ? write(transcript, heard.spans(), options.style()) : Written.same(transcript);
    }

    /** The same spans on the written words: each of these is removed whole or not at all. */
    private static RedactedTranscript asWritten(Written wording, RedactedTranscript heard, RedactionOptions options) {
        return wording.transcript().equals(wording.raw())
                ? heard
                : TranscriptRedactor.redact(
                        wording.transcript(),
                        Document.of(wording.transcript()),
                        wording.spans(heard.spans()),
                        options.substitution());
    }

    private CutPlan plan(
            Path recording,
            RecordingInfo info,
            Alignment.Timed timed,
            RedactedTranscript redacted,
            RedactionOptions options,
            PipelineMonitor monitor) {
        // What is known of the confidences in a given transcript is that somebody wrote them down.
        boolean meaningful = options.transcript().isPresent() || engine().confidenceMeaningful();
        return new CutPlanner(options.cuts(), options.scope(), meaningful)
                .plan(
                        timed.transcript(),
                        timed.precisions(),
                        redacted.spans(),
                        redacted.spans().isEmpty() ? SoundProfile.none() : profile(recording, info, monitor),
                        info.durationMillis());
    }

    private SoundProfile profile(Path recording, RecordingInfo info, PipelineMonitor monitor) {
        try (PcmSource sound = new WatchedSound(
                recordings.listen(recording, info, ChannelHearing.SEPARATE),
                Stage.DETECT,
                info.durationMillis(),
                monitor)) {
            return SoundProfile.of(sound);
        }
    }

    private boolean separate(Path recording, RecordingInfo info, RedactionOptions options) {
        return switch (options.hearing()) {
            case MIXED -> false;
            case SEPARATE -> info.channelCount() > 1;
            case AUTO -> recordings.hasSeparateVoices(recording, info);
        };
    }

    /** What was written in the end, with the cuts that the leak check made wider. */
    private record Delivered(List<Cut> cuts, long durationMillis, Optional<LeakCheckResult> leakCheck) {}

    private Delivered write(
            Path recording,
            Path output,
            Track first,
            List<Track> others,
            List<Cut> cuts,
            RedactionOptions options,
            PipelineMonitor monitor) {
        List<Track> all = Stream.concat(Stream.of(first), others.stream()).toList();
        List<RecordingInfo> infos = all.stream().map(Track::info).toList();
        if (options.leakCheck().isEmpty()) {
            return new Delivered(cuts, rewrite(recording, infos, output, cuts, options, monitor), Optional.empty());
        }
        RecordingInfo info = first.info();
        LeakCheck check = new LeakCheck(
                recordings,
                checkingEngine(options),
                options.leakCheck().get(),
                recording,
                all.stream().map(track -> checked(recording, track, options)).toList(),
                cuts);
        while (true) {
            long durationMillis = rewrite(recording, infos, output, check.cuts(), options, monitor);
            monitor.progress(Stage.VERIFY, 0, info.durationMillis());
            if (check.passes(output, speechMonitor(Stage.VERIFY, info, monitor, SpokenLanguage.known()))) {
                return new Delivered(check.cuts(), durationMillis, Optional.of(check.result()));
            }
        }
    }

    private CheckedTrack checked(Path recording, Track track, RedactionOptions options) {
        return new CheckedTrack(
                track.info(),
                separate(recording, track.info(), options) ? ChannelHearing.SEPARATE : ChannelHearing.MIXED,
                track.transcript(),
                track.redacted().spans());
    }

    /** Says before the work begins that the redacted recording could not be checked. */
    private void requireCheckable(RedactionOptions options) {
        if (options.deliveries().recording().isEmpty()) {
            throw new IllegalArgumentException("there is no recording to check for leaks: none is to be written");
        }
        SpeechEngine speech = checkingEngine(options);
        String language = new SpeechRequest(languageCode(options)).language();
        if (!speech.languages().contains(language)) {
            throw new UnsupportedLanguageException("the leak check's engine '" + speech.name()
                    + "' does not know the language '" + language + "'; name another engine for it");
        }
    }

    private long rewrite(
            Path recording,
            List<RecordingInfo> tracks,
            Path output,
            List<Cut> cuts,
            RedactionOptions options,
            PipelineMonitor monitor) {
        return recordings.redact(
                recording, tracks, output, cuts, options.method(), options.format(), new AudioMonitor() {
                    @Override
                    public void done(long doneMillis) {
                        monitor.progress(
                                Stage.REWRITE, doneMillis, tracks.get(0).durationMillis());
                    }

                    @Override
                    public boolean cancelled() {
                        return monitor.cancelled();
                    }
                });
    }

    private void deliver(
            RedactionResult result, RedactionOptions options, Deliveries pending, Path recording, RecordingInfo info) {
        pending.result().ifPresent(file -> ResultJson.write(file, result, options));
        pending.picture()
                .ifPresent(file -> Picture.write(
                        file, recordings, recording, info, pending.recording().orElse(recording), result.cuts()));
    }

    private static Deliveries reserve(PendingFiles files, Deliveries wanted) {
        return new Deliveries(
                wanted.recording().map(files::reserve),
                wanted.result().map(files::reserve),
                wanted.picture().map(files::reserve),
                wanted.report()
                        .map(report -> new ReportDelivery(
                                files.reserve(report.page()),
                                files.reserve(report.signed()),
                                report.key(),
                                report.program())));
    }

    /**
     * The transcript with times from the sound, where that is asked for, or where it has none and the sound is to be cut: it
     * could only be obeyed by cutting everything.
     */
    private Alignment.Timed timed(
            Transcript transcript,
            Path recording,
            RecordingInfo info,
            RedactionOptions options,
            PipelineMonitor monitor) {
        boolean untimed = options.deliveries().recording().isPresent()
                && !transcript.words().isEmpty()
                && transcript.words().stream().noneMatch(word -> word.timing() != null);
        TimePrecision given = options.transcript().isPresent() ? options.times() : engine().timePrecision();
        if (!options.align() && !untimed) {
            return new Alignment.Timed(transcript, word -> given);
        }
        WordAligner words = aligner();
        String language = new SpeechRequest(transcript.languageCode()).language();
        if (!words.languages().contains(language)) {
            throw new UnsupportedLanguageException("the times of words can be found in English only, not in '"
                    + transcript.languageCode() + "'; give a transcript with 'start' and 'end' for its words");
        }
        return new Alignment(words, recordings)
                .align(
                        transcript,
                        recording,
                        info,
                        untimed,
                        given,
                        speechMonitor(Stage.TRANSCRIBE, info, monitor, SpokenLanguage.known()));
    }

    private static void requireOriginalUntouched(Path recording, Deliveries deliveries) {
        Path original = recording.toAbsolutePath().normalize();
        deliveries.files().forEach(file -> {
            if (file.toAbsolutePath().normalize().equals(original)) {
                throw new IllegalArgumentException("the result would replace the recording " + recording);
            }
        });
    }

    private static String languageCode(RedactionOptions options) {
        return options.transcript().map(Transcript::languageCode).orElse(options.languageCode());
    }

    private static Optional<Written> original(Written wording, RedactionOptions options) {
        return options.keepOriginal() ? Optional.of(wording) : Optional.empty();
    }

    private List<ModelFile> models(RedactionOptions options, boolean otherTracks) {
        List<ModelFile> models = new ArrayList<>(Detector.models());
        if (otherTracks || options.transcript().isEmpty() || options.heardBy().isPresent()) {
            models.addAll(engine().models());
        }
        if (options.leakCheck().isPresent()) {
            models.addAll(checkingEngine(options).models());
        }
        return models.stream().distinct().toList();
    }

    private String engineName(RedactionOptions options) {
        return options.transcript().isPresent()
                ? options.heardBy().orElse("transcript")
                : engine().name() + " " + engine().version();
    }

    /** The engine that hears recordings; loaded when it is first needed, and closed with this. */
    public synchronized SpeechEngine engine() {
        if (loadedEngine.isEmpty()) {
            loadedEngine = Optional.of(engine.get());
        }
        return loadedEngine.get();
    }

    private synchronized WordAligner aligner() {
        if (loadedAligner.isEmpty()) {
            loadedAligner = Optional.of(aligner.get());
        }
        return loadedAligner.get();
    }

    private SpeechEngine checkingEngine(RedactionOptions options) {
        return options.leakCheck()
                .flatMap(LeakCheckSettings::engine)
                .map(Supplier::get)
                .orElseGet(this::secondEngine);
    }

    private synchronized SpeechEngine secondEngine() {
        if (secondEngine.isEmpty()) {
            return engine();
        }
        if (loadedSecondEngine.isEmpty()) {
            loadedSecondEngine = Optional.of(secondEngine.get().get());
        }
        return loadedSecondEngine.get();
    }

    private synchronized Detector detector() {
        if (loadedDetector.isEmpty()) {
            loadedDetector = Optional.of(detector.get());
        }
        return loadedDetector.get();
    }

    private synchronized Wording wording() {
        if (loadedWording.isEmpty()) {
            loadedWording = Optional.of(Wording.english());
        }
        return loadedWording.get();
    }

    private static SpeechMonitor speechMonitor(
            Stage stage, RecordingInfo info, PipelineMonitor monitor, SpokenLanguage spoken) {
        return new SpeechMonitor() {
            @Override
            public void heard(long heardMillis) {
                monitor.progress(stage, heardMillis, info.durationMillis());
            }

            @Override
            public boolean cancelled() {
                return monitor.cancelled();
            }

            @Override
            public void language(String languageCode, double confidence) {
                spoken.told(languageCode, confidence);
            }

            @Override
            public void language(String languageCode) {
                spoken.told(languageCode);
            }
        };
    }

    private static void requireNotCancelled(PipelineMonitor monitor) {
        if (monitor.cancelled()) {
            throw new CancellationException("stopped on request");
        }
    }
}
