package org.bleepline.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.audio.OutputFormat;
import org.bleepline.audio.RedactionMethod;
import org.bleepline.core.redaction.CutScope;
import org.bleepline.core.speech.SpeakerCount;
import org.bleepline.core.speech.SpeechRequest;
import org.bleepline.core.transcript.TimePrecision;
import org.bleepline.core.transcript.Transcript;
import org.bleepline.language.DetectedLanguage;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.pipeline.Deliveries;
import org.bleepline.pipeline.Hearing;
import org.bleepline.pipeline.Languages;
import org.bleepline.pipeline.RedactionOptions;
import org.bleepline.pipeline.RedactionResult;
import org.bleepline.pipeline.ReportDelivery;
import org.bleepline.pipeline.imported.TranscriptFiles;
import org.bleepline.pipeline.leak.LeakCheckResult;
import org.bleepline.pipeline.leak.LeakCheckSettings;
import org.bleepline.pipeline.report.ReportKey;
import org.bleepline.wording.Style;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Redacts recordings: prints the redacted transcript, and leaves beside each recording (or in --output)"
                    + " NAME.redacted.mp3 (or what --quality names) and NAME.redacted.json.",
            "With --transcript and no recording, a transcript alone is redacted."
        })
final class RedactCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private static final String ASSUMED_LANGUAGE = "en";
    /** Below it words are more often in another language than in the one that they look like most. */
    private static final double LEAST_CONFIDENCE = 0.5;

    private static final Pattern SPEAKERS = Pattern.compile("([0-9]{1,3})(?:-([0-9]{1,3}))?");

    @Parameters(paramLabel = "RECORDING", arity = "0..*", description = "Audio or video, of any common type.")
    private List<Path> inputs = List.of();

    @Mixin
    private final WhatToRemove what = new WhatToRemove();

    @Option(
            names = {"-t", "--transcript"},
            paramLabel = "FILE",
            description =
                    "A transcript that exists already: JSON of AssemblyAI, OpenAI, Whisper, Deepgram, AWS, Google or"
                            + " Azure, subtitles, CTM, or plain text. The recording is then not transcribed.")
    private @Nullable Path transcript;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the results go; beside the recording unless given. Created where it is missing.")
    private @Nullable Path output;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "What is heard in place of a removed moment: ${COMPLETION-CANDIDATES}. Default: beep.")
    private MethodName method = MethodName.beep;

    @Option(
            names = "--quality",
            paramLabel = "TYPE",
            description =
                    "Type of the redacted recording: ${COMPLETION-CANDIDATES}. Default: mp3. With 'same' it is that of"
                            + " the recording, and the pictures of a video come along unchanged.")
    private QualityName quality = QualityName.mp3;

    @Option(
            names = {"-l", "--language"},
            paramLabel = "CODE",
            description = "What is spoken, such as en or en_us. Default: en; with --transcript what the file says, else"
                    + " what its words look like.")
    private @Nullable String language;

    @Mixin
    private final Listening listening = new Listening();

    @Option(
            names = "--hearing",
            paramLabel = "HEARING",
            description = "Which channels are transcribed by themselves: ${COMPLETION-CANDIDATES}. Default: auto,"
                    + " which hears channels apart where they carry different voices.")
    private HearingName hearing = HearingName.auto;

    @Option(
            names = "--channels",
            paramLabel = "SCOPE",
            description =
                    "Which channels are cut: ${COMPLETION-CANDIDATES}. Default: all. With 'speaking' only the channel"
                            + " of the voice, where it can be measured that the voice is on no other.")
    private ScopeName channels = ScopeName.all;

    @Option(
            names = "--no-punctuate",
            description = "Write no punctuation marks where the engine hears raw words (embedded; English).")
    private boolean noPunctuate;

    @Option(
            names = "--no-format-text",
            description =
                    "Write no capitals and no figures, such as $25 for 'twenty five dollars', where the engine hears"
                            + " raw words (embedded; English).")
    private boolean noFormatText;

    @Option(
            names = "--speakers",
            paramLabel = "N|MIN-MAX|auto",
            description =
                    "Tell speakers on one channel apart by their voices: so many, between so many, or as many as are"
                            + " found. Channels that carry different voices are told apart without it.")
    private @Nullable String speakers;

    @Option(
            names = "--align",
            description =
                    "Look for the time of every word anew in the sound (English). A transcript without times, such"
                            + " as plain text, is aligned in any case.")
    private boolean align;

    @Option(
            names = "--times",
            paramLabel = "PRECISION",
            description =
                    "What the times in --transcript are worth: ${COMPLETION-CANDIDATES}. Default: unknown. 'exact' are right"
                            + " to some hundredths of a second, 'measured' come from an acoustic model; the less is known, the"
                            + " further a cut reaches beyond a word.")
    private @Nullable TimesName times;

    @Option(
            names = "--verify",
            description =
                    "Check the redacted recording: it is transcribed again and its sound compared with the original's;"
                            + " what leaks is cut wider, and if that does not help, nothing is written.")
    private boolean verify;

    @Option(
            names = "--verify-engine",
            paramLabel = "ENGINE",
            completionCandidates = Listening.EngineNames.class,
            description = "Another speech engine for --verify, named as for --engine. Default: the same.")
    private @Nullable String verifyEngine;

    @Option(
            names = "--verify-rounds",
            paramLabel = "N",
            description = "How often --verify cuts wider and looks again, 0 to 10. Default: 3.")
    private @Nullable Integer verifyRounds;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "",
            description = "Also leave a report for auditors, a page of HTML, and the same signed (.jws) beside it."
                    + " FILE ends in .html. Default: NAME.report.html.")
    private @Nullable String report;

    @Option(names = "--picture", description = "Also leave NAME.redacted.svg, the waveform with its cuts.")
    private boolean picture;

    @Option(
            names = "--unredacted",
            description = "Also put the transcript before redaction into the JSON, under 'unredacted'.")
    private boolean unredacted;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no transcript and no progress.")
    private boolean quiet;

    /** The names that the command line knows, in its own spelling. */
    enum MethodName {
        beep,
        silence
    }

    enum QualityName {
        mp3,
        wav,
        flac,
        opus,
        m4a,
        same
    }

    enum ScopeName {
        all,
        speaking
    }

    enum TimesName {
        exact,
        measured,
        unknown
    }

    enum HearingName {
        auto,
        mixed,
        separate
    }

    @Override
    public Integer call() throws InterruptedException {
        if (report != null && !report.isEmpty() && !report.endsWith(".html")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--report FILE must end in .html, not '" + report
                            + "'; --report alone, which names it itself, goes behind the recording");
        }
        if (inputs.isEmpty() && transcript == null) {
            throw new ParameterException(
                    spec.commandLine(), "no recording was given, for example: bleepline redact call.mp3");
        }
        if (inputs.size() > 1 && transcript != null) {
            throw new ParameterException(spec.commandLine(), "--transcript goes with one recording only");
        }
        if (times != null && transcript == null) {
            throw new ParameterException(spec.commandLine(), "--times goes with --transcript");
        }
        if (report != null && !report.isEmpty() && inputs.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--report FILE goes with one recording; --report alone names each report itself");
        }
        if (transcript != null && speakers != null) {
            throw new ParameterException(
                    spec.commandLine(), "--speakers goes with recordings that are transcribed, not with --transcript");
        }
        if (inputs.isEmpty() && verify) {
            throw new ParameterException(spec.commandLine(), "--verify needs a recording");
        }
        if (!verify && (verifyEngine != null || verifyRounds != null)) {
            throw new ParameterException(spec.commandLine(), "--verify-engine and --verify-rounds go with --verify");
        }
        RedactionOptions options = options();
        Optional<ReportKey> key = report == null ? Optional.empty() : Optional.of(ReportKey.in(ReportKey.userFolder()));
        what.undetectable()
                .forEach(policy -> spec.commandLine()
                        .getErr()
                        .println("bleepline: note: '" + policy.wireName()
                                + "' is accepted, but nothing is found for it"));
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch finished = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> stopAndWait(stopped, finished), "stop");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try (Bleepline bleepline = bleepline()) {
            return inputs.isEmpty()
                    ? redactTranscript(bleepline, options, key)
                    : redactAll(bleepline, options, key, stopped);
        } finally {
            finished.countDown();
            if (!stopped.get()) {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            }
        }
    }

    private Bleepline bleepline() {
        Bleepline bleepline = listening.bleepline(languageCode());
        return verifyEngine == null || verifyEngine.equals(listening.engine())
                ? bleepline
                : bleepline.checkedBy(listening.engineNamed("--verify-engine", verifyEngine, languageCode()));
    }

    private RedactionOptions options() {
        RedactionOptions.Builder builder = RedactionOptions.builder()
                .policies(what.policies())
                .staticEntities(what.staticEntities())
                .substitution(what.substitution())
                .languageCode(languageCode())
                .hearing(Hearing.valueOf(hearing.name().toUpperCase(Locale.ROOT)))
                .scope(CutScope.valueOf(channels.name().toUpperCase(Locale.ROOT)))
                .align(align)
                .style(new Style(!noPunctuate, !noFormatText))
                .method(RedactionMethod.valueOf(method.name().toUpperCase(Locale.ROOT)))
                .format(OutputFormat.valueOf(quality.name().toUpperCase(Locale.ROOT)))
                .keepOriginal(unredacted);
        if (speakers != null) {
            builder.speakers(speakerCount(speakers));
        }
        if (verify) {
            builder.leakCheck(
                    verifyRounds == null ? LeakCheckSettings.defaults() : new LeakCheckSettings(verifyRounds));
        }
        if (transcript != null) {
            TimesName precision = times == null ? TimesName.unknown : times;
            builder.times(TimePrecision.valueOf(precision.name().toUpperCase(Locale.ROOT)));
            builder.transcript(given(transcript));
        }
        return builder.build();
    }

    private String languageCode() {
        return language == null
                ? ASSUMED_LANGUAGE
                : language.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Where neither the command line nor the file says its language, its words tell it. */
    private Transcript given(Path file) {
        if (language != null) {
            return TranscriptFiles.read(file, languageCode());
        }
        Transcript read = TranscriptFiles.read(file, SpeechRequest.AUTO);
        if (!read.languageCode().equals(SpeechRequest.AUTO)) {
            return read;
        }
        DetectedLanguage found = Languages.spokenIn(read, Set.of());
        boolean sure = found.confidence() >= LEAST_CONFIDENCE;
        String code = sure ? found.code() : ASSUMED_LANGUAGE;
        spec.commandLine()
                .getErr()
                .println("bleepline: note: " + file + " does not say its language; "
                        + (sure ? "its words look like '" : "its words do not tell it either, so it is taken for '")
                        + code
                        + "' (-l says another)");
        return new Transcript(code, read.words(), read.utterances());
    }

    private SpeakerCount speakerCount(String given) {
        Matcher numbers = SPEAKERS.matcher(given);
        if (given.equals("auto")) {
            return SpeakerCount.any(Long.MAX_VALUE);
        }
        if (numbers.matches()) {
            int least = Integer.parseInt(numbers.group(1));
            int most = numbers.group(2) == null ? least : Integer.parseInt(numbers.group(2));
            if (least >= 1 && most >= least) {
                return new SpeakerCount(least, most);
            }
        }
        throw new ParameterException(
                spec.commandLine(),
                "--speakers: '" + given + "' is none of: a number such as 2, a range such as 2-4, auto");
    }

    private int redactAll(
            Bleepline bleepline, RedactionOptions options, Optional<ReportKey> key, AtomicBoolean stopped) {
        int worst = ExitCode.OK;
        for (Path recording : inputs) {
            try {
                redactOne(bleepline, options, key, recording, stopped);
            } catch (RuntimeException e) {
                if (inputs.size() == 1 || stopped.get()) {
                    throw e;
                }
                Failure failure = Failure.of(e);
                spec.commandLine().getErr().println("bleepline: " + recording + ": " + failure.message());
                worst = Math.max(worst, failure.exitCode());
            }
        }
        return worst;
    }

    private void redactOne(
            Bleepline bleepline,
            RedactionOptions options,
            Optional<ReportKey> key,
            Path recording,
            AtomicBoolean stopped) {
        Targets targets = Targets.beside(recording, Optional.ofNullable(output));
        requireTranscriptUntouched(targets);
        Path redacted = targets.recording(bleepline.fileEnding(recording, options.format()));
        Deliveries deliveries = Deliveries.none().withRecording(redacted).withResult(targets.result());
        if (picture) {
            deliveries = deliveries.withPicture(targets.picture());
        }
        Optional<ReportDelivery> reported = key.map(signer -> targets.report(report, signer));
        if (reported.isPresent()) {
            deliveries = deliveries.withReport(reported.get());
        }
        ProgressBar bar = new ProgressBar(System.err, !quiet && Terminal.shows(), stopped);
        RedactionResult result;
        try {
            result = bleepline.redact(recording, options.withDeliveries(deliveries), bar);
        } finally {
            bar.clear();
        }
        print(result);
        say(summary(result) + "; wrote " + redacted + " and " + targets.result()
                + (picture ? " and " + targets.picture() : "")
                + reported.map(files -> " and " + files.page() + " and " + files.signed())
                        .orElse(""));
    }

    private void requireTranscriptUntouched(Targets targets) {
        if (transcript != null
                && transcript
                        .toAbsolutePath()
                        .normalize()
                        .equals(targets.result().toAbsolutePath().normalize())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the result would replace the transcript " + transcript + "; --output names another folder");
        }
    }

    private int redactTranscript(Bleepline bleepline, RedactionOptions options, Optional<ReportKey> key) {
        Path source = options.transcript().isPresent() && transcript != null ? transcript : Path.of("transcript");
        Targets targets = Targets.beside(source, Optional.ofNullable(output));
        Deliveries deliveries = Deliveries.none().withResult(targets.result());
        Optional<ReportDelivery> reported = key.map(signer -> targets.report(report, signer));
        if (reported.isPresent()) {
            deliveries = deliveries.withReport(reported.get());
        }
        RedactionResult result =
                bleepline.redact(options.transcript().orElseThrow(), options.withDeliveries(deliveries));
        print(result);
        say(summary(result) + "; wrote " + targets.result()
                + reported.map(files -> " and " + files.page() + " and " + files.signed())
                        .orElse(""));
        return ExitCode.OK;
    }

    private void print(RedactionResult result) {
        if (!quiet) {
            PrintWriter out = spec.commandLine().getOut();
            TranscriptPrinter.print(result.redacted().transcript(), out);
            out.flush();
        }
    }

    private void say(String message) {
        if (!quiet) {
            spec.commandLine().getErr().println(message);
        }
    }

    private static String summary(RedactionResult result) {
        int spans = result.spans().size();
        int cuts = result.cuts().size();
        return "removed " + spans + (spans == 1 ? " item" : " items")
                + (cuts == 0 ? "" : " in " + cuts + (cuts == 1 ? " cut" : " cuts"))
                + result.leakCheck().map(RedactCommand::verdict).orElse("");
    }

    private static String verdict(LeakCheckResult check) {
        int repaired = check.repaired().size();
        return repaired == 0
                ? "; the leak check found nothing"
                : "; the leak check passed after " + repaired + (repaired == 1 ? " repair" : " repairs");
    }

    /** On Ctrl-C the work is asked to stop, and the JVM waits for it to clean up. */
    private static void stopAndWait(AtomicBoolean stopped, CountDownLatch finished) {
        stopped.set(true);
        try {
            if (!finished.await(10, TimeUnit.SECONDS)) {
                System.err.println("bleepline: stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
